"""The home page, and the frame that every page shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from site_builder.content.languages import direction_of
from site_builder.content.records import Status
from site_builder.views import page_limits as limits
from site_builder.views.answer_figures import supporters
from site_builder.views.card_tables import Cards
from site_builder.views.card_values import ClaimCard, QuestionCard, StoryCard
from site_builder.views.free_page import in_menu_order
from site_builder.views.page_values import HomePage, LoggedCorrection, MenuItem, OpenAnswer, OpenQuestion, SiteFrame
from site_builder.views.question_page import answers_to, sharpness
from site_builder.views.story_page import story_glance
from site_builder.views.suggest_form import suggest_address


def home_page(cards: Cards, corrections: tuple[LoggedCorrection, ...]) -> HomePage:
    """Return what the home page shows: stories, the sharpest disagreements first, and what is new."""
    told = sorted(filter(stands, cards.story.values()), key=lambda card: (-card.published.toordinal(), card.id))
    asked = sorted((id for id in cards.answers if id in cards.question), key=lambda id: sharpness(id, cards))
    asked = [id for id in asked if stands(cards.question[id])]
    named = limits.HOME_QUESTIONS + limits.HOME_MORE
    return HomePage(
        stories=tuple(story_glance(card.id, cards) for card in told[: limits.HOME_STORIES]),
        more_stories=tuple(told[limits.HOME_STORIES :][: limits.HOME_MORE]),
        story_count=len(told),
        questions=tuple(_open(id, cards) for id in asked[: limits.HOME_QUESTIONS]),
        more_questions=tuple(_open(id, cards) for id in asked[limits.HOME_QUESTIONS : named]),
        question_count=len(asked),
        latest=latest_first(map(cards.claim.whole(), cards.current))[: limits.HOME_LATEST],
        corrections=corrections[: limits.HOME_LATEST],
        sources=len(cards.source),
        claims=len(cards.current),
        quotes=sum(len(claim.evidence) for claim in cards.current.values()),
        updated=last_change(cards),
    )


def last_change(cards: Cards) -> date | None:
    """Return the day on which the site last changed, where the records tell one."""
    claims, stories = cards.claims.values(), cards.stories.values()
    return max((*(claim.updated for claim in claims), *(story.published for story in stories)), default=None)


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


def frame_of(cards: Cards, *, preview: bool) -> SiteFrame:
    """Return what every page knows of the site around it."""
    settings = cards.outline.settings.record
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
        menu=tuple(
            MenuItem(page.title, page.address)
            for page in in_menu_order(cards)
            if page.menu and page.status is not Status.WITHDRAWN
        ),
        preview=preview,
        suggest=suggest_address(cards),
        editor=settings.editor is not None,
    )
