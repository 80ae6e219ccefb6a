"""Which visible documents there are, and how they belong together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import combinations, pairwise
from typing import TypeVar

from site_builder.analysis.edges import Edge
from site_builder.content.addresses import BESIDE, CHANGES, address_of
from site_builder.content.records import Status
from site_builder.index.entries import (
    ClaimantEntry,
    ClaimEntry,
    IndexEntry,
    LegacyEntry,
    PageEntry,
    QuestionEntry,
    SourceEntry,
    StoryEntry,
    TopicEntry,
)
from site_builder.index.site_index import SiteIndex
from site_builder.views import page_limits

B = TypeVar("B", bound=IndexEntry)


class VisibleEntries:
    """The index entries that readers may see, by id, and groups of them; with ``drafts`` the drafts too.

    A withdrawn claim keeps its page and is in no list, matrix or set of rival answers: it is not in ``current``. The
    groups hold entries in the order of their ids.
    """

    def __init__(self, index: SiteIndex, *, drafts: bool) -> None:
        self._wording = index.wording
        self._versions = index.versions
        self.sources: Mapping[str, SourceEntry] = index.sources
        self.topics: Mapping[str, TopicEntry] = _visible(index.topics, drafts)
        self.stories: Mapping[str, StoryEntry] = _visible(index.stories, drafts)
        self.questions: Mapping[str, QuestionEntry] = _visible(index.questions, drafts)
        self.claimants: Mapping[str, ClaimantEntry] = _visible(index.claimants, drafts)
        self.claims: Mapping[str, ClaimEntry] = _visible(index.claims, drafts)
        self.legacy: Mapping[str, LegacyEntry] = index.legacy
        self.pages: Mapping[str, PageEntry] = _visible(index.pages, drafts)
        self.current: Mapping[str, ClaimEntry] = {
            id: claim for id, claim in self.claims.items() if claim.status is not Status.WITHDRAWN
        }

    @cached_property
    def with_claim_pages(self) -> Mapping[str, IndexEntry]:
        """The claims, and those that other publications checked: what has a page below ``/claims/``."""
        return {**self.claims, **self.legacy} if self.legacy else self.claims

    @cached_property
    def by_question(self) -> Mapping[str, tuple[ClaimEntry, ...]]:
        """The current claims that answer each question."""
        return _grouped((claim.question, claim) for claim in self.current.values())

    @cached_property
    def by_story(self) -> Mapping[str, tuple[ClaimEntry, ...]]:
        """The current claims of each story."""
        return _grouped((claim.story, claim) for claim in self.current.values())

    @cached_property
    def by_place(self) -> Mapping[str, tuple[ClaimEntry, ...]]:
        """The claims of each story and each topic, by its address, and those that were withdrawn."""
        return _grouped((address, claim) for claim in self.claims.values() for address in _places(claim))

    @cached_property
    def by_topic(self) -> Mapping[str, tuple[StoryEntry, ...]]:
        """The stories of each topic."""
        return _grouped((topic, story) for story in self.stories.values() for topic in dict.fromkeys(story.topics))

    @cached_property
    def by_claimant(self) -> Mapping[str, tuple[ClaimEntry, ...]]:
        """The claims that each claimant makes, and those that were withdrawn."""
        return _grouped(
            (id, claim)
            for claim in self.claims.values()
            for id in dict.fromkeys(statement.claimant for statement in claim.claimants)
        )

    @cached_property
    def quoting(self) -> Mapping[str, tuple[ClaimEntry, ...]]:
        """The claims that quote each source."""
        return _grouped(
            (source, claim)
            for claim in self.claims.values()
            for source in dict.fromkeys(item.source for item in claim.evidence)
        )

    @cached_property
    def silent_on(self) -> Mapping[str, tuple[ClaimEntry, ...]]:
        """The current claims to which each source does not speak."""
        return _grouped(
            (source, claim) for claim in self.current.values() for source in dict.fromkeys(claim.silent_sources)
        )

    @cached_property
    def beside(self) -> Mapping[str, Edge | None]:
        """What binds each pair of articles that is set side by side, by ``<id>/beside/<id>``.

        Those are all pairs of a story of few articles, and of every story those that share wording. Versions of one article
        have pages of their own kind.
        """
        edges = {(edge.one, edge.other): edge for edge in self._wording.edges}
        found: dict[tuple[str, str], Edge | None] = {}
        for story in self.stories.values():
            read = set(story.sources) & self.sources.keys()
            few = len(read) <= page_limits.BESIDE_ARTICLES
            pairs = combinations(sorted(read), 2) if few else (pair for pair in edges if read.issuperset(pair))
            found.update((pair, edges.get(pair)) for pair in pairs if not self._are_versions(pair))
        return {f"{one}/{BESIDE}/{other}": edge for (one, other), edge in sorted(found.items())}

    def _are_versions(self, pair: tuple[str, str]) -> bool:
        return len(self._versions.articles_of(pair)) == 1

    @cached_property
    def versions(self) -> Mapping[str, tuple[SourceEntry, ...]]:
        """All versions of the article, the earliest first, for each source that is one of several."""
        return {id: tuple(self.sources[one] for one in line) for id, line in self._versions.lines.items()}

    @cached_property
    def changes(self) -> Mapping[str, tuple[str, str]]:
        """The versions of articles that follow one another, by ``<id>/changes/<id>``, without those that were taken down."""
        shown = {id for id, source in self.sources.items() if source.takedown is None}
        lines = [[id for id in line if id in shown] for line in set(self._versions.lines.values())]
        pairs = sorted(pair for line in lines for pair in pairwise(line))
        return {f"{one}/{CHANGES}/{other}": (one, other) for one, other in pairs}

    @cached_property
    def beside_of(self) -> Mapping[str, tuple[str, ...]]:
        """The pairs of each source."""
        found: dict[str, list[str]] = defaultdict(list)
        for pair in self.beside:
            for id in pair.split(f"/{BESIDE}/"):
                found[id].append(pair)
        return {id: tuple(pairs) for id, pairs in found.items()}

    @cached_property
    def read_for(self) -> Mapping[str, tuple[StoryEntry, ...]]:
        """The stories for which each source was read."""
        return _grouped((source, story) for story in self.stories.values() for source in dict.fromkeys(story.sources))

    @cached_property
    def former(self) -> Mapping[str, IndexEntry]:
        """The documents that had other addresses, by their paths."""
        folders: tuple[Mapping[str, IndexEntry], ...] = (
            self.sources,
            self.topics,
            self.stories,
            self.questions,
            self.claimants,
            self.claims,
            self.legacy,
            self.pages,
        )
        return {entry.path: entry for folder in folders for entry in folder.values() if entry.aliases}


def _places(claim: ClaimEntry) -> Iterator[str]:
    """Yield the addresses of the story and the topics that a claim belongs to."""
    if claim.story:
        yield address_of("stories", claim.story)
    yield from (address_of("topics", topic) for topic in dict.fromkeys(claim.topics))


def _grouped(pairs: Iterable[tuple[str | None, B]]) -> Mapping[str, tuple[B, ...]]:
    """Return what belongs to each name, in its order, without what belongs to none."""
    found: dict[str, list[B]] = defaultdict(list)
    for name, value in pairs:
        if name:
            found[name].append(value)
    return {name: tuple(values) for name, values in found.items()}


def _visible(entries: Mapping[str, B], drafts: bool) -> Mapping[str, B]:
    return entries if drafts else {id: entry for id, entry in entries.items() if not entry.is_draft}
