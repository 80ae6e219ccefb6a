"""A catalogue of words, read from its text (the form ``.po`` of gettext).

What reads it takes 20 ms to import, and a site in English does without.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from gettext import c2py
from io import StringIO

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import PoFileError, PoFileParser

from site_builder.content.locales import locale_of

_PLURAL_FORMS = re.compile(
    r"\s*nplurals\s*=\s*[1-6]\s*;\s*plural\s*=(?P<rule>(?:[n0-9\s()?:<>=!&|]|%\s*[1-9])+);?\s*", re.ASCII
)
"""The header ``Plural-Forms``: as many forms as a language can have, and a rule that can choose for every number.

A list is made of as many forms as are named, and whoever reads headers understands more than one spelling of a number. A rule
divides by no number that may be 0.
"""
_PLURAL = "plural-forms"
_LONGEST_RULE = 2_000


class CatalogueError(Exception):
    """A catalogue cannot be read: ``line`` is where that shows. ``of_plural`` says that it is the header with the plural."""

    def __init__(self, line: int, *, of_plural: bool = False) -> None:
        super().__init__(f"line {line}")
        self.line = line
        self.of_plural = of_plural


def line_of_plural(text: str) -> int:
    """Return the line of a catalogue at which its rule for the plural stands, or the first."""
    return text.count("\n", 0, max(text.lower().find(_PLURAL), 0)) + 1


def read_catalogue(text: str, language: str) -> Catalog:
    """Return a catalogue. A message that lacks one of its forms counts as not translated at all.

    Raises :class:`CatalogueError`.
    """
    catalogue = _StrictCatalog()
    try:
        PoFileParser(catalogue, abort_invalid=True).parse(StringIO(text))
    except CatalogueError as error:
        raise CatalogueError(line_of_plural(text), of_plural=True) from error
    except PoFileError as error:
        raise CatalogueError(max(error.lineno, 0) + 1) from error
    except (ValueError, LookupError, TypeError, AttributeError, ArithmeticError) as error:  # Of a header.
        raise CatalogueError(1) from error
    catalogue.charset = "utf-8"
    catalogue.locale = locale_of(language)
    for message in catalogue:
        if not all(texts_of_message(message)) or message.fuzzy:
            message.string = ""
    return catalogue


class _StrictCatalog(Catalog):
    """A catalogue that takes no header ``Plural-Forms`` but one of the plain form, wherever it comes from."""

    def _set_mime_headers(self, headers: Iterable[tuple[str, str]]) -> None:
        given = list(headers)
        for name, value in given:
            if name.lower() == _PLURAL:
                check_plural_forms(value)
        super()._set_mime_headers(given)

    mime_headers = property(Catalog._get_mime_headers, _set_mime_headers)


def check_plural_forms(value: str) -> None:
    """Raise :class:`CatalogueError` where a header ``Plural-Forms`` is not of the plain form, or its rule is none."""
    found = _PLURAL_FORMS.fullmatch(value) if len(value) <= _LONGEST_RULE else None
    try:
        if found is None:
            raise CatalogueError(1)
        c2py(found["rule"].strip())(1)
    except (ValueError, ArithmeticError) as error:
        raise CatalogueError(1) from error


def texts_of_message(message: Message) -> tuple[str, ...]:
    """Return what a message says: one text, or one for each form of the plural."""
    said = message.string or ""
    return (said,) if isinstance(said, str) else tuple(said)
