"""Checking the words that a site's pages are said in: whether there are any in its language, and whether its own can be read."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.checks import interface_words
from site_builder.content.document import Document
from site_builder.content.files import decode_utf8
from site_builder.content.locales import locale_of
from site_builder.content.settings import Settings
from site_builder.content.theme_folders import bundled_themes, theme_exists, theme_folders
from site_builder.content.word_catalogues import catalogue_path, catalogues_in, untranslated_words
from site_builder.findings.finding import Finding


def check_words(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    """Report words that cannot be said, and that readers will see English ones; nothing of a theme that is not there."""
    language, theme = settings.record.language, settings.record.theme
    if not theme_exists(root, theme):
        return ()
    folders = theme_folders(root, theme)
    faults = tuple(_faults(root, folders, language))
    return faults or tuple(_missing(folders, settings))


def _faults(root: Path, folders: tuple[Path, ...], language: str) -> Iterator[Finding]:
    for path in catalogues_in(folders, language):
        # The generator's own are tested.
        if not path.is_relative_to(bundled_themes()):
            name = path.relative_to(root).as_posix()
            text = decode_utf8(path.read_bytes(), name)
            yield from (text,) if isinstance(text, Finding) else interface_words.check(text, name, language)


def _missing(folders: tuple[Path, ...], settings: Document[Settings]) -> Iterator[Finding]:
    language, theme = settings.record.language, settings.record.theme
    missing = len(untranslated_words(folders, language))
    if not missing:
        return
    begun = next(catalogues_in(folders, language), None)
    if begun:
        said = f"{missing} words of the theme are not translated into “{language}”: readers will see them in English."
        hint = f"Translate what is empty in themes/{theme}/{catalogue_path(language)}; `site-builder words missing` prints what is left."
    else:
        said = f"The theme has no words in “{language}”: buttons and headings of all pages would be in English."
        hint = _how_to_begin(language)
    yield settings.report("language-without-words", ("language",), said, hint)


def _how_to_begin(language: str) -> str:
    if locale_of(language):
        return f"Begin a catalogue of words with `site-builder words new {language}`, or write the language of one that is there."
    return "Look the language up: this tag is none that Unicode's CLDR knows. Write one such as `en`, `fr` or `ar`."
