"""Figures with their units: £50m, £50 million, fifty million pounds and 五千万ポンド are one sum of money.

Digits are read as :mod:`site_builder.evidence.figure_terms` reads them, words by the library text2num in the eight
languages that it knows, and Chinese and Japanese numerals here. A unit is a kind of thing that is counted: money
whatever the currency, a share, a time, a year, or the noun behind the number. Two figures of one unit may be rivals.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from msgspec import Struct
from text_to_num import find_numbers

from site_builder.content.languages import base_language
from site_builder.evidence.figure_terms import FIGURE, MAX_DIGITS, figure_values
from site_builder.evidence.receipt import Span

SPELLED = frozenset({"da", "de", "en", "es", "fr", "it", "nl", "pt"})
"""The languages whose number words are read."""
MAX_WORDS_AT_HAND = 65536
"""Whether a word is a number is cached for so many words."""


class Figure(Struct, frozen=True):
    """A number in a text. ``span`` is in code points; ``values`` are its readings, the likeliest first.

    ``unit`` is one of "money", "share", "time", "year", or the noun behind it in small letters; empty where none is told.
    """

    span: Span
    values: tuple[Decimal, ...]
    unit: str


class _Number(NamedTuple):
    start: int
    end: int
    values: tuple[Decimal, ...]


def figures_of(text: str, language: str = "en") -> tuple[Figure, ...]:
    """Return the figures of a text in order. ``language`` is a language tag, for the numbers written in words."""
    tongue = base_language(language)
    found: list[_Number] = []
    # Of overlapping ones the first counts, and of those that begin together the longest.
    for number in sorted(
        (*_digits(text), *_ideographs(text), *_spelled(text, tongue)), key=lambda n: (n.start, -n.end)
    ):
        if not found or number.start >= found[-1].end:
            found.append(number)
    return tuple(_with_unit(text, number) for number in found if all(map(_is_countable, number.values)))


def _is_countable(value: Decimal) -> bool:
    return abs(value.adjusted()) < MAX_DIGITS


def _digits(text: str) -> Iterator[_Number]:
    for match in FIGURE.finditer(text):
        yield _Number(match.start(), match.end(), figure_values(match))


_TOKEN = re.compile(r"\w+|[^\w\s]+")


class _Token(NamedTuple):
    """A word as text2num asks for it."""

    word: str
    span: Span

    def text(self) -> str:
        return self.word

    def nt_separated(self, _: object) -> bool:
        return False

    def not_a_number_part(self) -> bool:
        return any(map(str.isdigit, self.word))


def _spelled(text: str, language: str) -> Iterator[_Number]:
    """Yield the numbers that are written in words."""
    if language not in SPELLED:
        return
    if not any(_is_number(word, language) for word in _TOKEN.findall(text)):
        return
    tokens = [_Token(match[0].lower(), Span(match.start(), match.end())) for match in _TOKEN.finditer(text)]
    for found in find_numbers(tokens, language, 0.0):
        if not found.is_ordinal:
            yield _Number(tokens[found.start].span.start, tokens[found.end - 1].span.end, (Decimal(str(found.value)),))


@lru_cache(MAX_WORDS_AT_HAND)
def _is_number(word: str, language: str) -> bool:
    """Say whether a word is a number by itself. Each number of several words has such a word, and most sentences have none."""
    return bool(find_numbers([_Token(word.lower(), Span(0, len(word)))], language, 0.0))


_ONES = {character: value for value, character in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2, "兩": 2}
_TENS = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "萬": 10**4, "億": 10**8, "亿": 10**8, "兆": 10**12}
_NUMERALS = "".join([*_ONES, *_TENS, *_MYRIADS])
# A single numeral may be part of any word, so it counts only in front of a unit.
_IDEOGRAPHS = re.compile(
    rf"(?:百分之)?(?:[\d.,]*\d[{''.join(_TENS)}]*[{''.join(_MYRIADS)}]|[{_NUMERALS}]{{2,}})[\d{_NUMERALS}]*"
    rf"|[{_NUMERALS}](?=[円元年天人名]|美元|欧元|英镑|ポンド|ドル|ユーロ|年間|か月|ヶ月|[个個]月|日間|時間|小时)"
)


def _ideographs(text: str) -> Iterator[_Number]:
    for match in () if text.isascii() else _IDEOGRAPHS.finditer(text):
        value = _read(match[0].removeprefix("百分之").replace(",", ""))
        yield _Number(match.start(), match.end(), (value,))


def _read(numeral: str) -> Decimal:
    """Return what a Chinese or Japanese numeral is worth, also one with digits in it, such as 1億2300万."""
    if all(character in _ONES for character in numeral):
        return Decimal("".join(str(_ONES[character]) for character in numeral))
    total = section = Decimal(0)
    digit: Decimal | None = None
    for part in re.findall(r"\d+(?:\.\d+)?|\D", numeral):
        if part in _TENS:
            section, digit = section + (1 if digit is None else digit) * _TENS[part], None
        elif part in _MYRIADS:
            section = section + (digit or 0)
            total, section, digit = total + (section or 1) * _MYRIADS[part], Decimal(0), None
        else:
            digit = Decimal(_ONES[part]) if part in _ONES else Decimal(part)
    return total + section + (digit or 0)


_CURRENCY = "[£$€¥₹₽₩₺₴₪₫₦฿¢元円圓]|(?:US|A|C|NZ|HK|S|R)\\$"
_MONEY_BEFORE = re.compile(rf"(?:{_CURRENCY}|\b(?:GBP|USD|EUR|JPY|CHF|CNY|Rs\.?|RMB))\s*$")
_UNITS = {
    "money": r"[£$€¥₹₽₩₺₴₪₫₦฿¢]|(?:GBP|USD|EUR|JPY|CHF|CNY|RMB)\b|pounds?\b|dollars?\b|euros?\b|pence\b|cents?\b|francs?\b|yen\b|yuan\b"
    r"|rupees?\b|sterling\b|pfund\b|dólares\b|livres?\b|libras?\b|pesos?\b|franken\b|kron[ea]r?\b|美?元|円|欧元|英镑|ポンド|ドル|ユーロ",
    "share": r"%|％|‰|per[\s-]?cent\b|percentage\b|prozent\b|pour\s?cent\b|por\s?ciento\b|por\s?cento\b|パーセント",
    "time": r"(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|sekunden?|minuten?|stunden?|tagen?|wochen?|monaten?"
    r"|jahren?|secondes?|heures?|jours?|semaines?|mois|ans?|années?|segundos?|minutos?|horas?|d[ií]as?|semanas?|mes(?:es)?"
    r"|años?|anos?)\b|年間|か月|ヶ月|个月|個月|日間|時間|小时|天",
    "year": r"s\b|年",
}
_BEHIND = {
    unit: re.compile(rf"\.?[\s-]*(?:(?:de|d['’]|of)\s*)?(?:{pattern})", re.IGNORECASE)
    for unit, pattern in _UNITS.items()
}
_NOUN = re.compile(r"[\s-]+(?P<noun>[^\W\d_]{3,})")
_PLAIN_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")


def _with_unit(text: str, number: _Number) -> Figure:
    before = _MONEY_BEFORE.search(text, max(0, number.start - 5), number.start)
    if before:
        return Figure(Span(before.start(), number.end), number.values, "money")
    if text.startswith("百分之", number.start):
        return Figure(Span(number.start, number.end), number.values, "share")
    for unit, pattern in _BEHIND.items():
        behind = pattern.match(text, number.end)
        if behind and (unit != "year" or _is_year(text, number)):
            return Figure(Span(number.start, behind.end()), number.values, unit)
    if _is_year(text, number):
        return Figure(Span(number.start, number.end), number.values, "year")
    noun = _NOUN.match(text, number.end)
    return Figure(Span(number.start, number.end), number.values, noun["noun"].lower() if noun else "")


def _is_year(text: str, number: _Number) -> bool:
    """Say whether a number is written as years are: four digits in a row, also Chinese or Japanese ones."""
    digits = "".join(str(_ONES.get(character, character)) for character in text[number.start : number.end])
    return bool(_PLAIN_YEAR.fullmatch(digits))
