"""What is compared of documents is all that the rules look at, so that nothing found stays nothing found."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from msgspec.structs import fields, replace

from site_builder.checks.archive import Texts
from site_builder.checks.run import check_index, compared_text
from site_builder.index.entries import (
    ClaimantEntry,
    ClaimEntry,
    IndexEntry,
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
    },
    StoryEntry: {"title", "summary", "published"},
    QuestionEntry: {"question", "summary"},
    ClaimantEntry: {"page"},
    TopicEntry: {"description"},
}


class Untouchable:
    """Whoever looks at it in any way fails."""

    def _refuse(self, *_: object) -> NoReturn:
        raise AssertionError("a rule looks at what is not compared")

    __getattr__ = __bool__ = __eq__ = __hash__ = __iter__ = __len__ = __str__ = _refuse


def without_the_rest(entry: IndexEntry) -> IndexEntry:
    names = NOT_LOOKED_AT.get(type(entry), {"title", "summary", "menu", "order"})
    assert names <= {field.name for field in fields(entry)}
    nothing: Any = Untouchable()
    changed = replace(entry, **dict.fromkeys(names, nothing))
    if isinstance(changed, ClaimEntry):
        evidence = tuple(replace(item, why=nothing) for item in changed.evidence)
        changed = replace(changed, evidence=evidence)
    return changed


@pytest.mark.parametrize("folder", ["sources", "stories", "questions", "claims", "pages"])
def test_no_rule_looks_at_what_is_not_compared(folder: str, real_site: ReadSite) -> None:
    index = real_site.index
    bare = {id: without_the_rest(entry) for id, entry in index.folder(folder).items()}
    changed: Any = replace(index, **{folder: bare})
    found = [list(check_index(whole, Texts(whole.sources, index.seeds, index.pins))) for whole in (index, changed)]
    assert found[0] == found[1]
    assert [compared_text(entry) for entry in bare.values()] == [
        compared_text(b) for b in index.folder(folder).values()
    ]
