"""Figures as people write them, as one term each: £50m, £50 million, fifty million and 50,000,000 are the same.

A term is made of letters and digits only (``n50000000``, ``n1d5``), so that no tokenizer splits it. What a point or a
comma parts differs from language to language; where both readings are possible, both are terms.
"""

from __future__ import annotations

import re
from decimal import Decimal

from site_builder.evidence.apostrophes import CJK

NUMBER_WORDS = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
} | {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
}
"""Numbers as English says them in one word."""
_SCALES = {
    10**2: "hundred",
    10**3: "k|thousand|tausend|mille|mil",
    10**6: "m|mn|mio|million|millions|millionen|millón|millones|milioni|milhões",
    10**9: "bn|billion|billions|mrd|milliard|milliards|milliarden|miliardi",
    10**12: "tn|trillion|trillions",
}
_TIMES = {word: times for times, words in _SCALES.items() for word in words.split("|")}

_HAN_SCALES = {10**2: "百백", 10**3: "千천", 10**4: "万萬만", 10**8: "億亿억", 10**12: "兆조"}
_HAN_TIMES = {sign: times for times, signs in _HAN_SCALES.items() for sign in signs}
"""Multipliers of Chinese, Japanese and Korean, which stand right behind the digits, with a word behind them: ``70千人``."""

MAX_DIGITS = 1_000
"""So much of a figure is read: nobody counts with more, and arithmetic has an end at a million digits."""
_SPACE = "[ \u00a0\u2009\u202f]"
_POINT = "[.,٫]"
_DIGITS = (
    rf"\d{{1,3}}(?:[,.'’٬\u00a0\u2009\u202f]\d{{3}})+(?:{_POINT}\d+)?(?!\d)"
    rf"|[1-9]\d{{0,2}}(?: \d{{3}})+(?:,\d+)?(?![\d.,]*\d)"
    rf"|\d+(?:{_POINT}\d+)?"
)
_SCALE = "|".join(sorted(_TIMES, key=len, reverse=True))
FIGURE = re.compile(
    rf"(?:(?<![^\W_])|(?-i:(?<=[{CJK}])))(?P<number>{_DIGITS}|(?ai:{'|'.join(NUMBER_WORDS)})(?![^\W_]))"
    rf"(?:(?:{_SPACE}|-)*(?P<scale>{_SCALE})(?![^\W_])|(?P<han>[{''.join(_HAN_TIMES)}]))?",
    re.IGNORECASE,
)
"""A figure in running text: a number in digits or as a word, and a word such as “million” behind it."""


def figure_terms(match: re.Match[str]) -> tuple[str, ...]:
    """Return the terms of a figure that :data:`FIGURE` found: one, or several where it can be read in several ways."""
    return tuple(dict.fromkeys(_term(value) for value in figure_values(match)))


def figure_values(match: re.Match[str]) -> tuple[Decimal, ...]:
    """Return what a figure that :data:`FIGURE` found may be worth, the likeliest first."""
    times = _HAN_TIMES.get(match["han"] or "") or _TIMES.get((match["scale"] or "").lower(), 1)
    return tuple(number * times for number in _numbers(match["number"][:MAX_DIGITS]))


def _numbers(text: str) -> tuple[Decimal, ...]:
    word = NUMBER_WORDS.get(text.lower())
    if word is not None:
        return (Decimal(word),)
    # With plain spaces it may be one number, or several that stand side by side.
    parts = tuple(map(Decimal, re.findall(r"\d+", text))) if " " in text else ()
    whole = re.sub(r"[^\d.,]", "", text.replace("٫", ","))
    marks = re.findall(r"[.,]", whole)
    if not marks:
        return (Decimal(whole), *parts)
    head, _, tail = whole.rpartition(marks[-1])
    parted, pointed = Decimal(re.sub(r"[.,]", "", whole)), Decimal(f"{re.sub(r'[.,]', '', head)}.{tail}")
    if len(marks) > 1:
        return (parted,) if marks[0] == marks[-1] else (pointed,)
    if len(tail) == 3 and "٫" not in text:
        return (parted,) if marks[0] == "," else (parted, pointed)
    return (pointed, *parts)


def _term(number: Decimal) -> str:
    return "n" + format(number.normalize(), "f").replace(".", "d")
