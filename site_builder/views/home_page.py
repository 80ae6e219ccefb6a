"""The home page, and the frame that every page shares."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from site_builder.content.languages import direction_of
from site_builder.content.records import Status
from site_builder.views import page_limits as limits
from site_builder.views.answer_figures import supporters
from site_builder.views.card_values import ClaimCard, QuestionCard, StoryCard
from site_builder.views.free_page import in_menu_order
from site_builder.views.page_values import HomePage, LoggedCorrection, MenuItem, OpenAnswer, OpenQuestion, SiteFrame
from site_builder.views.question_page import answers_to, sharpness
from site_builder.views.site_view import SiteView
from site_builder.views.story_page import story_glance
from site_builder.views.suggest_form import suggest_address


def home_page(site: SiteView, corrections: tuple[LoggedCorrection, ...]) -> HomePage:
    """Return what the home page shows: stories, the sharpest disagreements first, and what is new."""
    told = sorted(filter(stands, site.story.values()), key=lambda card: (-card.published.toordinal(), card.id))
    asked = sorted((id for id in site.answers if id in site.question), key=lambda id: sharpness(id, site))
    asked = [id for id in asked if stands(site.question[id])]
    named = limits.HOME_QUESTIONS + limits.HOME_MORE
    return HomePage(
        stories=tuple(story_glance(card.id, site) for card in told[: limits.HOME_STORIES]),
        more_stories=tuple(told[limits.HOME_STORIES :][: limits.HOME_MORE]),
        story_count=len(told),
        questions=tuple(_open(id, site) for id in asked[: limits.HOME_QUESTIONS]),
        more_questions=tuple(_open(id, site) for id in asked[limits.HOME_QUESTIONS : named]),
        question_count=len(asked),
        latest=latest_first(map(site.claim.track_all(), site.current))[: limits.HOME_LATEST],
        corrections=corrections[: limits.HOME_LATEST],
        sources=len(site.source),
        claims=len(site.current),
        quotes=sum(len(claim.evidence) for claim in site.current.values()),
        updated=last_change(site),
    )


def last_change(site: SiteView) -> date | None:
    """Return the day on which the site last changed, where the records tell one."""
    claims, stories = site.claims.values(), site.stories.values()
    return max((*(claim.updated for claim in claims), *(story.published for story in stories)), default=None)


def latest_first(claims: Iterable[ClaimCard]) -> tuple[ClaimCard, ...]:
    """Return claims by the day of their last change, the latest first."""
    return tuple(sorted(claims, key=lambda card: (-card.updated.toordinal(), card.id)))


def stands(card: StoryCard | QuestionCard) -> bool:
    """Say whether a page stands in lists; what was withdrawn keeps its page only."""
    return card.status is not Status.WITHDRAWN


def _open(question: str, site: SiteView) -> OpenQuestion:
    """Return a question as the home page shows it: who supports which answer."""
    answers = answers_to(question, site)
    shown = tuple(OpenAnswer(answer.claim, *supporters(answer)) for answer in answers[: limits.HOME_ANSWERS])
    return OpenQuestion(site.question[question], shown, len(answers))


def frame_of(site: SiteView, *, preview: bool) -> SiteFrame:
    """Return what every page knows of the site around it."""
    settings = site.index.settings.record
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
        scale=tuple(site.scale.values()),
        menu=tuple(
            MenuItem(page.title, page.address)
            for page in in_menu_order(site)
            if page.menu and page.status is not Status.WITHDRAWN
        ),
        preview=preview,
        suggest=suggest_address(site),
        editor=settings.editor is not None,
    )
