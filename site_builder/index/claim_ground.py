"""What a claim of a site is judged on: its evidence, and from how many origins its articles come.

Versions of an article count as one article here. An origin that is recorded of one of them, or a bond with another article,
holds for all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache

from msgspec.structs import replace

from site_builder.analysis.origins import Bond, Origins, origin_keys, origins_of
from site_builder.analysis.verdict_rule import ArticleStance, Ground, Weight
from site_builder.analysis.verdict_support import Support, Unit, single, support
from site_builder.content.origin import Apart, Origin
from site_builder.content.settings import Verdict
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex

MAX_SETS_AT_HAND = 4096
"""The origins of so many sets of articles are cached."""


class ArticleOrigins:
    """What is recorded of the origins of a site's articles, and what binds them."""

    def __init__(self, index: SiteIndex) -> None:
        self._versions = index.versions
        article = self._versions.article
        self.keys, self.circles = recorded_origins(index)
        self._bonds: dict[str, list[Bond]] = defaultdict(list)
        self._independent: dict[str, list[tuple[str, str]]] = defaultdict(list)
        answered: set[frozenset[str]] = set()
        for id, source in index.sources.items():
            for other in source.independent_of:
                pair = (article(id), article(other.source))
                answered.add(frozenset(pair))
                if other.extent is Apart.REPORT:
                    self._independent[pair[0]].append(pair)
        for edge in index.wording.edges:
            one, other_one = sorted((article(edge.one), article(edge.other)))
            if frozenset((one, other_one)) not in answered:
                self._bonds[one].append(Bond(one, other_one, edge.merges))
        self._needed = index.settings.record.policy.origins_for_supported
        # What a verdict hangs on is tried with many sets of articles, and claims of a story share most of them.
        self._of_set = lru_cache(MAX_SETS_AT_HAND)(self._origins)

    def of(self, sources: Collection[str]) -> Origins:
        """Return the origins of these articles, as far as anybody recorded them."""
        return self._of_set(frozenset(sources))

    def _origins(self, sources: frozenset[str]) -> Origins:
        """Return the origins of the articles, with all their versions that are among these in the place of each."""
        articles = self._versions.articles_of(sources)
        independent = (pair for id in articles for pair in self._independent.get(id, ()))
        found = origins_of(articles, self.keys, self.circles, self._bonds_of(articles), independent)
        if len(articles) == len(sources) and articles <= sources:
            return found
        groups = (self._among(sources, group) for group in found.groups)
        return replace(found, groups=tuple(sorted(groups)), unrecorded=self._among(sources, found.unrecorded))

    def _among(self, sources: Collection[str], articles: Collection[str]) -> tuple[str, ...]:
        """Return those of some sources that are versions of these articles."""
        return tuple(sorted(id for id in sources if self._versions.article(id) in articles))

    def _bonds_of(self, articles: Collection[str]) -> Iterator[Bond]:
        """Yield the bonds of these articles with one that comes behind them in the order of ids."""
        return (bond for id in articles for bond in self._bonds.get(id, ()))

    def text(self, sources: Collection[str]) -> str:
        """Return all that is known of the origins of these articles as one text, the same for the same knowledge."""
        articles = ((id, self._versions.article(id)) for id in sorted(sources))
        known = (
            (one, self.keys.get(one), self._bonds.get(one), self._independent.get(one), id if one != id else "")
            for id, one in articles
        )
        return repr([one for one in known if any(one[1:])])

    def articles(self, sources: Iterable[str]) -> int:
        """Return how many articles these are, of each of which there may be several versions."""
        return len(self._versions.articles_of(sources))

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
        if found.count is None and found.at_most == self.articles(both):
            return Weight(self.articles(more), self.articles(fewer), of_origins=False)
        return Weight(self.of(more).at_least, self.of(fewer).at_most)

    def ground(self, claim: ClaimEntry) -> Ground:
        """Return what the verdict of a claim is judged on."""
        items = tuple(ArticleStance(item.source, item.stance) for item in claim.evidence)
        cited = frozenset(citation.source for citation in claim.citations)
        return Ground(items, cited, self.at_least, self._needed, self.weigh)

    def support(self, claim: ClaimEntry, verdict: Verdict) -> Support:
        """Return what the verdict of a claim hangs on."""
        ground = self.ground(claim)
        return support(verdict, ground, self._merged(ground), self._versions.line)

    def single(self, claim: ClaimEntry, verdict: Verdict) -> tuple[Unit, ...]:
        """Return the articles and origins that the verdict of a claim falls without, each alone."""
        ground = self.ground(claim)
        return single(verdict, ground, self._merged(ground), self._versions.line)

    def _merged(self, ground: Ground) -> tuple[tuple[str, ...], ...]:
        """Return the groups of articles that count as one origin."""
        return tuple(group for group in self.of({item.source for item in ground.items}).groups if len(group) > 1)


def recorded_origins(index: SiteIndex) -> tuple[dict[str, str | None], tuple[tuple[str, ...], ...]]:
    """Return what tells the origins of articles apart, and the circles of those that name one another.

    An article has the first origin that is recorded for one of its versions.
    """
    article = index.versions.article
    recorded: dict[str, Origin | None] = {}
    for id in index.sources:
        told = (index.sources[version].origin for version in index.versions.line(id))
        recorded[article(id)] = next(filter(None, told), None)
    named = {
        id: Origin(article(origin.id)) if origin and origin.id in index.sources else origin
        for id, origin in recorded.items()
    }
    return origin_keys(named)
