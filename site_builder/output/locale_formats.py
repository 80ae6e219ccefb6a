"""Dates, numbers and names of languages as readers of the site's language write them.

Plain English needs nothing but what stands here. Babel knows every other language.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import cache

from msgspec import Struct

from site_builder.content.dates import ENGLISH_MONTHS
from site_builder.content.locales import locale_of

PLAIN = frozenset({"en", "en-GB"})
"""Languages whose dates and numbers are written without Babel."""
_ENGLISH = {"en": "English", "en-GB": "English (United Kingdom)", "en-US": "English (United States)"}
"""The English names of English: most sites name no other language."""


class Written(int):
    """A whole number that prints as the site's language writes it, and still selects singular or plural."""

    words: str

    def __str__(self) -> str:
        return self.words


class Formats(Struct, frozen=True):
    """How a site's language writes a day, a whole number, and the name of a language."""

    day: Callable[[date], str]
    thousands: Callable[[int], int]
    language_name: Callable[[str], str]


def day(value: date) -> str:
    """Return a date as readers of English write it: 20 November 2026."""
    return f"{value.day} {ENGLISH_MONTHS[value.month - 1]} {value.year}"


def formats_of(language: str) -> Formats:
    """Return how a language writes dates, numbers and names of languages."""
    if language in PLAIN:
        return Formats(
            day,
            lambda number: _written(number, f"{number:,}"),
            cache(lambda tag: _ENGLISH.get(tag) or _language_name(tag, language)),
        )
    # They take 20 ms, and plain English needs neither.
    from babel import dates, numbers

    locale = locale_of(language) or "en_GB"
    return Formats(
        cache(lambda value: dates.format_date(value, format="long", locale=locale)),
        cache(lambda number: _written(number, numbers.format_decimal(number, locale=locale))),
        cache(lambda tag: _language_name(tag, language)),
    )


def _written(number: int, words: str) -> Written:
    written = Written(number)
    written.words = words
    return written


def _language_name(tag: str, language: str) -> str:
    """Return the name of the language ``tag`` in another language, or the tag when nobody knows a name."""
    named = locale_of(tag)
    return (named and named.get_display_name(locale_of(language) or "en")) or tag
