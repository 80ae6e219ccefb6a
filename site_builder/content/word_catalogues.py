"""Reading a theme's words in another language: gettext catalogues as text, made ready in memory.

``locales/<language>/LC_MESSAGES/messages.po`` holds the words; nothing compiled is kept on disk. English is what
the templates themselves are written in and needs no catalogue. Reading one takes about 20 ms.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from gettext import GNUTranslations, NullTranslations
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo

from site_builder.content.catalogue_text import CatalogueError, read_catalogue
from site_builder.content.languages import fallbacks, is_english, written_alike
from site_builder.store.site_paths import is_file

COMPLETE = "de"
"""A language in which the default theme says every word of the interface; its catalogue is the list of them all."""


def load_words(folders: Iterable[Path], language: str) -> NullTranslations:
    """Return the words of a language: those of the last folder first, then the others', then English.

    A catalogue that cannot be read is passed over: :mod:`site_builder.checks.interface_words` tells of it.
    """
    words = NullTranslations()
    for path in catalogues_in(folders, language):
        try:
            found = _compiled(read_catalogue(path.read_text(encoding="utf-8"), language))
        except CatalogueError:
            continue
        found.add_fallback(words)
        words = found
    return words


def catalogues_in(folders: Iterable[Path], language: str) -> Iterator[Path]:
    """Yield the catalogues of a language that are there; what a later one says goes before what an earlier one says."""
    if is_english(language):
        return
    for folder in folders:
        for tag in reversed(fallbacks(language)):
            if is_file(folder, catalogue_path(tag)):
                yield folder / catalogue_path(tag)


def catalogue_path(language: str) -> str:
    """Return where a theme has its words in a language."""
    return f"locales/{written_alike(language).replace('-', '_')}/LC_MESSAGES/messages.po"


def untranslated_words(folders: Sequence[Path], language: str) -> tuple[Message, ...]:
    """Return the words of the interface that are said in English; ``folders`` are a theme's, that of the default theme first."""
    default, *others = folders
    if is_english(language) or any(True for _ in catalogues_in((default,), language)):
        return ()
    said = {
        message.id
        for path in catalogues_in(others, language)
        for message in _messages(path, language)
        if message.string
    }
    return tuple(message for message in all_messages(default) if message.id not in said)


def all_messages(default: Path) -> tuple[Message, ...]:
    """Return every word of the interface; ``default`` is the folder of the default theme."""
    return tuple(_messages(default / catalogue_path(COMPLETE), COMPLETE))


def _messages(path: Path, language: str) -> Iterator[Message]:
    """Yield the messages of a catalogue without its head; none where it cannot be read."""
    try:
        yield from (message for message in read_catalogue(path.read_text(encoding="utf-8"), language) if message.id)
    except (CatalogueError, UnicodeDecodeError):
        return


def _compiled(catalogue: Catalog) -> NullTranslations:
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    try:
        return GNUTranslations(compiled)
    except ValueError as error:  # Its rule for the plural is none.
        raise CatalogueError(1) from error
