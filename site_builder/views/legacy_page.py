"""The page of a claim that another publication checked, and how lists name it."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from msgspec import Struct

from site_builder.content.legacy_claim import EarlierCheck, LegacyClaim, LegacyStatus
from site_builder.content.old_address import old_address
from site_builder.content.settings import Verdict
from site_builder.index.entries import LegacyEntry, PageDetail
from site_builder.views.site_view import SiteView


class LegacyCard(Struct, frozen=True):
    """Such a claim wherever it is named. Its verdict is a text, and none of this site's."""

    id: str
    address: str
    claim: str
    check: EarlierCheck
    publisher: str
    language: str | None
    published: date
    status: LegacyStatus = LegacyStatus.LEGACY


class LegacyPage(Struct, frozen=True):
    """``/claims/<id>/`` of such a claim.

    ``has_moved`` says that the old check stood at an address of this site, which leads here now. ``nearest`` is the
    verdict that somebody here says comes nearest.
    """

    card: LegacyCard
    has_moved: bool
    nearest: Verdict | None
    edit: str | None


def legacy_card(entry: LegacyEntry) -> LegacyCard:
    """Return the card of such a claim; where nobody recorded a publisher, the host of the address stands in its place."""
    check = entry.legacy
    host = (urlsplit(check.url).hostname or "").removeprefix("www.")
    return LegacyCard(
        entry.id, entry.address, entry.claim, check, check.publisher or host, check.language, entry.published
    )


def legacy_page(entry: LegacyEntry, detail: PageDetail[LegacyClaim], site: SiteView) -> LegacyPage:
    """Return what the page of such a claim shows."""
    check = detail.record.legacy
    return LegacyPage(
        card=legacy_card(entry),
        has_moved=old_address(site.index.settings.record.base_url, check.url) is not None,
        nearest=site.scale.get(check.comes_nearest or ""),
        edit=site.edit(entry),
    )


def earlier_checks(site: SiteView) -> tuple[LegacyCard, ...]:
    """Return all claims that other publications checked, in the order of their ids."""
    return tuple(legacy_card(entry) for entry in site.legacy.values())
