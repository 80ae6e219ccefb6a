"""The pages of a site as values, made by the functions with which the build makes one page at a time."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from pathlib import Path

from site_builder.build.check_site import check_site
from site_builder.build.read import Reading
from site_builder.views.page_values import (
    ClaimIndex,
    ClaimPage,
    HomePage,
    Listing,
    QuestionPage,
    SiteFrame,
    SourcePage,
    SourceUses,
    StoryPage,
)
from site_builder.views.pages import (
    Cards,
    claim_lists,
    claim_page,
    frame_of,
    home_page,
    news_of,
    question_lists,
    question_pages,
    source_lists,
    source_page,
    source_uses,
    story_lists,
    story_pages,
)

Part = StoryPage | QuestionPage | SourceUses | ClaimIndex | Listing
"""A page on which another goes on."""


def linked(root: Path) -> Linked:
    """Return the pages of a site on which nothing is found."""
    checked = check_site(root)
    assert checked.findings == ()
    return Linked(checked.reading)


class Linked:
    """The pages of a site that was read, each kind made when it is asked for; ``parts`` are those on which others go on."""

    def __init__(self, reading: Reading) -> None:
        self._cards = Cards(reading.outline, drafts=False)
        self._sources = reading.outline.sources
        self._detail = reading.detail

    @cached_property
    def frame(self) -> SiteFrame:
        return frame_of(self._cards, preview=False)

    @cached_property
    def home(self) -> HomePage:
        return home_page(self._cards, news_of(self._cards).corrections)

    @cached_property
    def claims(self) -> tuple[ClaimPage, ...]:
        return tuple(claim_page(brief, self._detail(brief.path), self._cards) for brief in self._cards.claims.values())

    @cached_property
    def sources(self) -> tuple[SourcePage, ...]:
        return tuple(source_page(brief, self._detail(brief.path), self._cards) for brief in self._sources.values())

    @property
    def stories(self) -> tuple[StoryPage, ...]:
        return tuple(first for first, *_ in self._stories)

    @property
    def questions(self) -> tuple[QuestionPage, ...]:
        return tuple(first for first, *_ in self._questions)

    @property
    def index(self) -> ClaimIndex:
        return self._claim_lists[0]

    @property
    def lists(self) -> tuple[Listing, ...]:
        return tuple(first for first, *_ in self._lists)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        uses = [tuple(source_uses(brief, self._cards)) for brief in self._sources.values()]
        longer: list[tuple[Part, ...]] = [*self._stories, *self._questions, self._claim_lists, *self._lists, *uses]
        return tuple(chain.from_iterable(pages[1:] for pages in longer))

    @cached_property
    def _stories(self) -> list[tuple[StoryPage, ...]]:
        return [
            tuple(story_pages(brief, self._detail(brief.path), self._cards)) for brief in self._cards.stories.values()
        ]

    @cached_property
    def _questions(self) -> list[tuple[QuestionPage, ...]]:
        briefs = self._cards.questions.values()
        return [tuple(question_pages(brief, self._detail(brief.path), self._cards)) for brief in briefs]

    @cached_property
    def _claim_lists(self) -> tuple[ClaimIndex, ...]:
        return tuple(claim_lists(self._cards))

    @cached_property
    def _lists(self) -> list[tuple[Listing, ...]]:
        return [tuple(listed(self._cards)) for listed in (story_lists, question_lists, source_lists)]
