"""What every page knows of the site around it."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.addresses import CLAIMANTS, STANDARDS, TOPICS, address_of
from site_builder.content.languages import direction_of
from site_builder.content.records import Status
from site_builder.content.settings import Reviewed, Verdict
from site_builder.views.free_page import in_menu_order
from site_builder.views.home_page import stands
from site_builder.views.site_view import SiteView
from site_builder.views.suggest_form import suggest_address


class MenuItem(Struct, frozen=True):
    """An entry of the site's menu."""

    title: str
    address: str


class SiteFrame(Struct, frozen=True):
    """What every page knows of the site around it.

    ``base_url`` ends with a slash. ``direction`` is ``ltr`` or ``rtl``, after the site's language. ``preview`` says
    that this is a host's preview of a change, which search engines and indexes must pass over. ``suggest`` is the
    address of the form for a new claim, where there is one; ``editor`` says that there is a browser editor, and
    ``standards`` is the address of the page on who stands behind the site. ``claimants`` and ``topics`` are those of the
    lists of all claimants and of all topics, where there are records of any, and ``reviewed`` says which claims have a ClaimReview.
    """

    title: str
    tagline: str | None
    base_url: str
    language: str
    direction: str
    publisher: str | None
    publisher_url: str | None
    publisher_logo: str | None
    repository: str | None
    scale: tuple[Verdict, ...]
    menu: tuple[MenuItem, ...]
    preview: bool = False
    suggest: str | None = None
    editor: bool = False
    standards: str | None = None
    claimants: str | None = None
    topics: str | None = None
    reviewed: Reviewed = Reviewed.CLEAR


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
        standards=address_of("pages", STANDARDS) if settings.says_who_stands_behind else None,
        reviewed=settings.policy.claim_review,
        claimants=CLAIMANTS if any(map(stands, site.claimant.values())) else None,
        topics=TOPICS if any(map(stands, site.topics.values())) else None,
    )
