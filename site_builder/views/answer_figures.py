"""Answers that are quantities: what amount each one names, and how they compare.

Amounts are read as English writes them ("£1.5 million", "45,000 officers", "12 per cent"), since elsewhere a point
parts thousands and a "Billion" is another number. Any other text is no amount: a missing chart misleads nobody.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.languages import is_english
from site_builder.content.records import Stance
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.evidence_cards import EvidenceCard

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


class RivalAnswer(Struct, frozen=True):
    """One rival answer on a question's page: the claim and the evidence for and against it.

    ``more`` counts the items of evidence that stand only on the claim's own page.
    """

    claim: ClaimCard
    evidence: Mapping[Stance, tuple[EvidenceCard, ...]]
    more: int


class AnswerFigure(Struct, frozen=True):
    """An answer that is an amount, or a range, beside others of the same unit.

    ``share`` is its size as a part of the largest one, from 0 to 1, without regard to its sign; of a range that of its
    upper end, and ``start`` that of its lower one. ``more`` counts the sources that support it beside those of
    ``supported_by``. ``words`` are those of an article that gives a range and supports none of the answers: then
    ``claim`` is the one that they bear on, and ``address`` leads to them.
    """

    claim: ClaimCard
    value: float
    share: float
    supported_by: tuple[SourceCard, ...]
    more: int
    start: float | None = None
    words: str | None = None
    address: str = ""


class AmountRange(NamedTuple):
    """From how many up to how many, and of what; ``words`` say so."""

    low: Decimal
    high: Decimal
    unit: str
    words: str


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


_ENDS = re.compile(r"(?:between |from )?(?P<low>.+?)(?:\s?[\u2013\u2014]\s?| to | and )(?P<high>.+)", re.IGNORECASE)
_LEADING_NUMBER = re.compile(r"[^0-9]*[0-9.,]+")
_VAGUE = re.compile(
    r"(?<!\w)(?P<times>tens|hundreds) of (?P<scale>thousand|million|billion|trillion)s(?: of (?P<unit>[^\W\d_]+))?",
    re.IGNORECASE,
)
_COINS = {"pounds": "£", "dollars": "$", "euros": "€"}


def amount_range(text: str) -> AmountRange | None:
    """Return the range in a text, or None unless the text is one plain range with its unit: “10 to 20 per cent”."""
    text = " ".join(text.split())
    match = _ENDS.fullmatch(text)
    high = amount_of(match["high"]) if match else None
    if match is None or high is None:
        return None
    # What follows the upper number may hold for the lower one too: “£10 to £20 million”, “10 to 20 per cent”.
    rest = _LEADING_NUMBER.sub("", match["high"])
    for written in (f"{match['low']}{rest}", match["low"]):
        low = amount_of(written)
        if low and low.unit == high.unit and low.value < high.value:
            return AmountRange(low.value, high.value, high.unit, text)
    return None


def vague_range(text: str, unit: str) -> AmountRange | None:
    """Return the only range of a unit that a text gives in words, such as “tens of millions of pounds”, or None."""
    found = list(_VAGUE.finditer(text))
    if len(found) != 1:
        return None
    match = found[0]
    named = (match["unit"] or "").lower()
    if unit not in (_COINS.get(named), _unit(named) if named else None):
        return None
    least = _TIMES[match["scale"].lower()] * (10 if match["times"].lower() == "tens" else 100)
    return AmountRange(Decimal(least), Decimal(least * 10), unit, match[0])


def figures(answers: Iterable[RivalAnswer]) -> tuple[AnswerFigure, ...]:
    """Return the figures of a question whose answers are all amounts or ranges of one unit, otherwise nothing.

    Behind them come the ranges that articles give which support none of the answers.
    """
    answers = tuple(answers)
    ranges = [_range_in(answer.claim.answer or "") for answer in answers]
    units = {each.unit for each in ranges if each}
    if len(answers) < 2 or None in ranges or len(units) > 1:
        return ()
    drawn = [(answer, each) for answer, each in zip(answers, ranges, strict=True) if each]
    beside = tuple(_beside(answers, units.pop()))
    largest = max(max(abs(each.low), abs(each.high)) for each in (*ranges, *(each for _, _, each in beside)) if each)
    return (
        *(_figure(answer.claim, each, largest, *supporters(answer)) for answer, each in drawn),
        *(
            replace(
                _figure(answer.claim, each, largest, (card.source,), 0),
                words=each.words,
                address=f"{answer.claim.address}#{card.anchor}",
            )
            for answer, card, each in beside
        ),
    )


def _range_in(text: str) -> AmountRange | None:
    amount = amount_of(text)
    return AmountRange(amount.value, amount.value, amount.unit, text) if amount else amount_range(text)


def _figure(
    claim: ClaimCard, each: AmountRange, largest: Decimal, supported_by: tuple[SourceCard, ...], more: int
) -> AnswerFigure:
    share, start = (float(abs(value) / largest) if largest else 0.0 for value in (each.high, each.low))
    return AnswerFigure(claim, float(each.high), share, supported_by, more, start if each.low != each.high else None)


def _beside(answers: Sequence[RivalAnswer], unit: str) -> Iterator[tuple[RivalAnswer, EvidenceCard, AmountRange]]:
    """Yield the ranges that articles give in their words which support no answer, each article's first one."""
    told = {card.source.id for answer in answers for card in answer.evidence[Stance.SUPPORTS]}
    for answer in answers:
        for card in answer.evidence[Stance.QUALIFIES]:
            if card.source.id in told or not is_english(card.source.language):
                continue
            found = vague_range(" ".join(card.exact), unit)
            if found:
                told.add(card.source.id)
                yield answer, card, found


def supporters(answer: RivalAnswer) -> tuple[tuple[SourceCard, ...], int]:
    """Return the articles that support an answer, each once, as many as are named, and how many there are beside."""
    found: dict[str, SourceCard] = {}
    for card in answer.evidence[Stance.SUPPORTS]:
        found.setdefault(card.source.article, card.source)
    named = tuple(found.values())
    return named[: page_limits.SUPPORTERS], len(named[page_limits.SUPPORTERS :])
