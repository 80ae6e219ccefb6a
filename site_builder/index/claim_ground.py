"""What a claim of a site is judged on: its evidence, and from how many origins its articles come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator
from functools import lru_cache

from site_builder.analysis.origins import Bond, Origins, origin_keys, origins_of
from site_builder.analysis.verdict_rule import Ground, Item, Weight
from site_builder.analysis.verdict_support import Support, support
from site_builder.content.records import Apart
from site_builder.content.settings import Verdict
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex

MAX_SETS_AT_HAND = 4096
"""The origins of so many sets of articles are cached."""


class ArticleOrigins:
    """What is recorded of the origins of a site's articles, and what binds them."""

    def __init__(self, index: SiteIndex) -> None:
        self.keys, self.circles = origin_keys({id: source.origin for id, source in index.sources.items()})
        self._bonds: dict[str, list[Bond]] = defaultdict(list)
        answered = {(id, other.source) for id, source in index.sources.items() for other in source.independent_of}
        for edge in index.wording.edges:
            if not answered & {(edge.one, edge.other), (edge.other, edge.one)}:
                self._bonds[edge.one].append(Bond(edge.one, edge.other, edge.merges))
        self._independent = {
            id: [(id, other.source) for other in source.independent_of if other.extent is Apart.REPORT]
            for id, source in index.sources.items()
            if source.independent_of
        }
        self._needed = index.settings.record.policy.origins_for_supported
        # What a verdict hangs on is tried with many sets of articles, and claims of a story share most of them.
        self._of_set = lru_cache(MAX_SETS_AT_HAND)(self._origins)

    def of(self, sources: Collection[str]) -> Origins:
        """Return the origins of these articles, as far as anybody recorded them."""
        return self._of_set(frozenset(sources))

    def _origins(self, sources: frozenset[str]) -> Origins:
        independent = (pair for id in sources for pair in self._independent.get(id, ()))
        return origins_of(sources, self.keys, self.circles, self.bonds(sources), independent)

    def bonds(self, sources: Collection[str]) -> Iterator[Bond]:
        """Yield the bonds of these articles with one that comes behind them in the order of ids."""
        return (bond for id in sources for bond in self._bonds.get(id, ()))

    def text(self, sources: Collection[str]) -> str:
        """Return all that is known of the origins of these articles as one text, the same for the same knowledge."""
        known = ((id, self.keys.get(id), self._bonds.get(id), self._independent.get(id)) for id in sorted(sources))
        return repr([one for one in known if any(one[1:])])

    def at_least(self, sources: Collection[str]) -> int:
        """Return how many origins a rule may count on."""
        return self.of(sources).at_least

    def weigh(self, more: Collection[str], fewer: Collection[str]) -> Weight:
        """Compare two sets of articles: by origins where any is recorded or words merge two of them, else by articles.

        Nobody can outweigh by origins where none is recorded: all of them may be one. So articles are counted there,
        which the pages say in words. Elsewhere the fewest possible origins of the first have to outweigh the most
        possible of the others.
        """
        both = {*more, *fewer}
        found = self.of(both)
        if found.count is None and found.at_most == len(both):
            return Weight(len(set(more)), len(set(fewer)), of_origins=False)
        return Weight(self.of(more).at_least, self.of(fewer).at_most)

    def ground(self, claim: ClaimEntry) -> Ground:
        """Return what the verdict of a claim is judged on."""
        items = tuple(Item(item.source, item.stance) for item in claim.evidence)
        cited = frozenset(citation.source for citation in claim.citations)
        return Ground(items, cited, self.at_least, self._needed, self.weigh)

    def support(self, claim: ClaimEntry, verdict: Verdict) -> Support:
        """Return what the verdict of a claim hangs on."""
        ground = self.ground(claim)
        merged = (group for group in self.of({item.source for item in ground.items}).groups if len(group) > 1)
        return support(verdict, ground, merged)
