"""What is compared of documents is all that the rules look at, so that nothing found stays nothing found."""

from __future__ import annotations

from typing import Any, NoReturn
from unittest.mock import MagicMock

import pytest
from msgspec.structs import fields, replace

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.run import check_index, compared_text
from site_builder.index.entries import (
    INDEX_ENTRIES,
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
from tests.sites import ReadSite

NOT_LOOKED_AT: dict[type[IndexEntry], set[str]] = {
    ClaimEntry: {"claim", "summary", "corrections", "published", "reviewed"},
    SourceEntry: {
        "title_from",
        "url",
        "archived_url",
        "publish",
        "excerpts_root",
        "furniture",
        "aside",
        "places",
    },
    StoryEntry: {"title", "summary", "published", "status_note"},
    QuestionEntry: {"question", "summary", "status_note"},
    ClaimantEntry: {"page", "status_note"},
    TopicEntry: {"description", "status_note"},
    PageEntry: {"title", "summary", "menu", "order"},
    LegacyEntry: {"claim", "published"},
}
OF_ALL: dict[type[IndexEntry], set[str]] = {ClaimEntry: {"pictures", "evident"}}
"""What only those rules look at that look at all documents each time, or that all documents are compared with."""
OF_THE_DAY = "last_day"
DAYS = {"published", "modified", "retrieved"}
"""Of the days of an article the first that is recorded is compared."""
KINDS = (*INDEX_ENTRIES.values(), LegacyEntry)


class Untouchable:
    """Whoever looks at it in any way fails."""

    def _refuse(self, *_: object) -> NoReturn:
        raise AssertionError("a rule looks at what is not compared")

    __getattr__ = __bool__ = __eq__ = __hash__ = __iter__ = __len__ = __str__ = _refuse


def without_the_rest(entry: IndexEntry) -> IndexEntry:
    names = NOT_LOOKED_AT[type(entry)]
    assert names <= {field.name for field in fields(entry)}
    nothing: Any = Untouchable()
    changed = replace(entry, **dict.fromkeys((*names, OF_THE_DAY), nothing))
    if isinstance(changed, ClaimEntry):
        evidence = tuple(
            replace(item, why=nothing, words=nothing, locator=nothing, translation=nothing) for item in changed.evidence
        )
        changed = replace(changed, evidence=evidence)
    return changed


@pytest.mark.parametrize("folder", ["sources", "stories", "questions", "claims", "pages"])
def test_no_rule_looks_at_what_is_not_compared(folder: str, real_site: ReadSite) -> None:
    index = real_site.index
    bare = {id: without_the_rest(entry) for id, entry in index.folder(folder).items()}
    changed: Any = replace(index, **{folder: bare})
    found = [
        list(check_index(whole, ArchivedTexts(whole.sources, index.seeds, index.pins))) for whole in (index, changed)
    ]
    assert found[0] == found[1]
    assert [compared_text(entry) for entry in bare.values()] == [
        compared_text(b) for b in index.folder(folder).values()
    ]


def looked_at(kind: type[IndexEntry]) -> set[str]:
    """Return the fields at which :func:`compared` looks in an entry of this kind."""
    seen: set[str] = set()

    class Watched(kind):  # type: ignore[misc,valid-type]
        def __getattribute__(self, name: str) -> Any:
            seen.add(name)
            return super().__getattribute__(name)

    values: dict[str, Any] = {field.name: None if field.name in DAYS else MagicMock() for field in fields(kind)}
    compared_text(Watched(**values))
    return seen & values.keys()


@pytest.mark.parametrize("kind", KINDS)
def test_all_else_is_compared(kind: type[IndexEntry]) -> None:
    others = {field.name for field in fields(kind)} - NOT_LOOKED_AT[kind] - OF_ALL.get(kind, set()) - {OF_THE_DAY}
    assert looked_at(kind) == others
