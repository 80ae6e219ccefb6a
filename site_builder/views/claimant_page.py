"""The pages of a claimant: what they said, and what stands of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.document import Body
from site_builder.content.records import Claimant
from site_builder.content.settings import Verdict
from site_builder.index.entries import ClaimantEntry, ClaimEntry, PageDetail
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, SourceCard
from site_builder.views.claimant_card import ClaimantCard
from site_builder.views.paging import Paging, in_parts, paging, part_address
from site_builder.views.said_by import SaidBy, said_by
from site_builder.views.site_view import SiteView


class MadeClaim(Struct, frozen=True):
    """A claim of theirs, and each time that they made it, with the source that reports that."""

    claim: ClaimCard
    said: tuple[tuple[SaidBy, SourceCard | None], ...]


class ClaimantPage(Struct, frozen=True):
    """``/claimants/<id>/``, and the pages on which their claims go on.

    ``claims`` are those of this page, what they said last first; those that were withdrawn keep their place.
    ``verdicts`` counts, in the order of the scale, how many claims of all pages have which verdict, and ``withdrawn`` those
    of which none stands. ``updated`` is the day on which any of them last changed, where there is one.
    """

    card: ClaimantCard
    record: Claimant
    address: str
    claims: tuple[MadeClaim, ...]
    verdicts: tuple[tuple[Verdict, int], ...]
    withdrawn: int
    body: Body
    citations: Mapping[str, SourceCard]
    edit: str | None
    updated: date | None
    paging: Paging | None


def claimant_pages(entry: ClaimantEntry, detail: PageDetail[Claimant], site: SiteView) -> tuple[ClaimantPage, ...]:
    """Return the page of a claimant, and the pages on which many claims go on."""
    made = [(claim, _made(claim, entry.id, site)) for claim in site.made_by.get(entry.id, ())]
    in_order = [one for _, one in sorted(made, key=lambda pair: _order(*pair))]
    card = site.claimant[entry.id]
    first = ClaimantPage(
        card=card,
        record=detail.record,
        address=card.address,
        claims=(),
        verdicts=_verdicts((one.claim for one in in_order), site),
        withdrawn=len(in_order) - card.claims,
        body=Body(detail.parts),
        citations=site.citations(entry),
        edit=site.edit(entry),
        updated=max((one.claim.updated for one in in_order), default=None),
        paging=None,
    )
    further = replace(first, body=Body(), citations={}, edit=None)
    parts = in_parts(in_order, page_limits.CLAIMS_OF_CLAIMANT)
    return tuple(
        replace(
            further if number > 1 else first,
            address=part_address(card.address, number),
            claims=tuple(part),
            paging=paging(card.address, number, len(parts)),
        )
        for number, part in enumerate(parts, start=1)
    )


def _made(claim: ClaimEntry, claimant: str, site: SiteView) -> MadeClaim:
    said = (said for said in said_by(claim, site) if said.claimant == claimant)
    return MadeClaim(site.claim[claim.id], tuple((said, site.source.get(said.source or "")) for said in said))


def _order(claim: ClaimEntry, made: MadeClaim) -> tuple[int, str]:
    """Return what puts first what was said last; of what has no day of its own the claim's publication counts."""
    last = max((said.date for said, _ in made.said if said.date), default=claim.published)
    return -last.toordinal(), claim.id


def _verdicts(claims: Iterable[ClaimCard], site: SiteView) -> tuple[tuple[Verdict, int], ...]:
    counted = Counter(card.verdict.id for card in claims if card.id in site.current)
    return tuple((verdict, counted[id]) for id, verdict in site.scale.items() if counted[id])
