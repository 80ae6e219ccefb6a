"""Tables of articles and of what claims quote of them, which note what is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from itertools import chain

from msgspec.structs import replace

from site_builder.content.addresses import evidence_anchors
from site_builder.content.seed import Seed
from site_builder.evidence.find_quote import OMISSION_MARK, stands_in
from site_builder.evidence.folding import fold
from site_builder.index.entries import EvidenceEntry, IndexEntry
from site_builder.index.site_index import SiteIndex
from site_builder.views.cards import SourceCard, source_card
from site_builder.views.dependencies import Table, joined_digest
from site_builder.views.entry_tables import EntryTables
from site_builder.views.evidence_cards import EvidenceCard, evidence_card, evidence_without_text
from site_builder.views.source_proof import source_proof
from site_builder.views.version_words import VersionWords, WordsInVersions

MAX_CACHED_SEEDS = 256
"""How many archived texts are held at once."""
MAX_CACHED_EVIDENCE = 1024
"""The evidence of so many claims, and of so many sources, is cached: it takes more memory than all other cards."""


class EvidenceTables(EntryTables):
    """The articles of one site, their versions, and what its claims quote of them."""

    def __init__(self, index: SiteIndex, *, drafts: bool, digest_of: Callable[[IndexEntry], str]) -> None:
        super().__init__(index, drafts=drafts, digest_of=digest_of)
        self._seeds: dict[str, Seed] = {}
        visible, table, digest = self.visible, partial(Table, self.dependencies), self.dependencies.digest
        self.source: Table[SourceCard] = table(
            "source",
            lambda: visible.sources,
            lambda id: source_card(visible.sources[id], index.versions),
            lambda id: joined_digest((digest(f"sources/{id}"), *index.versions.line(id), index.versions.article(id))),
        )
        # All versions of the article of which each source is one, where there are several.
        self.versions: Table[tuple[SourceCard, ...]] = table(
            "versions",
            lambda: visible.versions,
            lambda id: tuple(self.source.peek(one.id) for one in visible.versions[id]),
            lambda id: self.digest_of_each("sources", visible.versions[id]),
        )
        # The evidence of each visible claim, in the order in which it was written.
        self.evidence: Table[tuple[EvidenceCard, ...]] = table(
            "evidence", lambda: visible.claims, self._evidence, self._evidence_digest, MAX_CACHED_EVIDENCE
        )

    def _evidence(self, id: str, source: str | None = None) -> tuple[EvidenceCard, ...]:
        """Return the evidence of a claim, all of it or that from one source."""
        items = self.index.claims[id].evidence
        anchors = evidence_anchors(item.source for item in items)
        return tuple(
            self._evidence_card(item, anchor)
            for item, anchor in zip(items, anchors, strict=True)
            if source in (None, item.source)
        )

    def _evidence_card(self, item: EvidenceEntry, anchor: str) -> EvidenceCard:
        source = self.index.sources[item.source]
        if source.takedown:
            return evidence_without_text(item, anchor, self.source.peek(item.source), source.sha256)
        seed = self.seed(item.source)
        proof = source_proof(source, seed, item.spans)
        card = evidence_card(item, anchor, self.source.peek(item.source), seed, proof)
        return replace(card, versions=self._versions(source.id, card.exact)) if source.id in self.versions.ids else card

    def _versions(self, source: str, exact: Iterable[str]) -> WordsInVersions:
        """Return in which versions of the article that a source is one of these words stand."""
        words, found = f" {OMISSION_MARK} ".join(exact), []
        for one in self.versions.peek(source):
            there = None if one.takedown else one.id == source or stands_in(words, fold(self.seed(one.id).text))
            found.append(VersionWords(one.id, one.address, one.short, one.version_day, there))
        return WordsInVersions(source, tuple(found))

    def _evidence_digest(self, id: str) -> str:
        digest, items = self.dependencies.digest, self.visible.claims[id].evidence
        sources = dict.fromkeys(item.source for item in items)
        known = ((digest(f"sources/{source}"), digest(f"versions/{source}")) for source in sources)
        return joined_digest((digest(f"claims/{id}"), *chain.from_iterable(known)))

    def evidence_from(self, source: str, id: str) -> tuple[EvidenceCard, ...]:
        """Return the evidence of a claim from one source, without making the rest."""
        held = self.evidence.cached(id)
        return self._evidence(id, source) if held is None else tuple(card for card in held if card.source.id == source)

    def seed(self, source: str) -> Seed:
        """Return the archived text of a source."""
        name = self.index.sources[source].seed
        found = self._seeds.get(name)
        if found is None:
            if len(self._seeds) >= MAX_CACHED_SEEDS:
                del self._seeds[next(iter(self._seeds))]
            found = self._seeds[name] = self.index.seeds[name]
        return found
