"""The home page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct

from site_builder.content.records import Status
from site_builder.index.entries import TopicEntry
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, QuestionCard, StoryCard
from site_builder.views.change_log import LoggedChange, changes_of, count_changes
from site_builder.views.claim_groups import ClaimGroup, answers_of
from site_builder.views.claimant_card import ClaimantCard
from site_builder.views.disagreement import is_contested, most_contested
from site_builder.views.question_page import is_question_disputed, question_sharpness
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Slot, shared_names
from site_builder.views.story_page import StoryGlance, story_glance
from site_builder.views.topic_card import TopicCard

_NAMED_QUESTIONS = page_limits.HOME_QUESTIONS + page_limits.HOME_MORE


class HomePage(Struct, frozen=True):
    """``/``. ``headline`` is the question on which articles disagree most; where they disagree on none, ``headline_claim`` may be a claim.

    ``stories`` and ``questions`` are shown, ``more_stories`` and ``more_questions`` named.
    ``story_count`` and ``question_count`` count all that there are; ``quotes`` counts the quotations that were found, those on withdrawn claims too,
    ``sources`` the articles that they are from, and ``claims`` the claims that they bear on. ``contested`` are the claims on which articles
    disagree most, and ``latest`` those that changed last where they disagree on none; ``articles`` have the same places in the tallies of all of them. ``changes`` are the latest on the site, of those
    that ``change_counts`` counts by their kind. ``updated`` is the day on which a claim last changed or a story was published.
    """

    headline: ClaimGroup | None
    headline_claim: ClaimCard | None
    stories: tuple[StoryGlance, ...]
    more_stories: tuple[StoryCard, ...]
    story_count: int
    questions: tuple[ClaimGroup, ...]
    more_questions: tuple[ClaimGroup, ...]
    question_count: int
    contested: tuple[ClaimCard, ...]
    latest: tuple[ClaimCard, ...]
    articles: tuple[Slot, ...]
    changes: tuple[LoggedChange, ...]
    change_counts: Mapping[str, int]
    sources: int
    claims: int
    quotes: int
    updated: date | None


def home_page(site: SiteView) -> HomePage:
    """Return what the home page shows: the sharpest disagreement, stories, further questions, and what changed last."""
    told = sorted(filter(stands, site.story.values()), key=lambda card: (-card.published.toordinal(), card.id))
    asked = [id for id in site.answers if id in site.question and stands(site.question[id])]
    asked.sort(key=lambda id: question_sharpness(id, site))
    sharpest = next((id for id in asked if is_question_disputed(id, site)), None)
    named = [id for id in asked if id != sharpest][:_NAMED_QUESTIONS]
    below = tuple(answers_of(id, site, page_limits.HOME_ANSWERS) for id in named)
    cards = tuple(map(site.claim.track_all(), site.current))
    contested = most_contested(filter(is_contested, cards))[: page_limits.HOME_LATEST]
    latest = () if contested else latest_first(cards)[: page_limits.HOME_LATEST]
    changes = changes_of(site)
    quoted = [(claim.id, item) for claim in site.claims.values() for item in claim.evidence if item.spans]
    return HomePage(
        headline=answers_of(sharpest, site, page_limits.HOME_ANSWERS) if sharpest else None,
        headline_claim=contested[0] if contested and not sharpest else None,
        stories=tuple(story_glance(card.id, site) for card in told[: page_limits.HOME_STORIES]),
        more_stories=tuple(told[page_limits.HOME_STORIES :][: page_limits.HOME_MORE]),
        story_count=len(told),
        questions=below[: page_limits.HOME_QUESTIONS],
        more_questions=below[page_limits.HOME_QUESTIONS :][: page_limits.HOME_MORE],
        question_count=len(asked),
        contested=contested,
        latest=latest,
        articles=shared_names(card.slots for card in contested or latest),
        changes=changes[: page_limits.HOME_CHANGES],
        change_counts=count_changes(changes),
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
    """Return claims by the day of their last change, the latest first, and of those of one day by their words."""
    return tuple(sorted(claims, key=lambda card: (-card.updated.toordinal(), card.claim.casefold(), card.id)))


def stands(card: StoryCard | QuestionCard | ClaimantCard | TopicCard | TopicEntry) -> bool:
    """Say whether a page stands in lists; what was withdrawn keeps its page only."""
    return card.status is not Status.WITHDRAWN
