"""The free pages, with the two that carry something of the site's own: the scale and the log of corrections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from site_builder import limits
from site_builder.addresses import address_of, page_address
from site_builder.link.cards import Cards
from site_builder.link.paging import from_oldest, paging_from_oldest
from site_builder.model.document import Body, Document
from site_builder.model.pages import FreePage, LoggedCorrection
from site_builder.model.paging import Paging
from site_builder.model.records import Page, Status

METHODOLOGY = "methodology"
CORRECTIONS = "corrections"


def corrections_of(cards: Cards) -> tuple[LoggedCorrection, ...]:
    """Return all corrections, the latest first."""
    logged = [
        LoggedCorrection(note, cards.claim[claim.id])
        for claim in cards.claims.values()
        for note in claim.record.corrections
    ]
    return tuple(sorted(logged, key=lambda entry: (-entry.correction.date.toordinal(), entry.claim.id)))


def free_pages(cards: Cards, corrections: tuple[LoggedCorrection, ...]) -> tuple[FreePage, ...]:
    """Return the free pages in the order of the menu; there is always one for corrections."""
    ordered = sorted(cards.pages.values(), key=lambda document: (document.record.order, document.id))
    pages = [_free_page(document, cards) for document in ordered]
    # Every page refers to these two, so they are there even when nobody has written them yet.
    if CORRECTIONS not in cards.pages:
        pages.append(_bare(CORRECTIONS, cards.say("Corrections")))
    if METHODOLOGY not in cards.pages:
        pages.append(_bare(METHODOLOGY, cards.say("Methodology")))
    return tuple(_carrying(page, cards, corrections) for page in pages)


def _carrying(page: FreePage, cards: Cards, corrections: tuple[LoggedCorrection, ...]) -> FreePage:
    """Return a page with what it carries of the site's own."""
    if page.id == METHODOLOGY:
        return replace(page, scale=tuple(cards.scale.values()))
    return _log(page, corrections)[0] if page.id == CORRECTIONS else page


def older_corrections(pages: tuple[FreePage, ...], corrections: tuple[LoggedCorrection, ...]) -> tuple[FreePage, ...]:
    """Return the pages on which a long log of corrections goes on."""
    page = next(page for page in pages if page.id == CORRECTIONS)
    return _log(page, corrections)[1:]


def _free_page(document: Document[Page], cards: Cards) -> FreePage:
    return FreePage(
        id=document.id,
        address=address_of("pages", document.id),
        title=document.record.title,
        summary=document.record.summary,
        status=document.record.status,
        body=document.body,
        scale=(),
        corrections=(),
        updated=None,
        edit=cards.edit(document),
        citations=cards.citations(document),
        paging=None,
    )


def _bare(id: str, title: str) -> FreePage:
    return FreePage(id, address_of("pages", id), title, None, Status.PUBLISHED, Body(), (), (), None, None, {}, None)


def _log(page: FreePage, corrections: tuple[LoggedCorrection, ...]) -> tuple[FreePage, ...]:
    """Return the page of the log with its newest entries, and the pages of the older ones."""
    newest, full = from_oldest(corrections[::-1], limits.CORRECTIONS_PER_PAGE)
    front = address_of("pages", CORRECTIONS)
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
