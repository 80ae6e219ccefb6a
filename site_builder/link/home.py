"""The home page, and the frame that every page shares."""

from __future__ import annotations

from collections.abc import Iterable

from site_builder import limits
from site_builder.link.cards import Cards
from site_builder.link.figures import supporters
from site_builder.link.questions import answers_to, sharpness
from site_builder.model.cards import ClaimCard, QuestionCard, StoryCard
from site_builder.model.languages import direction_of
from site_builder.model.pages import (
    FreePage,
    HomePage,
    LoggedCorrection,
    MenuItem,
    OpenAnswer,
    OpenQuestion,
    SiteFrame,
    StoryPage,
)
from site_builder.model.records import Status


def home_page(cards: Cards, stories: tuple[StoryPage, ...], corrections: tuple[LoggedCorrection, ...]) -> HomePage:
    """Return what the home page shows: stories, the sharpest disagreements first, and what is new."""
    told = sorted(
        (page.glance for page in stories if stands(page.card)),
        key=lambda glance: (-glance.card.published.toordinal(), glance.card.id),
    )
    asked = sorted((id for id in cards.answers if id in cards.question), key=lambda id: sharpness(id, cards))
    asked = [id for id in asked if stands(cards.question[id])]
    named = limits.HOME_QUESTIONS + limits.HOME_MORE
    return HomePage(
        stories=tuple(told[: limits.HOME_STORIES]),
        more_stories=tuple(glance.card for glance in told[limits.HOME_STORIES :][: limits.HOME_MORE]),
        story_count=len(told),
        questions=tuple(_open(id, cards) for id in asked[: limits.HOME_QUESTIONS]),
        more_questions=tuple(_open(id, cards) for id in asked[limits.HOME_QUESTIONS : named]),
        question_count=len(asked),
        latest=latest_first(cards.claim[id] for id in cards.current)[: limits.HOME_LATEST],
        corrections=corrections[: limits.HOME_LATEST],
        sources=len(cards.source),
        claims=len(cards.current),
        quotes=sum(len(cards.evidence[id]) for id in cards.current),
        updated=max(
            (*(card.updated for card in cards.claim.values()), *(card.published for card in cards.story.values())),
            default=None,
        ),
    )


def latest_first(claims: Iterable[ClaimCard]) -> tuple[ClaimCard, ...]:
    """Return claims by the day of their last change, the latest first."""
    return tuple(sorted(claims, key=lambda card: (-card.updated.toordinal(), card.id)))


def stands(card: StoryCard | QuestionCard) -> bool:
    """Say whether a page stands in lists; what was withdrawn keeps its page only."""
    return card.status is not Status.WITHDRAWN


def _open(question: str, cards: Cards) -> OpenQuestion:
    """Return a question as the home page shows it: who supports which answer."""
    answers = answers_to(question, cards)
    shown = tuple(OpenAnswer(answer.claim, *supporters(answer)) for answer in answers[: limits.HOME_ANSWERS])
    return OpenQuestion(cards.question[question], shown, len(answers))


def frame_of(cards: Cards, pages: tuple[FreePage, ...], *, preview: bool) -> SiteFrame:
    """Return what every page knows of the site around it."""
    settings = cards.corpus.settings.record
    shown = {
        id
        for id, document in cards.pages.items()
        if document.record.menu and document.record.status is not Status.WITHDRAWN
    }
    return SiteFrame(
        title=settings.title,
        tagline=settings.tagline,
        base_url=settings.base_url.rstrip("/") + "/",
        language=settings.language,
        direction=direction_of(settings.language),
        publisher=settings.publisher.name,
        publisher_url=settings.publisher.url,
        publisher_logo=settings.publisher.logo,
        repository=settings.repository,
        scale=tuple(cards.scale.values()),
        menu=tuple(MenuItem(page.title, page.address) for page in pages if page.id in shown),
        preview=preview,
    )
