"""Answers that are quantities: what amount each one names, and how they compare.

Amounts are read as English writes them ("£1.5 million", "45,000 officers", "12 per cent"), since elsewhere a point
parts thousands and a "Billion" is another number. Any other text is no amount: a missing chart misleads nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct

from site_builder.content.records import Stance
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, EvidenceCard, SourceCard

_SIGN = r"[$¢£¥\u20a0-\u20c0]"
_NUMBER = r"(?P<number>(?:[0-9]{1,3}(?:,[0-9]{3}){1,5}|[0-9]{1,18})(?:\.[0-9]{1,9})?)"
_SCALE = r"(?P<scale>thousand|million|billion|trillion)(?![^\W\d_])"
_SHORT = r"(?P<short>k|m|mn|bn|tn)(?![^\W\d_])"
_MINUS = r"(?P<{}>[-\u2212])?"
_MONEY = re.compile(
    rf"{_MINUS.format('minus')}(?P<unit>{_SIGN}){_MINUS.format('inner')}\s?{_NUMBER}(?:\s?(?:{_SCALE}|{_SHORT}))?",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"{_MINUS.format('minus')}{_NUMBER}(?:[\s-]?{_SCALE})?[\s-]?(?P<unit>per\s?cent|%|{_SIGN}|[^\W\d_]+)",
    re.IGNORECASE,
)
_TIMES = {
    "": 1,
    "k": 10**3,
    "thousand": 10**3,
    "m": 10**6,
    "mn": 10**6,
    "million": 10**6,
    "bn": 10**9,
    "billion": 10**9,
    "tn": 10**12,
    "trillion": 10**12,
}
_SAME = {"percent": "%", "per cent": "%", "euro": "€", "eur": "€", "gbp": "£"}
# A number before one of these names a day, a year or an hour, or has a further word to come.
_NO_UNIT = re.compile(
    r"january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|am|pm|ad|bce?|ce|st|nd|rd|th"
    r"|k|mn|bn|tn|thousand|million|billion|trillion"
)


class Answer(Struct, frozen=True):
    """One rival answer on a question's page: the claim and the evidence for and against it.

    ``more`` counts the items of evidence that stand only on the claim's own page.
    """

    claim: ClaimCard
    evidence: Mapping[Stance, tuple[EvidenceCard, ...]]
    more: int


class Figure(Struct, frozen=True):
    """An answer that is an amount, beside others of the same unit.

    ``share`` is its size as a part of the largest one, from 0 to 1, without regard to its sign. ``more`` counts the
    sources that support it beside those of ``supported_by``.
    """

    claim: ClaimCard
    value: float
    share: float
    supported_by: tuple[SourceCard, ...]
    more: int


class Amount(NamedTuple):
    """How many, and of what."""

    value: Decimal
    unit: str


def amount_of(text: str) -> Amount | None:
    """Return the amount in a text, or None unless the text is one plain amount with its unit."""
    text = " ".join(text.split())
    match = _MONEY.fullmatch(text) or _COUNT.fullmatch(text)
    if match is None:
        return None
    found = match.groupdict()
    # With IGNORECASE the expressions also match letters such as a long s, which is in no multiplier.
    times = _TIMES.get((found["scale"] or found.get("short") or "").lower())
    below = bool(found["minus"]) + bool(found.get("inner"))
    if times is None or below > 1 or _NO_UNIT.fullmatch(match["unit"].lower()):
        return None
    value = Decimal(match["number"].replace(",", "")) * times
    return Amount(-value if below else value, _unit(match["unit"]))


def _unit(word: str) -> str:
    """Return one name for a unit, however it is written: months is month."""
    lower = word.lower()
    single = lower.removesuffix("s") if len(lower) > 3 else lower
    # The case of a short unit counts: mW is not MW.
    return _SAME.get(single) or (single if len(word) > 3 else word)


def figures(answers: Iterable[Answer]) -> tuple[Figure, ...]:
    """Return the figures of a question whose answers are all amounts of one unit, otherwise nothing."""
    answers = tuple(answers)
    amounts = [amount for answer in answers if (amount := amount_of(answer.claim.answer or ""))]
    if len(answers) < 2 or len(amounts) < len(answers) or len({amount.unit for amount in amounts}) > 1:
        return ()
    largest = max(abs(amount.value) for amount in amounts)
    return tuple(
        Figure(answer.claim, float(value), float(abs(value) / largest) if largest else 0.0, *supporters(answer))
        for answer, (value, _) in zip(answers, amounts, strict=True)
    )


def supporters(answer: Answer) -> tuple[tuple[SourceCard, ...], int]:
    """Return the articles that support an answer, each once, as many as are named, and how many there are beside."""
    found: dict[str, SourceCard] = {}
    for card in answer.evidence[Stance.SUPPORTS]:
        found.setdefault(card.source.article, card.source)
    named = tuple(found.values())
    return named[: page_limits.SUPPORTERS], len(named[page_limits.SUPPORTERS :])
