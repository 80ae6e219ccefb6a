"""How each article told what a question asks: its words once, whichever answers they bear on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from msgspec import Struct

from site_builder.analysis.hedges import hedges
from site_builder.content.addresses import address_of
from site_builder.evidence.receipt import Span
from site_builder.views import page_limits
from site_builder.views.answer_figures import RivalAnswer
from site_builder.views.cards import ClaimCard, SourceCard, is_unsigned
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.quoted_passage import QuotePart, passage_of
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Standing, standings_of


class ToldPart(Struct, frozen=True):
    """A stretch of a passage: whether it is quoted, and whether it is a hedge."""

    text: str
    quoted: bool
    hedge: bool


class Bearing(Struct, frozen=True):
    """How words stand to an answer; ``address`` leads to them on the claim's own page."""

    claim: ClaimCard
    standing: Standing
    address: str


class Telling(Struct, frozen=True):
    """A passage of an article, once, with all the quotations that lie in it. ``evidence`` is the first of them."""

    evidence: EvidenceCard
    parts: tuple[ToldPart, ...]
    cut_before: bool
    cut_after: bool
    bearings: tuple[Bearing, ...]


class ArticleTold(Struct, frozen=True):
    """An article with its passages; of one without any, ``standing`` says that it is silent or was not assessed."""

    source: SourceCard
    tellings: tuple[Telling, ...]
    standing: Standing | None = None

    @property
    def anchor(self) -> str:
        """The id of its row."""
        return f"section-told-{self.source.id}"


class Retelling(Struct, frozen=True):
    """All articles on a question, in the order of its story. ``more_silent`` counts the silent ones without a row."""

    articles: tuple[ArticleTold, ...]
    more_silent: int

    @property
    def unsigned(self) -> bool:
        """Whether nothing is recorded of any of the articles that would stand below its title."""
        return all(is_unsigned(each.source) for each in self.articles)

    @property
    def hedged(self) -> bool:
        """Whether a hedge is marked in any of the words."""
        return any(part.hedge for each in self.articles for told in each.tellings for part in told.parts)


def retelling(answers: Iterable[RivalAnswer], story: str | None, site: SiteView) -> Retelling:
    """Return how each article told what these answers answer, by the evidence that they have."""
    answers = tuple(answers)
    quoted: dict[str, list[tuple[ClaimCard, EvidenceCard]]] = {}
    for answer in answers:
        for card in (card for cards in answer.evidence.values() for card in cards):
            quoted.setdefault(card.source.id, []).append((answer.claim, card))
    standings = _standings_without_words(answers, quoted, site)
    entry = site.stories.get(story or "")
    ids = tuple(dict.fromkeys((*(entry.sources if entry else ()), *quoted, *standings)))
    silent = [id for id in ids if id not in quoted and id in standings]
    rows = set(silent[: page_limits.SILENT_ROWS])
    return Retelling(
        tuple(
            ArticleTold(site.source[id], tuple(_tellings(quoted.get(id, ()), site)), standings.get(id))
            for id in ids
            if id in quoted or id in rows
        ),
        len(silent) - len(rows),
    )


def _standings_without_words(
    answers: Sequence[RivalAnswer], quoted: Mapping[str, object], site: SiteView
) -> Mapping[str, Standing]:
    """Return the articles that no answer quotes: silent if one of them says so, else not assessed."""
    silent = (id for answer in answers for id in standings_of(site.claims[answer.claim.id]))
    unassessed = (id for answer in answers for id in site.unassessed(site.claims[answer.claim.id]))
    found = {**dict.fromkeys(unassessed, Standing.NOT_ASSESSED), **dict.fromkeys(silent, Standing.SILENT)}
    return {id: standing for id, standing in found.items() if id not in quoted}


def _tellings(items: Iterable[tuple[ClaimCard, EvidenceCard]], site: SiteView) -> Iterator[Telling]:
    """Yield the passages of an article in the order of its text; quotations whose sentences overlap are in one."""
    without_text: dict[tuple[str, ...], list[tuple[ClaimCard, EvidenceCard]]] = {}
    located: list[tuple[Span, tuple[ClaimCard, EvidenceCard]]] = []
    for claim, card in items:
        if card.receipt is None:
            without_text.setdefault(card.exact, []).append((claim, card))
            continue
        text = site.seed(card.source.id).text
        shown = passage_of(text, card.receipt.spans, card.source.language, card.proof.publish).spans
        located.append((Span(shown[0].start, shown[-1].end), (claim, card)))
    for group in _overlapping(located):
        yield _telling(group, site)
    for same in without_text.values():
        card = same[0][1]
        yield Telling(card, _marked(card.passage, card), card.cut_before, card.cut_after, _bearings(same))


def _overlapping(
    located: Iterable[tuple[Span, tuple[ClaimCard, EvidenceCard]]],
) -> Iterator[list[tuple[ClaimCard, EvidenceCard]]]:
    """Yield what lies in the same stretch of the text, stretch by stretch."""
    group: list[tuple[ClaimCard, EvidenceCard]] = []
    end = -1
    for span, item in sorted(located, key=lambda each: each[0]):
        if group and span.start >= end:
            yield group
            group = []
        group.append(item)
        end = max(end, span.end) if len(group) > 1 else span.end
    if group:
        yield group


def _telling(group: Sequence[tuple[ClaimCard, EvidenceCard]], site: SiteView) -> Telling:
    card = group[0][1]
    spans = _joined(span for _, each in group if each.receipt for span in each.receipt.spans)
    passage = passage_of(site.seed(card.source.id).text, spans, card.source.language, card.proof.publish)
    return Telling(card, _marked(passage.parts, card), passage.cut_before, passage.cut_after, _bearings(group))


def _joined(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the stretches without overlaps, in order."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def _bearings(group: Sequence[tuple[ClaimCard, EvidenceCard]]) -> tuple[Bearing, ...]:
    """Return to which answers the words stand how, each once."""
    found = {
        (claim.id, card.stance): Bearing(
            claim, Standing(card.stance), f"{address_of('claims', claim.id)}#{card.anchor}"
        )
        for claim, card in reversed(group)
    }
    return tuple(reversed(found.values()))


def _marked(parts: Sequence[QuotePart], card: EvidenceCard) -> tuple[ToldPart, ...]:
    """Return a passage with its hedges in parts of their own, also those that begin in one part and end in the next."""
    marks = hedges("".join(part.text for part in parts), card.source.language)
    marked: list[ToldPart] = []
    begin = 0
    for part in parts:
        end = begin + len(part.text)
        inside = [mark for mark in marks if mark.start < end and begin < mark.end]
        edges = {begin, end, *(max(mark.start, begin) for mark in inside), *(min(mark.end, end) for mark in inside)}
        for one, other in pairwise(sorted(edges)):
            is_hedge = any(mark.start <= one and other <= mark.end for mark in inside)
            marked.append(ToldPart(part.text[one - begin : other - begin], part.quoted, is_hedge))
        begin = end
    return tuple(marked)
