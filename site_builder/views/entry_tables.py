"""Tables of the visible index entries, and of groups of them, which note what is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from site_builder.content.records import Stance
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
from site_builder.views.dependencies import Dependencies, Table, joined_digest
from site_builder.views.visible_entries import VisibleEntries

B = TypeVar("B", bound=IndexEntry)


class EntryTables:
    """The entries of one site. ``digest_of`` gives the digest of an entry."""

    def __init__(self, index: SiteIndex, *, drafts: bool, digest_of: Callable[[IndexEntry], str]) -> None:
        self.index = index
        self.dependencies = Dependencies()
        self.visible = visible = VisibleEntries(index, drafts=drafts)
        self._digest_of = digest_of
        self.sources: Table[SourceEntry] = self._entries("sources", visible.sources)
        self.topics: Table[TopicEntry] = self._entries("topics", visible.topics)
        self.stories: Table[StoryEntry] = self._entries("stories", visible.stories)
        self.questions: Table[QuestionEntry] = self._entries("questions", visible.questions)
        self.claimants: Table[ClaimantEntry] = self._entries("claimants", visible.claimants)
        self.claims: Table[ClaimEntry] = self._entries("claims", visible.claims)
        # The claims that other publications checked: of no table of claims.
        self.legacy: Table[LegacyEntry] = self._entries("legacy", visible.legacy)
        self.pages: Table[PageEntry] = self._entries("pages", visible.pages)
        self.current: Table[ClaimEntry] = self._entries("current", visible.current)
        table = partial(Table, self.dependencies)
        # The current claims that answer each question, those with the most support first.
        self.answers: Table[tuple[ClaimEntry, ...]] = table(
            "answers",
            lambda: visible.by_question,
            lambda id: tuple(sorted(visible.by_question[id], key=lambda claim: (-_supporters(claim), claim.id))),
            lambda id: self.digest_of_each("claim", visible.by_question[id]),
        )
        # The current claims of each story, in the order of their ids.
        self.of_story: Table[tuple[ClaimEntry, ...]] = table(
            "of_story",
            lambda: visible.by_story,
            lambda id: visible.by_story[id],
            lambda id: self.digest_of_each("claims", visible.by_story[id]),
        )
        # The claims that each claimant makes, withdrawn ones among them, in the order of their ids.
        self.made_by: Table[tuple[ClaimEntry, ...]] = table(
            "made_by",
            lambda: visible.by_claimant,
            lambda id: visible.by_claimant[id],
            lambda id: self.digest_of_each("claims", visible.by_claimant[id]),
        )
        # The documents that had other addresses, by their paths.
        self.former: Table[IndexEntry] = table(
            "former",
            lambda: visible.former,
            lambda path: visible.former[path],
            lambda path: f"{path}:{visible.former[path].aliases}",
        )

    def _entries(self, name: str, entries: Mapping[str, B]) -> Table[B]:
        return Table(
            self.dependencies,
            name,
            lambda: entries,
            entries.__getitem__,
            lambda id: f"{id}:{self._digest_of(entries[id])}",
        )

    def digest_of_each(self, table: str, entries: Iterable[IndexEntry]) -> str:
        """Return one digest of what these entries are in a table, without a note that they are looked up."""
        return joined_digest(f"{entry.id}:{self.dependencies.digest(f'{table}/{entry.id}')}" for entry in entries)


def _supporters(claim: ClaimEntry) -> int:
    return len({item.source for item in claim.evidence if item.stance is Stance.SUPPORTS})
