"""Quotations that stop short: words of the same sentence, right outside the quotation, that change what it says.

A hedge, a denial, an attribution, a condition or a concession may stand in front of it, behind it, or in what was left
out within it. The words are lists for each language (``words/``); the rules find words, not meanings.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise

from msgspec import Struct

from site_builder.analysis.lexicon import Lexicon, lexicon
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import enclosing, sentences

MAX_CLAUSE = 120
"""How many code points a subordinate clause in front of a quotation may have."""


class ClipKind(StrEnum):
    """What the words outside of a quotation do to it."""

    ATTRIBUTION = "attribution"
    CONCESSION = "concession"
    CONDITION = "condition"
    DANGLING = "dangling"
    DENIAL = "denial"
    HEDGE = "hedge"
    PAIR = "pair"


class Clip(Struct, frozen=True, order=True):
    """Words that a quotation leaves out: where they stand, in code points of the text, and what they do to it.

    With ``DANGLING`` the words are the first of the quotation: what they hang on is left out. With ``PAIR`` they are
    the first word of two of which the quotation has the second.
    """

    words: Span
    kind: ClipKind


def clips(
    text: str, quoted: Sequence[Span], *, language: str = "en", cut: Sequence[Span] | None = None
) -> tuple[Clip, ...]:
    """Return the words that a quotation should perhaps not have left out, in the order of the text.

    ``quoted`` are the stretches of the quotation, more than one where words are left out within it; ``cut`` are the
    sentences of the text where they are at hand. Nothing is found in a language without word lists: see
    :func:`site_builder.analysis.lexicon.without_lists`.
    """
    words = lexicon(language)
    around = enclosing(cut or sentences(text, language), Span(quoted[0].start, quoted[-1].end))
    if words is None or not around:
        return ()
    rules = _rules(words)
    start, end = min(around[0].start, quoted[0].start), max(around[-1].end, quoted[-1].end)
    found = [
        *_matches(rules.before, text, start, quoted[0].start),
        *_matches(rules.behind, text, quoted[-1].end, end),
        *_within(rules, text, quoted),
        *_dangling(rules, text, start, quoted[0]),
        *_matches(rules.pairs, text, start, quoted[0].start),
    ]
    return tuple(sorted(set(found)))


_Rule = tuple[ClipKind, re.Pattern[str]]


class _Rules(Struct, frozen=True):
    """The patterns of a language. The group "words" of each is what is shown."""

    before: tuple[_Rule, ...]
    behind: tuple[_Rule, ...]
    within: tuple[_Rule, ...]
    dangling: re.Pattern[str]
    pairs: tuple[_Rule, ...]


_OPENING = r"[\s:\"'“‘«„»(\[]*"
_CLOSING = r"[\"'”’»“)\]]*\s*"
_CLAUSE = rf"[^.;:]{{0,{MAX_CLAUSE}}},\s*"
"""A subordinate clause to its end: its comma stands right in front of the quotation."""


@cache
def _rules(words: Lexicon) -> _Rules:
    return _Rules(tuple(_before(words)), tuple(_behind(words)), tuple(_left_out(words)), _starts(words), _pairs(words))


def _before(words: Lexicon) -> Iterator[_Rule]:
    """Yield what may stand in front of a quotation, up to its first character."""
    that = rf"(?:\s*,?\s*{words.any_of('that')})?"
    yield _rule(ClipKind.ATTRIBUTION, rf"(?P<words>{words.any_of('attribution')}{that})[,:]?{_OPENING}\Z")
    yield _rule(ClipKind.ATTRIBUTION, rf"(?P<words>{words.any_of('source')}{_CLAUSE}){_OPENING}\Z")
    for kind in (ClipKind.CONDITION, ClipKind.CONCESSION):
        yield _rule(kind, rf"(?P<words>{words.any_of(kind)}(?:{_CLAUSE})?){_OPENING}\Z")
    for kind in (ClipKind.DENIAL, ClipKind.HEDGE):
        yield _rule(kind, rf"(?P<words>{words.any_of(kind)}{that}){_OPENING}\Z")


def _behind(words: Lexicon) -> Iterator[_Rule]:
    """Yield what may stand behind a quotation, from its last character on."""
    said = words.any_of("attribution")
    yield _rule(
        ClipKind.ATTRIBUTION,
        rf"\A{_CLOSING},\s*{_CLOSING}(?P<words>(?:\w+\s+){{0,4}}?{said}(?:\s+\w+){{0,3}})\s*[.,;]?\Z",
    )
    yield _rule(ClipKind.ATTRIBUTION, rf"\A{_CLOSING},?\s*(?P<words>{words.any_of('source')})")
    for kind in (ClipKind.CONDITION, ClipKind.CONCESSION):
        yield _rule(kind, rf"\A{_CLOSING},?\s*(?P<words>{words.any_of(kind)})")
    yield _rule(ClipKind.HEDGE, rf"\A{_CLOSING},?\s*(?P<words>{words.any_of('hedge')})\s*[.,;]?\Z")
    yield _rule(ClipKind.DENIAL, rf"\A{_CLOSING},?\s*(?P<words>(?:\w+\s+){{1,4}}?{words.any_of('denied')})")


def _left_out(words: Lexicon) -> Iterator[_Rule]:
    """Yield what may stand in the words that a quotation leaves out within itself."""
    for kind in (ClipKind.CONDITION, ClipKind.CONCESSION, ClipKind.DENIAL, ClipKind.HEDGE):
        yield _rule(kind, rf"(?P<words>{words.any_of(kind)})")


def _starts(words: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?P<words>{words.any_of('dangling')})", re.IGNORECASE)


def _pairs(words: Lexicon) -> tuple[_Rule, ...]:
    """Return the patterns of the first of two words, and of the second right in front of a quotation."""
    parts = [phrase.split(" … ") for phrase in words.phrases["pair"]]
    # Only the nearest first word counts, and only where its second word has not come yet.
    return tuple(
        _rule(ClipKind.PAIR, rf"(?P<words>\b{one}\b)(?:(?!\b(?:{one}|{other})\b)[^.;:])*\b{other}{_OPENING}\Z")
        for one, other in parts
    )


def _rule(kind: ClipKind, pattern: str) -> _Rule:
    return kind, re.compile(pattern, re.IGNORECASE)


def _matches(rules: Sequence[_Rule], text: str, start: int, end: int) -> Iterator[Clip]:
    """Yield what the rules find in a stretch, each the nearest to the end of it where that is the quotation's begin."""
    part = text[start:end]
    for kind, pattern in rules:
        match = pattern.search(part)
        if match:
            at = Span(start + match.start("words"), start + match.start("words") + len(match["words"].rstrip(" ,")))
            yield Clip(at, kind)


def _dangling(rules: _Rules, text: str, start: int, first: Span) -> Iterator[Clip]:
    """Ask where a quotation begins with what hangs on words in front of it: “particularly given …”, “…, a goal now …”."""
    before = text[start : first.start].rstrip()
    if not before.endswith(","):
        return
    match = rules.dangling.match(text, first.start, first.end)
    if match:
        yield Clip(Span(match.start("words"), match.end("words")), ClipKind.DANGLING)


def _within(rules: _Rules, text: str, quoted: Sequence[Span]) -> Iterator[Clip]:
    for one, other in pairwise(quoted):
        yield from _matches(rules.within, text, one.end, other.start)
