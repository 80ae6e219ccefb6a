"""The link stage: from a checked outline to the values of all pages.

Here every id becomes what it stands for: claims meet their evidence, sources the claims that quote them, stories
their matrix, questions their rival answers. Nothing is judged or rendered. Each page is made on its own, from the
cards that it looks up and its own detail; :func:`link` makes all of them at once, for a site that fits in memory.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from itertools import chain

from site_builder import limits
from site_builder.addresses import address_of
from site_builder.link.cards import Cards
from site_builder.link.claims import claim_page
from site_builder.link.home import frame_of, home_page, last_change, latest_first
from site_builder.link.lists import claim_lists, question_lists, source_lists, story_lists
from site_builder.link.pages import corrections_of, free_page_ids, free_pages, log_heading
from site_builder.link.questions import question_pages
from site_builder.link.sources import source_page, source_uses
from site_builder.link.stories import story_pages
from site_builder.model.briefs import Brief, Detail
from site_builder.model.cards import ClaimCard
from site_builder.model.outline import Outline
from site_builder.model.site import ListedClaim, News, Site

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
    "link",
    "listed_claims",
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


def link(
    outline: Outline,
    detail_of: Callable[[Brief], Detail],
    *,
    drafts: bool = False,
    preview: bool = False,
    say: Callable[[str], str] = str,
) -> Site:
    """Return the whole site; with ``drafts`` the pages that are not published yet are part of it.

    ``preview`` says that the site is a host's preview of a change (:class:`site_builder.model.pages.SiteFrame`).
    ``say`` puts the words that are ours, such as those of the default scale, into the site's language.
    """
    cards = Cards(outline, drafts=drafts, say=say)
    corrections = corrections_of(cards)
    stories = [story_pages(brief, detail_of(brief), cards) for brief in cards.stories.values()]
    questions = [question_pages(brief, detail_of(brief), cards) for brief in cards.questions.values()]
    claims = claim_lists(cards)
    lists = (story_lists(cards), question_lists(cards), source_lists(cards))
    pages = [free_pages(id, cards, detail_of) for id in free_page_ids(cards)]
    return Site(
        frame=frame_of(cards, preview=preview),
        home=home_page(cards, corrections),
        stories=tuple(first for first, *_ in stories),
        questions=tuple(first for first, *_ in questions),
        claims=tuple(claim_page(brief, detail_of(brief), cards) for brief in cards.claims.values()),
        sources=tuple(source_page(brief, detail_of(brief), cards) for brief in outline.sources.values()),
        pages=tuple(first for first, *_ in pages),
        index=claims[0],
        lists=tuple(first for first, *_ in lists),
        parts=(
            *(part for parts in stories for part in parts[1:]),
            *(part for parts in questions for part in parts[1:]),
            *claims[1:],
            *(part for parts in lists for part in parts[1:]),
            *chain.from_iterable(source_uses(brief, cards)[1:] for brief in outline.sources.values()),
            *(part for parts in pages for part in parts[1:]),
        ),
        latest=latest_claims(cards),
        corrections=corrections,
        redirects=redirects(cards),
    )


def latest_claims(cards: Cards) -> tuple[ClaimCard, ...]:
    """Return the claims that changed last, as many as a feed carries."""
    shown = (cards.claim[brief.id] for brief in cards.current.values() if not brief.is_draft)
    return latest_first(shown)[: limits.FEED_ENTRIES]


def listed_claims(cards: Cards) -> tuple[ListedClaim, ...]:
    """Return all claims as the lists of data have them."""
    return tuple(
        ListedClaim(
            cards.claim[brief.id],
            brief.story if brief.story in cards.story else None,
            brief.question if brief.question in cards.question else None,
        )
        for brief in cards.claims.values()
    )


def news_of(cards: Cards) -> News:
    """Return what the feeds tell."""
    return News(latest_claims(cards), corrections_of(cards), *log_heading(cards), last_change(cards))


def redirects(cards: Cards) -> tuple[tuple[str, str], ...]:
    """Return each former address with the address that took its place."""
    folders: tuple[Mapping[str, Brief], ...] = (cards.stories, cards.questions, cards.claims, cards.pages)
    return tuple(
        sorted(
            (address_of(brief.folder, alias), brief.address)
            for folder in folders
            for brief in folder.values()
            for alias in brief.aliases
        )
    )
