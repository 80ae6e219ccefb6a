"""What is compared of documents is all that the rules look at, so that nothing found stays nothing found."""

from __future__ import annotations

from typing import Any, NoReturn

import pytest
from msgspec.structs import fields, replace

from site_builder.checks.run import Texts, check_outline, compared
from site_builder.index.entries import Brief, ClaimBrief, QuestionBrief, SourceBrief, StoryBrief
from tests.sites import ReadSite

NOT_LOOKED_AT: dict[type[Brief], set[str]] = {
    ClaimBrief: {"claim", "summary", "corrections", "published", "reviewed"},
    SourceBrief: {
        "title",
        "title_from",
        "short",
        "publisher",
        "authors",
        "published",
        "url",
        "archived_url",
        "language",
    },
    StoryBrief: {"title", "summary", "published"},
    QuestionBrief: {"question", "summary"},
}


class Untouchable:
    """Whoever looks at it in any way fails."""

    def _refuse(self, *_: object) -> NoReturn:
        raise AssertionError("a rule looks at what is not compared")

    __getattr__ = __bool__ = __eq__ = __hash__ = __iter__ = __len__ = __str__ = _refuse


def without_the_rest(brief: Brief) -> Brief:
    names = NOT_LOOKED_AT.get(type(brief), {"title", "summary", "menu", "order"})
    assert names <= {field.name for field in fields(brief)}
    nothing: Any = Untouchable()
    changed = replace(brief, **dict.fromkeys(names, nothing))
    if isinstance(changed, ClaimBrief):
        evidence = tuple(replace(item, why=nothing, speaker=nothing) for item in changed.evidence)
        changed = replace(changed, evidence=evidence)
    return changed


@pytest.mark.parametrize("folder", ["sources", "stories", "questions", "claims", "pages"])
def test_no_rule_looks_at_what_is_not_compared(folder: str, real_site: ReadSite) -> None:
    outline = real_site.outline
    bare = {id: without_the_rest(brief) for id, brief in outline.folder(folder).items()}
    changed: Any = replace(outline, **{folder: bare})
    assert list(check_outline(changed, Texts(changed.sources, outline.seeds, outline.pins))) == []
    assert [compared(brief) for brief in bare.values()] == [compared(b) for b in outline.folder(folder).values()]
