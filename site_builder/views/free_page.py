"""The free pages, among them the two with a table from the content: the scale and the log of corrections."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.addresses import STANDARDS, address_of, page_address
from site_builder.content.document import Body
from site_builder.content.languages import translatable
from site_builder.content.records import Correction, Page, Status
from site_builder.content.settings import Settings, Verdict
from site_builder.index.entries import PageDetail, PageEntry
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.paging import Paging, from_oldest, paging_from_oldest
from site_builder.views.site_view import SiteView
from site_builder.views.suggest_form import CONTRIBUTE, Suggesting, suggesting

METHODOLOGY = "methodology"
CORRECTIONS_PAGE = "corrections"
_TITLES = {
    CORRECTIONS_PAGE: translatable("Corrections"),
    METHODOLOGY: translatable("Methodology"),
    STANDARDS: translatable("Who stands behind this site"),
}


class LoggedCorrection(Struct, frozen=True):
    """A correction with the claim that it was made to."""

    correction: Correction
    claim: ClaimCard


class FreePage(Struct, frozen=True):
    """``/<id>/``: a page of the site's own, such as about or methodology.

    ``scale`` is filled on the methodology page and ``corrections`` on the corrections page, whose log goes on over
    further pages; ``suggesting`` on the page `contribute` of a site that says where its content is kept;
    ``house`` on the page `standards` of one that says who stands behind it.
    """

    id: str
    address: str
    title: str
    summary: str | None
    status: Status
    body: Body
    scale: tuple[Verdict, ...]
    corrections: tuple[LoggedCorrection, ...]
    updated: date | None
    edit: str | None
    citations: Mapping[str, SourceCard]
    paging: Paging | None
    suggesting: Suggesting | None = None
    record: Page | None = None
    house: Settings | None = None


def corrections_of(site: SiteView) -> tuple[LoggedCorrection, ...]:
    """Return all corrections, the latest first."""
    logged = [
        LoggedCorrection(note, site.claim[claim.id]) for claim in site.claims.values() for note in claim.corrections
    ]
    return tuple(sorted(logged, key=lambda entry: (-entry.correction.date.toordinal(), entry.claim.id)))


def free_page_ids(site: SiteView) -> tuple[str, ...]:
    """Return the free pages in the order of the menu.

    Every page refers to the log of corrections and the methodology, so these are there even when nobody has written
    them yet; and so is the page of standards where the settings have something for it.
    """
    made = (CORRECTIONS_PAGE, METHODOLOGY, *((STANDARDS,) if site.index.settings.record.says_who_stands_behind else ()))
    return tuple(dict.fromkeys((*(entry.id for entry in in_menu_order(site)), *made)))


def free_pages(id: str, site: SiteView, detail_of: Callable[[PageEntry], PageDetail[Page]]) -> tuple[FreePage, ...]:
    """Return a free page; the log of corrections with the pages on which it goes on."""
    entry = site.pages.get(id)
    page = _free_page(entry, detail_of(entry), site) if entry else _bare(id, site.say(_TITLES[id]))
    if id == METHODOLOGY:
        return (replace(page, scale=tuple(site.scale.values())),)
    settings = site.index.settings.record
    if id == STANDARDS and settings.says_who_stands_behind:
        return (replace(page, house=settings),)
    if id == CONTRIBUTE:
        return (replace(page, suggesting=suggesting(site)),)
    return _log(page, corrections_of(site)) if id == CORRECTIONS_PAGE else (page,)


def log_heading(site: SiteView) -> tuple[str, str | None]:
    """Return the title and the summary of the log of corrections."""
    entry = site.pages.get(CORRECTIONS_PAGE)
    return (entry.title, entry.summary) if entry else (site.say(_TITLES[CORRECTIONS_PAGE]), None)


def in_menu_order(site: SiteView) -> list[PageEntry]:
    """Return the free pages in the order of the menu."""
    return sorted(site.pages.values(), key=lambda entry: (entry.order, entry.id))


def _free_page(entry: PageEntry, detail: PageDetail[Page], site: SiteView) -> FreePage:
    return FreePage(
        id=entry.id,
        address=address_of("pages", entry.id),
        title=entry.title,
        summary=entry.summary,
        status=entry.status,
        body=site.body(detail.parts),
        scale=(),
        corrections=(),
        updated=None,
        edit=site.edit(entry),
        citations=site.citations(entry),
        paging=None,
        record=detail.record,
    )


def _bare(id: str, title: str) -> FreePage:
    return FreePage(id, address_of("pages", id), title, None, Status.PUBLISHED, Body(), (), (), None, None, {}, None)


def _log(page: FreePage, corrections: tuple[LoggedCorrection, ...]) -> tuple[FreePage, ...]:
    """Return the page of the log with its newest entries, and the pages of the older ones."""
    newest, full = from_oldest(corrections[::-1], page_limits.CORRECTIONS_PER_PAGE)
    front = address_of("pages", CORRECTIONS_PAGE)
    numbered = enumerate(full, start=1)
    bare = replace(page, body=Body(), citations={}, edit=None)
    return (
        _with_log(page, newest, paging_from_oldest(front, None, len(full))),
        *(
            _with_log(
                replace(bare, address=page_address(front, number)),
                entries,
                paging_from_oldest(front, number, len(full)),
            )
            for number, entries in numbered
        ),
    )


def _with_log(page: FreePage, oldest_first: Sequence[LoggedCorrection], paging: Paging | None) -> FreePage:
    updated = oldest_first[-1].correction.date if oldest_first else None
    return replace(page, corrections=tuple(reversed(oldest_first)), updated=updated, paging=paging)
