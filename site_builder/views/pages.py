"""The link stage: from a checked outline to the values of all pages.

Here every id becomes what it stands for: claims meet their evidence, sources the claims that quote them, stories
their matrix, questions their rival answers. Nothing is judged or rendered. Each page is made on its own, from the
cards that it looks up and its own detail.
"""

from __future__ import annotations

from site_builder.content.addresses import address_of
from site_builder.views import page_limits as limits
from site_builder.views.card_tables import Cards
from site_builder.views.card_values import ClaimCard
from site_builder.views.claim_page import claim_page
from site_builder.views.export_list import listed_claims, listed_parts
from site_builder.views.free_page import corrections_of, free_page_ids, free_pages, log_heading
from site_builder.views.home_page import frame_of, home_page, last_change, latest_first
from site_builder.views.list_pages import claim_lists, question_lists, source_lists, story_lists
from site_builder.views.question_page import question_pages
from site_builder.views.site_values import News
from site_builder.views.source_page import source_page, source_uses
from site_builder.views.story_page import story_pages

__all__ = [
    "Cards",
    "claim_lists",
    "claim_page",
    "corrections_of",
    "frame_of",
    "free_page_ids",
    "free_pages",
    "home_page",
    "latest_claims",
    "listed_claims",
    "listed_parts",
    "news_of",
    "question_lists",
    "question_pages",
    "redirects",
    "source_lists",
    "source_page",
    "source_uses",
    "story_lists",
    "story_pages",
]


def latest_claims(cards: Cards) -> tuple[ClaimCard, ...]:
    """Return the claims that changed last, as many as a feed carries."""
    card = cards.claim.whole()
    shown = (card(brief.id) for brief in cards.current.values() if not brief.is_draft)
    return latest_first(shown)[: limits.FEED_ENTRIES]


def news_of(cards: Cards) -> News:
    """Return what the feeds tell."""
    return News(latest_claims(cards), corrections_of(cards), *log_heading(cards), last_change(cards))


def redirects(cards: Cards) -> tuple[tuple[str, str], ...]:
    """Return each former address with the address that took its place."""
    return tuple(
        sorted(
            (address_of(brief.folder, alias), brief.address)
            for brief in cards.former.values()
            for alias in brief.aliases
        )
    )
