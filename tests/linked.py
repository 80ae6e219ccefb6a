"""The pages of a site as values, made by the functions with which the build makes one page at a time."""

from __future__ import annotations

from functools import cached_property
from itertools import chain
from pathlib import Path

from site_builder.build.check_site import check_site
from site_builder.build.read import Reading
from site_builder.views.change_log import ChangeLog, change_logs
from site_builder.views.claim_page import ClaimPage, claim_page
from site_builder.views.claimant_page import ClaimantPage, claimant_pages
from site_builder.views.home_page import HomePage, home_page
from site_builder.views.list_pages import (
    ClaimIndex,
    Listing,
    claim_lists,
    claimant_lists,
    question_lists,
    source_lists,
    story_lists,
    topic_lists,
)
from site_builder.views.question_page import QuestionPage, question_pages
from site_builder.views.site_frame import SiteFrame, frame_of
from site_builder.views.site_view import SiteView
from site_builder.views.source_page import SourcePage, SourceUses, source_page, source_uses
from site_builder.views.story_page import StoryPage, story_pages
from site_builder.views.topic_page import TopicPage, topic_pages

Part = StoryPage | QuestionPage | ClaimantPage | TopicPage | SourceUses | ClaimIndex | Listing
"""A page on which another goes on."""


def linked(root: Path) -> Linked:
    """Return the pages of a site on which nothing is found."""
    checked = check_site(root)
    assert checked.findings == ()
    return Linked(checked.reading)


class Linked:
    """The pages of a site that was read, each kind made when it is asked for; ``parts`` are those on which others go on."""

    def __init__(self, reading: Reading) -> None:
        self._site = SiteView(reading.index, drafts=False)
        self._sources = reading.index.sources
        self._detail = reading.detail

    @cached_property
    def frame(self) -> SiteFrame:
        return frame_of(self._site, preview=False)

    @cached_property
    def home(self) -> HomePage:
        return home_page(self._site)

    @cached_property
    def claims(self) -> tuple[ClaimPage, ...]:
        return tuple(claim_page(entry, self._detail(entry.path), self._site) for entry in self._site.claims.values())

    @cached_property
    def sources(self) -> tuple[SourcePage, ...]:
        return tuple(source_page(entry, self._detail(entry.path), self._site) for entry in self._sources.values())

    @property
    def claimants(self) -> tuple[ClaimantPage, ...]:
        return tuple(first for first, *_ in self._claimants)

    @property
    def topics(self) -> tuple[TopicPage, ...]:
        return tuple(first for first, *_ in self._topics)

    @property
    def stories(self) -> tuple[StoryPage, ...]:
        return tuple(first for first, *_ in self._stories)

    @property
    def questions(self) -> tuple[QuestionPage, ...]:
        return tuple(first for first, *_ in self._questions)

    @property
    def index(self) -> ClaimIndex:
        return self._claim_lists[0]

    @cached_property
    def change_logs(self) -> tuple[ChangeLog, ...]:
        return change_logs(self._site)

    @property
    def lists(self) -> tuple[Listing, ...]:
        return tuple(first for first, *_ in self._lists)

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        uses = [tuple(source_uses(entry, self._site)) for entry in self._sources.values()]
        longer: list[tuple[Part, ...]] = [
            *self._stories,
            *self._questions,
            *self._claimants,
            *self._topics,
            self._claim_lists,
            *self._lists,
            *uses,
        ]
        return tuple(chain.from_iterable(pages[1:] for pages in longer))

    @cached_property
    def _claimants(self) -> list[tuple[ClaimantPage, ...]]:
        return [claimant_pages(entry, self._detail(entry.path), self._site) for entry in self._site.claimants.values()]

    @cached_property
    def _topics(self) -> list[tuple[TopicPage, ...]]:
        return [topic_pages(entry, self._detail(entry.path), self._site) for entry in self._site.topics.values()]

    @cached_property
    def _stories(self) -> list[tuple[StoryPage, ...]]:
        return [
            tuple(story_pages(entry, self._detail(entry.path), self._site)) for entry in self._site.stories.values()
        ]

    @cached_property
    def _questions(self) -> list[tuple[QuestionPage, ...]]:
        entries = self._site.questions.values()
        return [tuple(question_pages(entry, self._detail(entry.path), self._site)) for entry in entries]

    @cached_property
    def _claim_lists(self) -> tuple[ClaimIndex, ...]:
        return tuple(claim_lists(self._site))

    @cached_property
    def _lists(self) -> list[tuple[Listing, ...]]:
        kinds = (story_lists, question_lists, source_lists, claimant_lists, topic_lists)
        return [pages for pages in (tuple(listed(self._site)) for listed in kinds) if pages]
