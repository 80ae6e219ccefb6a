"""Silences that are doubtful: an article is recorded as silent on a claim, and its words suggest that it is not.

Each rule finds words, not meanings. It asks, and shows the words that made it ask; somebody who has read the article
answers. The weights and the thresholds were found on news statements and other outlets' articles: a stem weighs the
more, the fewer of the story's claims or articles use it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from site_builder.analysis.doubt import Doubt, Reason
from site_builder.analysis.reading import ClaimTopic, SearchableArticle, share_of
from site_builder.analysis.remarks import Analysis, doubts_of
from site_builder.analysis.signs import signs_of, weighed
from site_builder.analysis.stems import stem_places
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import enclosing

MIN_WEIGHT_OF_LINKED = 0.3
"""The share of a claim's weight that words have to hold that are used for a claim to which this one links."""


class QuotedElsewhere(Struct, frozen=True):
    """Words of the article that are evidence for another claim, and not just mentioned there."""

    claim: str
    spans: tuple[Span, ...]


def doubts(
    claim: ClaimTopic,
    reading: SearchableArticle,
    *,
    rivals: Iterable[QuotedElsewhere] = (),
    linked: Iterable[QuotedElsewhere] = (),
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
        *weighed(claim.shares, signs_of(claim, reading), claim.rare),
        _of_linked(claim, reading, linked),
    ]
    order = list(Reason)
    return tuple(sorted((doubt for doubt in found if doubt), key=lambda doubt: order.index(doubt.reason)))


def _of_rivals(claim: ClaimTopic, reading: SearchableArticle, rivals: Iterable[QuotedElsewhere]) -> Doubt | None:
    """Ask where the article's words are evidence for another answer of the same exclusive question."""
    return max((_of_quoted(Reason.RIVAL, reading, quoted) for quoted in rivals), key=_by_place, default=None)


def _of_linked(claim: ClaimTopic, reading: SearchableArticle, linked: Iterable[QuotedElsewhere]) -> Doubt | None:
    """Ask where words that are evidence for a linked claim are about this claim as well."""
    article = reading.article
    fitting = [
        quoted
        for quoted in linked
        if is_about(claim.shares, [article.text[span.start : span.end] for span in quoted.spans], article.language)
    ]
    best = min(fitting, key=lambda quoted: quoted.spans[0].start, default=None)
    return _of_quoted(Reason.LINKED, reading, best) if best else None


def is_about(shares: Mapping[str, float], texts: Iterable[str], language: str) -> bool:
    """Say whether words that are evidence for one claim are about another one, whose stems have these shares, too."""
    stems = (stem for text in texts for stem, _, _ in stem_places(text, language))
    return share_of(shares, stems) >= MIN_WEIGHT_OF_LINKED


def _of_quoted(reason: Reason, reading: SearchableArticle, quoted: QuotedElsewhere) -> Doubt:
    around = enclosing(reading.sentences, Span(quoted.spans[0].start, quoted.spans[-1].end)) or quoted.spans
    return Doubt(reason, Span(around[0].start, around[-1].end), quoted.spans, claim=quoted.claim)


def _by_place(doubt: Doubt) -> tuple[int, str]:
    return -doubt.sentence.start, doubt.claim
