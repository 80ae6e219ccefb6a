"""The home page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from site_builder.content.records import Status
from site_builder.index.entries import TopicEntry
from site_builder.views import page_limits
from site_builder.views.answer_figures import supporters
from site_builder.views.cards import ClaimCard, QuestionCard, SourceCard, StoryCard
from site_builder.views.claimant_card import ClaimantCard
from site_builder.views.free_page import LoggedCorrection
from site_builder.views.question_page import answers_to, sharpness
from site_builder.views.site_view import SiteView
from site_builder.views.story_page import StoryGlance, story_glance
from site_builder.views.topic_card import TopicCard


class OpenAnswer(Struct, frozen=True):
    """An answer on the home page, with the sources that support it; ``more`` counts those that are not named."""

    claim: ClaimCard
    supported_by: tuple[SourceCard, ...]
    more: int


class OpenQuestion(Struct, frozen=True):
    """A question on the home page with the first of its rival answers, which ``total`` counts."""

    card: QuestionCard
    answers: tuple[OpenAnswer, ...]
    total: int


class HomePage(Struct, frozen=True):
    """``/``. ``stories`` and ``questions`` are shown, ``more_stories`` and ``more_questions`` named.

    ``story_count`` and ``question_count`` count all that there are; ``quotes`` counts the quotations that were found,
    ``sources`` the articles that they are from, and ``claims`` the claims that they bear on. ``updated`` is the day on which a claim last
    changed or a story was published.
    """

    stories: tuple[StoryGlance, ...]
    more_stories: tuple[StoryCard, ...]
    story_count: int
    questions: tuple[OpenQuestion, ...]
    more_questions: tuple[OpenQuestion, ...]
    question_count: int
    latest: tuple[ClaimCard, ...]
    corrections: tuple[LoggedCorrection, ...]
    sources: int
    claims: int
    quotes: int
    updated: date | None


def home_page(site: SiteView, corrections: tuple[LoggedCorrection, ...]) -> HomePage:
    """Return what the home page shows: stories, the sharpest disagreements first, and what is new."""
    told = sorted(filter(stands, site.story.values()), key=lambda card: (-card.published.toordinal(), card.id))
    asked = sorted((id for id in site.answers if id in site.question), key=lambda id: sharpness(id, site))
    asked = [id for id in asked if stands(site.question[id])]
    named = page_limits.HOME_QUESTIONS + page_limits.HOME_MORE
    quoted = [(claim.id, item) for claim in site.current.values() for item in claim.evidence if item.spans]
    return HomePage(
        stories=tuple(story_glance(card.id, site) for card in told[: page_limits.HOME_STORIES]),
        more_stories=tuple(told[page_limits.HOME_STORIES :][: page_limits.HOME_MORE]),
        story_count=len(told),
        questions=tuple(_open(id, site) for id in asked[: page_limits.HOME_QUESTIONS]),
        more_questions=tuple(_open(id, site) for id in asked[page_limits.HOME_QUESTIONS : named]),
        question_count=len(asked),
        latest=latest_first(map(site.claim.track_all(), site.current))[: page_limits.HOME_LATEST],
        corrections=corrections[: page_limits.HOME_LATEST],
        sources=len(site.versions_joined(item.source for _, item in quoted)),
        claims=len({claim for claim, _ in quoted}),
        quotes=len(quoted),
        updated=last_change(site),
    )


def last_change(site: SiteView) -> date | None:
    """Return the day on which the site last changed, where the records tell one."""
    claims, stories = site.claims.values(), site.stories.values()
    return max((*(claim.updated for claim in claims), *(story.published for story in stories)), default=None)


def latest_first(claims: Iterable[ClaimCard]) -> tuple[ClaimCard, ...]:
    """Return claims by the day of their last change, the latest first."""
    return tuple(sorted(claims, key=lambda card: (-card.updated.toordinal(), card.id)))


def stands(card: StoryCard | QuestionCard | ClaimantCard | TopicCard | TopicEntry) -> bool:
    """Say whether a page stands in lists; what was withdrawn keeps its page only."""
    return card.status is not Status.WITHDRAWN


def _open(question: str, site: SiteView) -> OpenQuestion:
    """Return a question as the home page shows it: who supports which answer."""
    answers = answers_to(question, site)
    shown = tuple(OpenAnswer(answer.claim, *supporters(answer)) for answer in answers[: page_limits.HOME_ANSWERS])
    return OpenQuestion(site.question[question], shown, len(answers))
