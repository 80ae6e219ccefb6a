"""A catalogue of words, read from its text (the form ``.po`` of gettext).

What reads it takes 20 ms to import, and a site in English does without.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel.messages.catalog import Catalog, Message


_JOINT = re.compile(r'"\s*"')
"""Where the words of a message go on in the next line."""
_TOO_MANY_FORMS = re.compile(r"nplurals\s*=\s*0*(?![0-6](?!\d))\d")
"""No language has more than six forms of the plural, and a list is made of as many as are named."""


class CatalogueError(Exception):
    """A catalogue cannot be read: ``line`` is where that shows."""

    def __init__(self, line: int) -> None:
        super().__init__(f"line {line}")
        self.line = line


def read_catalogue(text: str, language: str) -> Catalog:
    """Return a catalogue. A message that lacks one of its forms counts as not translated at all.

    Raises :class:`CatalogueError`.
    """
    from babel.messages.pofile import PoFileError, read_po

    from site_builder.content.locales import locale_of

    if _TOO_MANY_FORMS.search(_JOINT.sub("", text)):
        raise CatalogueError(1)
    try:
        catalogue = read_po(StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise CatalogueError(max(error.lineno, 0) + 1) from error
    except (ValueError, LookupError) as error:
        raise CatalogueError(1) from error
    catalogue.charset = "utf-8"
    catalogue.locale = locale_of(language)
    for message in catalogue:
        if not all(forms_of(message)) or message.fuzzy:
            message.string = ""
    return catalogue


def forms_of(message: Message) -> tuple[str, ...]:
    """Return what a message says: one text, or one for each form of the plural."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)
