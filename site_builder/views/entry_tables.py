"""Tables of the visible index entries, and of groups of them, which note what is looked up."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import partial
from typing import TypeVar

from site_builder.content.records import Stance
from site_builder.index.entries import Brief, ClaimBrief, PageBrief, QuestionBrief, SourceBrief, StoryBrief
from site_builder.index.site_index import Outline
from site_builder.views.dependencies import Dependencies, Table, joined_digest
from site_builder.views.visible_entries import VisibleEntries

B = TypeVar("B", bound=Brief)


class EntryTables:
    """The entries of one site. ``digest_of`` gives the digest of an entry."""

    def __init__(self, outline: Outline, *, drafts: bool, digest_of: Callable[[Brief], str]) -> None:
        self.outline = outline
        self.dependencies = Dependencies()
        self.visible = visible = VisibleEntries(outline, drafts=drafts)
        self._digest_of = digest_of
        self.sources: Table[SourceBrief] = self._entries("sources", visible.sources)
        self.stories: Table[StoryBrief] = self._entries("stories", visible.stories)
        self.questions: Table[QuestionBrief] = self._entries("questions", visible.questions)
        self.claims: Table[ClaimBrief] = self._entries("claims", visible.claims)
        self.pages: Table[PageBrief] = self._entries("pages", visible.pages)
        self.current: Table[ClaimBrief] = self._entries("current", visible.current)
        table = partial(Table, self.dependencies)
        # The current claims that answer each question, those with the most support first.
        self.answers: Table[tuple[ClaimBrief, ...]] = table(
            "answers",
            lambda: visible.by_question,
            lambda id: tuple(sorted(visible.by_question[id], key=lambda claim: (-_supporters(claim), claim.id))),
            lambda id: self.digest_of_each("claim", visible.by_question[id]),
        )
        # The current claims of each story, in the order of their ids.
        self.of_story: Table[tuple[ClaimBrief, ...]] = table(
            "of_story",
            lambda: visible.by_story,
            lambda id: visible.by_story[id],
            lambda id: self.digest_of_each("claims", visible.by_story[id]),
        )
        # The documents that had other addresses, by their paths.
        self.former: Table[Brief] = table(
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

    def digest_of_each(self, table: str, entries: Iterable[Brief]) -> str:
        """Return one digest of what these entries are in a table, without a note that they are looked up."""
        return joined_digest(f"{entry.id}:{self.dependencies.digest(f'{table}/{entry.id}')}" for entry in entries)


def _supporters(claim: ClaimBrief) -> int:
    return len({item.source for item in claim.evidence if item.stance is Stance.SUPPORTS})
