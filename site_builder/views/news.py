"""What changed last on the site, for feeds, and which addresses moved."""

from __future__ import annotations

from site_builder.content.addresses import address_of
from site_builder.views import page_limits as limits
from site_builder.views.card_values import ClaimCard
from site_builder.views.free_page import corrections_of, log_heading
from site_builder.views.home_page import last_change, latest_first
from site_builder.views.site_values import News
from site_builder.views.site_view import SiteView


def latest_claims(site: SiteView) -> tuple[ClaimCard, ...]:
    """Return the claims that changed last, as many as a feed carries."""
    card = site.claim.track_all()
    shown = (card(entry.id) for entry in site.current.values() if not entry.is_draft)
    return latest_first(shown)[: limits.FEED_ENTRIES]


def news_of(site: SiteView) -> News:
    """Return what the feeds tell."""
    return News(latest_claims(site), corrections_of(site), *log_heading(site), last_change(site))


def redirects(site: SiteView) -> tuple[tuple[str, str], ...]:
    """Return each former address with the address that took its place."""
    return tuple(
        sorted(
            (address_of(entry.folder, alias), entry.address)
            for entry in site.former.values()
            for alias in entry.aliases
        )
    )
