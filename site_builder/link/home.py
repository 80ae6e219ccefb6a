"""The home page, and the frame that every page shares."""

from __future__ import annotations

from site_builder.link.cards import Cards
from site_builder.link.questions import sharpness
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
from site_builder.model.records import Stance

RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)
"""Languages that are written from right to left, by their first subtag."""
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
        stories=tuple(sorted(stories, key=lambda page: (-page.card.published.toordinal(), page.card.id))),
        questions=tuple(_open(page) for page in by_sharpness if page.answers),
        latest=tuple(latest[:LATEST]),
        corrections=corrections[:LATEST],
        sources=len(cards.source),
        claims=len(cards.current),
        quotes=sum(len(cards.evidence[id]) for id in cards.current),
    )


def _open(page: QuestionPage) -> OpenQuestion:
    """Return a question as the home page shows it: who supports which answer."""
    answers = (
        OpenAnswer(answer.claim, tuple(dict.fromkeys(card.source for card in answer.evidence[Stance.SUPPORTS])))
        for answer in page.answers
    )
    return OpenQuestion(page.card, tuple(answers))


def frame_of(cards: Cards, pages: tuple[FreePage, ...]) -> SiteFrame:
    """Return what every page knows of the site around it."""
    settings = cards.corpus.settings.record
    shown = {id for id, document in cards.pages.items() if document.record.menu}
    dates = [card.updated for card in cards.claim.values()] + [card.published for card in cards.story.values()]
    return SiteFrame(
        title=settings.title,
        tagline=settings.tagline,
        base_url=settings.base_url.rstrip("/") + "/",
        language=settings.language,
        direction="rtl" if settings.language.partition("-")[0].lower() in RIGHT_TO_LEFT else "ltr",
        publisher=settings.publisher.name,
        publisher_url=settings.publisher.url,
        publisher_logo=settings.publisher.logo,
        repository=settings.repository,
        scale=settings.scale,
        menu=tuple(MenuItem(page.title, page.address) for page in pages if page.id in shown),
        updated=max(dates, default=None),
    )
