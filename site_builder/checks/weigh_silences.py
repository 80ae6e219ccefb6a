"""Silences beside the other claims of a site: the reasons to doubt each, by what its words and other claims tell."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from site_builder.analysis.doubt import Doubt, Reason
from site_builder.analysis.reading import Weights, rare_shares, share_of, shares_of, weigh_stems
from site_builder.analysis.signs import weighed
from site_builder.analysis.silence import MIN_WEIGHT_OF_LINKED, is_about
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.records import Stance, Status
from site_builder.evidence.receipt import Span
from site_builder.index.entries import ClaimEntry, SilenceEntry, SourceEntry
from site_builder.index.site_index import SiteIndex


class Weighing:
    """Silences beside the other claims of a site: what each word of a claim tells, and what else an article is quoted for."""

    def __init__(self, index: SiteIndex) -> None:
        self._index = index
        self._shares: dict[str, Mapping[str, float]] = {}
        self._rare: dict[str, Mapping[str, float]] = {}
        self._read: dict[str, Weights] = {}
        self._stems: dict[str, frozenset[str]] = {}

    @cached_property
    def _stories(self) -> Mapping[str | None, Weights]:
        stems: defaultdict[str | None, list[tuple[str, ...]]] = defaultdict(list)
        for claim in self._index.claims.values():
            # What readers do not find has no say in what is asked of what they find.
            if not claim.is_draft:
                stems[claim.story].append(claim.stems)
        return {story: weigh_stems(claims) for story, claims in stems.items()}

    def _articles(self, story: str) -> Weights:
        """Return the weights of stems among the articles that were read for a story."""
        if story not in self._read:
            ids = self._index.stories[story].sources if story in self._index.stories else ()
            sources = (self._index.sources[id] for id in dict.fromkeys(ids) if id in self._index.sources)
            self._read[story] = weigh_stems(filter(None, map(self._stems_of, sources)))
        return self._read[story]

    def _stems_of(self, source: SourceEntry) -> frozenset[str]:
        """Return the stems of an article, clutter aside."""
        if source.id not in self._stems:
            self._stems[source.id] = frozenset(source.text.stems.split())
        return self._stems[source.id]

    @cached_property
    def _answers(self) -> Mapping[str, list[ClaimEntry]]:
        answers: defaultdict[str, list[ClaimEntry]] = defaultdict(list)
        for claim in self._index.claims.values():
            question = self._index.questions.get(claim.question or "")
            if question and question.exclusive and claim.status not in (Status.DRAFT, Status.WITHDRAWN):
                answers[question.id].append(claim)
        return answers

    @cached_property
    def _by_address(self) -> Mapping[str, ClaimEntry]:
        return {claim.address: claim for claim in self._index.claims.values()}

    def rivals(self, claim: ClaimEntry) -> list[ClaimEntry]:
        """Return the other answers to an exclusive question."""
        return [rival for rival in self._answers.get(claim.question or "", ()) if rival.id != claim.id]

    def shares(self, claim: ClaimEntry) -> Mapping[str, float]:
        """Return how much each stem of a claim tells among the claims of its story."""
        if claim.id not in self._shares:
            self._shares[claim.id] = shares_of(claim.stems, self._stories[claim.story])
        return self._shares[claim.id]

    def rare(self, claim: ClaimEntry) -> Mapping[str, float]:
        """Return how much each stem of a claim tells among the articles that were read for its story."""
        if claim.id not in self._rare:
            self._rare[claim.id] = rare_shares(claim.stems, self._articles(claim.story or ""))
        return self._rare[claim.id]

    def doubts(self, claim: ClaimEntry, silence: SilenceEntry, texts: ArchivedTexts) -> list[Doubt]:
        """Return the reasons to doubt a silence, the strongest first."""
        found = [
            *_quoted(Reason.RIVAL, self.rivals(claim), silence.source),
            *silence.remarks,
            *weighed(self.shares(claim), silence.signs, self.rare(claim)),
            *self._linked(claim, silence.source, texts),
        ]
        order = list(Reason)
        return sorted(found, key=lambda doubt: order.index(doubt.reason))

    def _linked(self, claim: ClaimEntry, source: str, texts: ArchivedTexts) -> Iterator[Doubt]:
        """Yield words that are evidence for a claim to which the analysis links, where they are about this claim too."""
        entry = self._index.sources.get(source)
        if entry is None or entry.seed not in texts.pins:
            return
        shares = self.shares(claim)
        for doubt in _quoted(Reason.LINKED, self._linked_claims(claim), source):
            # The text is read only where it has words enough, wherever they stand.
            stems = self._stems_of(entry)
            if share_of(shares, (stem for stem in shares if stem in stems)) < MIN_WEIGHT_OF_LINKED:
                return
            text = texts.text(entry.seed)
            if is_about(shares, [text[span.start : span.end] for span in doubt.words], entry.language):
                yield doubt

    def _linked_claims(self, claim: ClaimEntry) -> list[ClaimEntry]:
        """Return the other claims to which the analysis of one links."""
        addresses = sorted({link.address for link in claim.links if link.address})
        return [self._by_address[at] for at in addresses if at in self._by_address and at != claim.address]


def _quoted(reason: Reason, claims: Iterable[ClaimEntry], source: str) -> Iterator[Doubt]:
    """Yield the first words of an article that are evidence for each of these claims, and not just mentioned there."""
    for claim in claims:
        item = next(
            (e for e in claim.evidence if e.source == source and e.stance is not Stance.MENTIONS and e.spans), None
        )
        if item:
            yield Doubt(reason, Span(item.spans[0].start, item.spans[-1].end), item.spans, claim.path)
