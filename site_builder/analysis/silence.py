"""Silences that are doubtful: an article is recorded as silent on a claim, and its words suggest that it is not.

Each rule finds words, not meanings. It asks, and shows the words that made it ask; somebody who has read the article
answers. The weights and the thresholds were found on news statements and other outlets' articles: a stem weighs the
more, the fewer of the story's claims use it.
"""

from __future__ import annotations

from collections.abc import Iterable

from msgspec import Struct

from site_builder.analysis.doubt import Doubt, Reason, doubt_at, held_in
from site_builder.analysis.figures import Figure
from site_builder.analysis.reading import Reading, Topic
from site_builder.analysis.remarks import Analysis, doubts_of
from site_builder.analysis.stems import stems_of
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import enclosing

MIN_WEIGHT = 0.43
"""The share of a claim's weight that one sentence has to hold."""
MIN_STEMS = 2
"""How many of a claim's stems have to stand in a sentence, or around a figure."""
MIN_WEIGHT_AT_FIGURE = 0.15
"""The share of a claim's weight that the sentences around a figure have to hold."""
MIN_WEIGHT_OF_LINKED = 0.15
"""The share of a claim's weight that words have to hold that are used for a claim to which this one links."""


class Quoted(Struct, frozen=True):
    """Words of the article that are evidence for another claim, and not just mentioned there."""

    claim: str
    spans: tuple[Span, ...]


def doubts(
    claim: Topic,
    reading: Reading,
    *,
    rivals: Iterable[Quoted] = (),
    linked: Iterable[Quoted] = (),
    analysis: Analysis | None = None,
) -> tuple[Doubt, ...]:
    """Return the reasons to doubt that an article is silent on a claim, at most one of each kind, the strongest first.

    ``claim`` is made once for all articles that are silent on it, ``reading`` once for all claims.
    ``rivals`` are the article's words that are evidence for other answers of the same exclusive question, ``linked``
    those that are evidence for claims to which the analysis links, ``analysis`` the text under the claim.
    """
    if not reading.sentences:
        return ()
    found = [
        _of_rivals(claim, reading, rivals),
        *(doubts_of(claim, reading, analysis) if analysis else ()),
        _of_figures(claim, reading),
        _of_words(claim, reading),
        _of_linked(claim, reading, linked),
    ]
    order = list(Reason)
    return tuple(sorted((doubt for doubt in found if doubt), key=lambda doubt: order.index(doubt.reason)))


def _of_words(claim: Topic, reading: Reading) -> Doubt | None:
    """Ask where one sentence holds enough of what the claim is about."""
    held = held_in(claim, reading)
    fitting = [number for number, stems in held.items() if len(stems) >= MIN_STEMS]
    best = max(fitting, key=lambda number: (claim.share(held[number]), -number), default=None)
    # A hair less than the threshold is the threshold: sums of logarithms are not exact.
    if best is None or claim.share(held[best]) < MIN_WEIGHT - 1e-9:
        return None
    return doubt_at(Reason.WORDS, reading, best, held[best])


def _of_figures(claim: Topic, reading: Reading) -> Doubt | None:
    """Ask where a figure of the claim's unit, or its very number, stands near what the claim is about."""
    if not claim.units and not claim.values:
        return None
    held = held_in(claim, reading)
    best: tuple[float, int, Figure] | None = None
    for number in sorted({at + by for at in held for by in (-1, 0, 1) if 0 <= at + by < len(reading.sentences)}):
        near = {stem for at in (number - 1, number, number + 1) for stem in held.get(at, ())}
        share = claim.share(near)
        if len(near) < MIN_STEMS or share < MIN_WEIGHT_AT_FIGURE or (best and share <= best[0]):
            continue
        figure = next(filter(claim.is_rivalled_by, reading.figures(number)), None)
        best = (share, number, figure) if figure else best
    if best is None:
        return None
    _, number, figure = best
    return doubt_at(Reason.FIGURE, reading, number, held.get(number, ()), [figure.span])


def _of_rivals(claim: Topic, reading: Reading, rivals: Iterable[Quoted]) -> Doubt | None:
    """Ask where the article's words are evidence for another answer of the same exclusive question."""
    return max((_of_quoted(Reason.RIVAL, reading, quoted) for quoted in rivals), key=_by_place, default=None)


def _of_linked(claim: Topic, reading: Reading, linked: Iterable[Quoted]) -> Doubt | None:
    """Ask where words that are evidence for a linked claim are about this claim as well."""
    fitting = [quoted for quoted in linked if _share_of(claim, reading, quoted) >= MIN_WEIGHT_OF_LINKED]
    best = max(fitting, key=lambda quoted: _share_of(claim, reading, quoted), default=None)
    return _of_quoted(Reason.LINKED, reading, best) if best else None


def _share_of(claim: Topic, reading: Reading, quoted: Quoted) -> float:
    article = reading.article
    texts = (article.text[span.start : span.end] for span in quoted.spans)
    return claim.share(stem.text for text in texts for stem in stems_of(text, article.language))


def _of_quoted(reason: Reason, reading: Reading, quoted: Quoted) -> Doubt:
    around = enclosing(reading.sentences, Span(quoted.spans[0].start, quoted.spans[-1].end)) or quoted.spans
    return Doubt(reason, Span(around[0].start, around[-1].end), quoted.spans, claim=quoted.claim)


def _by_place(doubt: Doubt) -> tuple[int, str]:
    return -doubt.sentence.start, doubt.claim
