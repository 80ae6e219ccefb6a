"""What changed last on the site, for feeds."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard
from site_builder.views.free_page import LoggedCorrection, corrections_of, log_heading
from site_builder.views.home_page import last_change, latest_first
from site_builder.views.site_view import SiteView


class News(Struct, frozen=True):
    """What the feeds tell: the ``latest`` claims, withdrawn ones among them, all corrections, the log's title, and when the site last changed."""

    latest: tuple[ClaimCard, ...]
    corrections: tuple[LoggedCorrection, ...]
    log_title: str
    log_summary: str | None
    updated: date | None


def latest_claims(site: SiteView) -> tuple[ClaimCard, ...]:
    """Return the claims that changed last, as many as a feed carries; a withdrawal is a change."""
    card = site.claim.track_all()
    shown = (card(entry.id) for entry in site.claims.values() if not entry.is_draft)
    return latest_first(shown)[: page_limits.FEED_ENTRIES]


def news_of(site: SiteView) -> News:
    """Return what the feeds tell."""
    return News(latest_claims(site), corrections_of(site), *log_heading(site), last_change(site))
