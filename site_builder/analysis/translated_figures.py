"""Figures of a quotation that its translation does not have, and figures that it has alone.

What both write in digits has to be in both. A figure may be said in another way that is common: by the clock of twelve
hours, as a year without its century, or with a word such as “crore” that is read in few languages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from msgspec import Struct

from site_builder.analysis.figures import SPELLED, Figure, figures_of
from site_builder.content.languages import base_language

MAX_UNTRANSLATED = 12
"""Up to this number, what is written as a word may be translated without one: “les deux” are both."""


_DAY = re.compile(r"(?<!\d)(?P<day>\d{1,2}[./-]\d{1,2}[./-])(?P<year>\d{4})(?!\d)")
_DAY_OR_TIME = re.compile(
    rf"{_DAY.pattern}|(?<!\d)\d{{1,2}}:\d\d(?!\d)|(?<![\d.])\d{{1,2}}[.h]\d\d(?=\s*(?:Uhr|[ap]\.?m\b|h\b)|(?<=h\d\d)\b)",
    re.IGNORECASE,
)
_READ = SPELLED | {"ja", "zh"}
"""Languages of whose numbers those in words are read too."""
_AMOUNT = re.compile(
    r"(?-i:\b[IVXLC]{2,}(?:e|er|ème)?\b)|\b(?:half|quarter|dozen|score|halb|hälfte|viertel|dutzend|hundert|tausend|demi|moitié|quart|mitad|medio|media|cuart|"
    r"metà|mezz|quart|metade|meio|meia|helft|half|kwart|halv|kvart|snes)|\w(?:taine|zaine|llier|tena|cena|tina|cina|tinaio|gliaio|tenar|llar|tal)s?\b|[半]",
    re.IGNORECASE,
)
"""Words for amounts that are no numbers, such as “une centaine”, and Roman numerals: they may be translated as figures."""
_QUOTATION_MARKS = re.compile('["“”„«»「」『』]')
_MARK = re.compile(r"\D")


class Untranslated(Struct, frozen=True):
    """Figures of an original that its translation lacks, and those of the translation that the original lacks, as written."""

    lost: tuple[str, ...]
    new: tuple[str, ...]


def untranslated_figures(original: str, language: str, translation: str, into: str) -> Untranslated | None:
    """Return the figures that are not in both texts, or None where the translation has those of the original and no more."""
    original, translation = (_QUOTATION_MARKS.sub("", text) for text in (original, translation))
    exact = {base_language(language), base_language(into)} <= SPELLED
    olds, news = figures_of(_without_days(original), language), figures_of(_parted(translation), into)
    said, meant = _forms(news, _SAID), _forms(olds, _MEANT)
    lost = tuple(
        _written(original, one) for one in olds if _counts(original, one) and not _is_among(one, said, exact=exact)
    )
    new = tuple(
        _written(translation, one)
        for one in figures_of(_without_days(translation), into)
        if _counts(translation, one) and not _is_among(one, meant, exact=exact)
    )
    if not lost and (added := _added(original, language, translation, into)):
        return Untranslated((), added)
    return Untranslated(lost, new) if lost else None


def _added(original: str, language: str, translation: str, into: str) -> tuple[str, ...]:
    """Return the figures of a translation that nothing in the original stands for, where all of its numbers are read."""
    if base_language(language) not in _READ or _AMOUNT.search(original):
        return ()
    meant = _forms(figures_of(_parted(original), language), _MEANT)
    return tuple(
        _written(translation, one)
        for one in figures_of(_without_days(translation), into)
        if one.values[0] > MAX_UNTRANSLATED and one.unit != "time" and not _is_among(one, meant, exact=False)
    )


def _parted(text: str) -> str:
    """Return a text in which the numbers of days and times stand by themselves: “2 30 pm” for “2.30 pm”."""
    return _DAY_OR_TIME.sub(lambda found: _MARK.sub(" ", found[0]), text)


def _without_days(text: str) -> str:
    """Return it without the day and the month of dates in digits, of which the month may be a word elsewhere."""
    return _parted(_DAY.sub(lambda found: f"{' ' * len(found['day'])}{found['year']}", text))


def _written(text: str, figure: Figure) -> str:
    return text[figure.span.start : figure.span.end]


def _counts(text: str, figure: Figure) -> bool:
    return any(map(str.isdigit, _written(text, figure))) or figure.values[0] > MAX_UNTRANSLATED


class _Forms(Struct, frozen=True):
    """The numbers that figures of the other text may stand for, and their digits."""

    values: frozenset[Decimal]
    digits: frozenset[tuple[int, ...]]


_SAID, _MEANT = (Decimal(0), Decimal(12), Decimal(-1900)), (Decimal(0), Decimal(-12), Decimal(1900))
"""What a figure of a translation, or of an original, is more by in the other text: by the clock, or in a year."""


def _forms(figures: Iterable[Figure], more: Iterable[Decimal]) -> _Forms:
    values = {value for figure in figures for value in figure.values}
    return _Forms(frozenset(value + other for value in values for other in more), frozenset(map(_significant, values)))


def _is_among(figure: Figure, forms: _Forms, *, exact: bool) -> bool:
    return any(value in forms.values or (not exact and _significant(value) in forms.digits) for value in figure.values)


def _significant(value: Decimal) -> tuple[int, ...]:
    """Return the digits of a number without the zeros at its end: 5 lakh and 500,000 have the same."""
    return value.normalize().as_tuple().digits
