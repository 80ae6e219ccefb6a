"""The free pages, with the two that carry something of the site's own: the scale and the log of corrections."""

from __future__ import annotations

from datetime import date

from site_builder.addresses import address_of
from site_builder.link.cards import Cards
from site_builder.model.document import Body
from site_builder.model.pages import FreePage, LoggedCorrection
from site_builder.model.records import Status
from site_builder.model.settings import Verdict

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
    updated = corrections[0].correction.date if corrections else None
    pages = [
        FreePage(
            id=document.id,
            address=address_of("pages", document.id),
            title=document.record.title,
            summary=document.record.summary,
            status=document.record.status,
            body=document.body,
            scale=tuple(cards.scale.values()) if document.id == METHODOLOGY else (),
            corrections=corrections if document.id == CORRECTIONS else (),
            updated=updated if document.id == CORRECTIONS else None,
            edit=cards.edit(document),
            citations=cards.citations(document),
        )
        for document in ordered
    ]
    # Every page refers to these two, so they are there even when nobody has written them yet.
    if CORRECTIONS not in cards.pages:
        pages.append(_bare(CORRECTIONS, cards.say("Corrections"), corrections=corrections, updated=updated))
    if METHODOLOGY not in cards.pages:
        pages.append(_bare(METHODOLOGY, cards.say("Methodology"), scale=tuple(cards.scale.values())))
    return tuple(pages)


def _bare(
    id: str,
    title: str,
    *,
    scale: tuple[Verdict, ...] = (),
    corrections: tuple[LoggedCorrection, ...] = (),
    updated: date | None = None,
) -> FreePage:
    return FreePage(
        id, address_of("pages", id), title, None, Status.PUBLISHED, Body(), scale, corrections, updated, None, {}
    )
