"""The lists of everything of one kind: claims, topics, stories, questions, articles and claimants."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from site_builder.content.addresses import page_address
from site_builder.content.old_address import EARLIER
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, SourceCard, StoryCard
from site_builder.views.claim_groups import ClaimGroup, answers_of, by_question
from site_builder.views.claimant_card import ClaimantCard
from site_builder.views.home_page import stands
from site_builder.views.legacy_page import LegacyCard, earlier_checks
from site_builder.views.paging import Paging, from_oldest, in_parts, paging, paging_from_oldest, part_address
from site_builder.views.question_page import question_sharpness
from site_builder.views.site_view import SiteView
from site_builder.views.topic_card import TopicCard

CLAIMS_ADDRESS = "claims/"
_DIGITS = re.compile(r"[0-9]+")
_SIGNS = " \"'“”„‚‘’«»‹›¿¡#…"
"""What a claim may begin with that makes no difference in a list by words."""


class ClaimIndex(Struct, frozen=True):
    """``/claims/``: every claim that stands in lists, and those that were withdrawn; of many, the newest.

    The older ones stand on pages of their own, ``/claims/page/<number>/``. ``total`` counts the claims of all pages
    that stand in lists; only the first page tells it, so that the others need not change with it. ``earlier`` counts
    the claims that other publications checked, which stand on a list of their own. ``groups`` has the ``claims`` by question.
    """

    address: str
    claims: tuple[ClaimCard, ...]
    groups: tuple[ClaimGroup, ...]
    withdrawn: tuple[ClaimCard, ...]
    total: int | None
    paging: Paging | None
    earlier: int = 0

    @property
    def updated(self) -> date | None:
        """The day on which a claim last changed, where there is one."""
        return max((claim.updated for claim in (*self.claims, *self.withdrawn)), default=None)

    @property
    def published(self) -> tuple[date, date]:
        """The days on which the first and the last of its claims were published."""
        days = [claim.published for claim in (*self.claims, *self.withdrawn)]
        return min(days), max(days)


class EarlierChecks(Struct, frozen=True):
    """``/earlier-checks/`` and its further pages: the claims that other publications checked, by their words."""

    address: str
    cards: tuple[LegacyCard, ...]
    total: int
    paging: Paging | None

    @property
    def updated(self) -> date:
        """The day on which the last of them was brought in."""
        return max(card.published for card in self.cards)


class ListKind(StrEnum):
    """What a list contains."""

    STORIES = "stories"
    QUESTIONS = "questions"
    SOURCES = "sources"
    CLAIMANTS = "claimants"
    TOPICS = "topics"


class Listing(Struct, frozen=True):
    """``/stories/``, ``/questions/``, ``/sources/``, ``/claimants/`` or ``/topics/``, and the pages on which each goes on: everything of one kind.

    Only what ``kind`` says is filled. ``total`` counts the entries of all pages, where that is worth telling.
    """

    kind: ListKind
    address: str
    stories: tuple[StoryCard, ...]
    questions: tuple[ClaimGroup, ...]
    sources: tuple[SourceCard, ...]
    total: int | None
    paging: Paging | None
    updated: date | None = None
    claimants: tuple[ClaimantCard, ...] = ()
    topics: tuple[TopicCard, ...] = ()


def claim_lists(site: SiteView) -> tuple[ClaimIndex, ...]:
    """Return the list of all claims, and the pages of the older ones where there are many.

    On one page they stand by their words. On several the newest come first, and what was withdrawn keeps its place, so
    that the older pages stay as they are.
    """
    in_order = sorted(site.claim.values(), key=lambda card: (card.published, card.id))
    newest, full = from_oldest(in_order, page_limits.CLAIMS_PER_PAGE)
    if not full:
        by_words = sorted(site.claim.values(), key=lambda card: card.claim.casefold())
        return (_claims(CLAIMS_ADDRESS, by_words, site, len(site.current), None),)
    return (
        _claims(
            CLAIMS_ADDRESS, newest[::-1], site, len(site.current), paging_from_oldest(CLAIMS_ADDRESS, None, len(full))
        ),
        *(
            _claims(
                page_address(CLAIMS_ADDRESS, number),
                part[::-1],
                site,
                None,
                paging_from_oldest(CLAIMS_ADDRESS, number, len(full)),
            )
            for number, part in enumerate(full, start=1)
        ),
    )


def _claims(
    address: str, listed: Sequence[ClaimCard], site: SiteView, total: int | None, paging: Paging | None
) -> ClaimIndex:
    withdrawn = sorted((card for card in listed if card.id not in site.current), key=lambda card: card.id)
    current = tuple(card for card in listed if card.id in site.current)
    return ClaimIndex(
        address,
        current,
        by_question(current, site),
        tuple(withdrawn),
        total,
        paging,
        earlier=len(site.legacy) if total is not None else 0,
    )


def earlier_lists(site: SiteView) -> tuple[EarlierChecks, ...]:
    """Return the list of the claims that other publications checked; none where there are none."""
    cards = sorted(earlier_checks(site), key=lambda card: (_by_number(card.claim.lstrip(_SIGNS)), card.id))
    parts = in_parts(cards, page_limits.ENTRIES_PER_PAGE) if cards else []
    return tuple(
        EarlierChecks(part_address(EARLIER, number), tuple(part), len(cards), paging(EARLIER, number, len(parts)))
        for number, part in enumerate(parts, start=1)
    )


def story_lists(site: SiteView) -> tuple[Listing, ...]:
    """Return the list of all stories, the latest first; the older of many stand on pages of their own."""
    listed = sorted(filter(stands, site.story.values()), key=lambda card: (card.published, card.id))
    newest, full = from_oldest(listed, page_limits.ENTRIES_PER_PAGE)
    front = f"{ListKind.STORIES}/"
    return (
        _stories(front, newest, len(listed), paging_from_oldest(front, None, len(full))),
        *(
            _stories(page_address(front, number), part, None, paging_from_oldest(front, number, len(full)))
            for number, part in enumerate(full, start=1)
        ),
    )


def _stories(address: str, oldest_first: Sequence[StoryCard], total: int | None, paging: Paging | None) -> Listing:
    updated = oldest_first[-1].published if oldest_first else None
    return Listing(ListKind.STORIES, address, tuple(reversed(oldest_first)), (), (), total, paging, updated)


def question_lists(site: SiteView) -> tuple[Listing, ...]:
    """Return the list of all questions with their first answers, the sharpest disagreement first.

    Where there are several pages they go by their words, so that a page is where it was when an answer changes.
    """
    listed = sorted(filter(stands, site.question.values()), key=lambda card: (_by_number(card.question), card.id))
    if len(listed) <= page_limits.ENTRIES_PER_PAGE:
        listed.sort(key=lambda card: question_sharpness(card.id, site))
    return _by_words(ListKind.QUESTIONS, [answers_of(card.id, site, page_limits.HOME_ANSWERS) for card in listed])


def source_lists(site: SiteView) -> tuple[Listing, ...]:
    """Return the list of all sources by their titles."""
    return _by_words(ListKind.SOURCES, sorted(site.source.values(), key=lambda card: (_by_number(card.title), card.id)))


def claimant_lists(site: SiteView) -> tuple[Listing, ...]:
    """Return the list of all claimants by their names; none where the site has records of none."""
    listed = sorted(filter(stands, site.claimant.values()), key=lambda card: (_by_number(card.name), card.id))
    return _by_words(ListKind.CLAIMANTS, listed) if listed else ()


def topic_lists(site: SiteView) -> tuple[Listing, ...]:
    """Return the list of all topics by their names; none where the site has records of none."""
    listed = sorted(filter(stands, site.topic.values()), key=lambda card: (_by_number(card.name), card.id))
    return _by_words(ListKind.TOPICS, listed) if listed else ()


def _by_number(words: str) -> str:
    """Return words as they are sorted: without regard to case, and part 2 before part 10."""
    return _DIGITS.sub(lambda match: match[0].zfill(12), words.casefold())


def _by_words(
    kind: ListKind,
    listed: Sequence[ClaimGroup] | Sequence[SourceCard] | Sequence[ClaimantCard] | Sequence[TopicCard],
) -> tuple[Listing, ...]:
    parts = in_parts(listed, page_limits.ENTRIES_PER_PAGE)
    front = f"{kind}/"
    return tuple(
        Listing(
            kind,
            part_address(front, number),
            (),
            tuple(group for group in part if isinstance(group, ClaimGroup)),
            tuple(card for card in part if isinstance(card, SourceCard)),
            len(listed),
            paging(front, number, len(parts)),
            claimants=tuple(card for card in part if isinstance(card, ClaimantCard)),
            topics=tuple(card for card in part if isinstance(card, TopicCard)),
        )
        for number, part in enumerate(parts, start=1)
    )
