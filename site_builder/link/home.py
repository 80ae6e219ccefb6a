"""The home page, and the frame that every page shares."""

from __future__ import annotations

from site_builder.link.cards import Cards
from site_builder.link.figures import supporters
from site_builder.link.questions import sharpness
from site_builder.model.cards import QuestionCard, StoryCard
from site_builder.model.languages import direction_of
from site_builder.model.pages import (
    FreePage,
    HomePage,
    LoggedCorrection,
    MenuItem,
    OpenAnswer,
    OpenQuestion,
    QuestionPage,
    SiteFrame,
    StoryPage,
)
from site_builder.model.records import Status

LATEST = 8
"""How many claims and corrections the home page lists as the latest."""


def home_page(
    cards: Cards,
    stories: tuple[StoryPage, ...],
    questions: tuple[QuestionPage, ...],
    corrections: tuple[LoggedCorrection, ...],
) -> HomePage:
    """Return what the home page shows: stories, the sharpest disagreements first, and what is new."""
    latest = sorted((cards.claim[id] for id in cards.current), key=lambda card: (-card.updated.toordinal(), card.id))
    by_sharpness = sorted(questions, key=lambda page: sharpness(page.card.id, cards))
    return HomePage(
        stories=tuple(
            sorted(
                filter(lambda page: _stands(page.card), stories),
                key=lambda page: (-page.card.published.toordinal(), page.card.id),
            )
        ),
        questions=tuple(_open(page) for page in by_sharpness if page.answers and _stands(page.card)),
        latest=tuple(latest[:LATEST]),
        corrections=corrections[:LATEST],
        sources=len(cards.source),
        claims=len(cards.current),
        quotes=sum(len(cards.evidence[id]) for id in cards.current),
    )


def _stands(card: StoryCard | QuestionCard) -> bool:
    """Say whether a page stands in lists; what was withdrawn keeps its page only."""
    return card.status is not Status.WITHDRAWN


def _open(page: QuestionPage) -> OpenQuestion:
    """Return a question as the home page shows it: who supports which answer."""
    return OpenQuestion(page.card, tuple(OpenAnswer(answer.claim, supporters(answer)) for answer in page.answers))


def frame_of(cards: Cards, pages: tuple[FreePage, ...], *, preview: bool) -> SiteFrame:
    """Return what every page knows of the site around it."""
    settings = cards.corpus.settings.record
    shown = {
        id
        for id, document in cards.pages.items()
        if document.record.menu and document.record.status is not Status.WITHDRAWN
    }
    dates = [card.updated for card in cards.claim.values()] + [card.published for card in cards.story.values()]
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
        updated=max(dates, default=None),
        preview=preview,
    )
