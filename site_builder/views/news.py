"""What changed last on the site, for feeds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from site_builder.content.records import Status
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, StoryCard
from site_builder.views.free_page import LoggedCorrection, corrections_of, log_heading
from site_builder.views.home_page import last_change, latest_first
from site_builder.views.site_view import SiteView
from site_builder.views.topic_page import last_change_of, stories_of


class News(Struct, frozen=True):
    """What the feeds tell: the ``latest`` claims, withdrawn ones among them, all corrections, the log's title, and when the site last changed."""

    latest: tuple[ClaimCard, ...]
    corrections: tuple[LoggedCorrection, ...]
    log_title: str
    log_summary: str | None
    updated: date | None


class PlaceNews(Struct, frozen=True):
    """What the feeds of one story or one topic tell: the claims and, of a topic, the stories that changed last.

    ``address`` is that of its page, and ``updated`` the day on which something of it last changed.
    """

    address: str
    title: str
    description: str | None
    latest: tuple[ClaimCard | StoryCard, ...]
    updated: date | None


def news_at(address: str, site: SiteView) -> PlaceNews:
    """Return what the feeds of the story or the topic at an address tell."""
    folder, id, _ = address.split("/")
    claims = tuple(card for card in site.claims_at.get(address, ()) if card.status is not Status.DRAFT)
    if folder == "stories":
        story = site.story[id]
        return PlaceNews(address, story.title, story.summary, _newest(claims), last_change_of((story,), claims))
    topic = site.topics[id]
    stories = tuple(card for card in stories_of(id, site) if card.status is not Status.DRAFT)
    latest = _newest((*claims, *stories))
    return PlaceNews(address, topic.name, topic.description, latest, last_change_of(stories, claims))


def _newest(cards: Iterable[ClaimCard | StoryCard]) -> tuple[ClaimCard | StoryCard, ...]:
    """Return what changed last, as much as a feed carries."""
    in_order = sorted(cards, key=lambda card: (-_changed(card).toordinal(), card.address))
    return tuple(in_order[: page_limits.FEED_ENTRIES])


def _changed(card: ClaimCard | StoryCard) -> date:
    return card.published if isinstance(card, StoryCard) else card.updated


def latest_claims(site: SiteView) -> tuple[ClaimCard, ...]:
    """Return the claims that changed last, as many as a feed carries; a withdrawal is a change."""
    card = site.claim.track_all()
    shown = (card(entry.id) for entry in site.claims.values() if not entry.is_draft)
    return latest_first(shown)[: page_limits.FEED_ENTRIES]


def news_of(site: SiteView) -> News:
    """Return what the feeds tell."""
    return News(latest_claims(site), corrections_of(site), *log_heading(site), last_change(site))
