"""All claims as lists of data have them, whole and in parts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from site_builder.content.addresses import claims_part
from site_builder.content.records import Status
from site_builder.content.settings import Reviewed, Side
from site_builder.index.entries import ClaimEntry
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard
from site_builder.views.said_by import SaidBy, said_by
from site_builder.views.site_view import SiteView


class ListedClaim(Struct, frozen=True):
    """A claim as the lists of all claims have it: its card, the ids of its story, question and topics, and who makes it."""

    card: ClaimCard
    story: str | None
    question: str | None
    claimants: tuple[SaidBy, ...] = ()
    topics: tuple[str, ...] = ()


def is_reviewed(card: ClaimCard, claimants: Iterable[SaidBy], reviewed: Reviewed) -> bool:
    """Say whether the page of a claim has a ClaimReview.

    What shows one shows somebody's claim with a rating that stands. So a claim that is outdated or withdrawn has none, and
    where only ``clear`` ones have any, none that nobody is known to make or whose verdict leans no way.
    """
    if card.status is not Status.PUBLISHED or reviewed is Reviewed.NONE:
        return False
    is_clear = card.verdict.side in (Side.FOR, Side.AGAINST) and any(said.kind for said in claimants)
    return is_clear or reviewed is Reviewed.ALL


class ListedPart(Struct, frozen=True):
    """A part of the list of all claims that is a file of its own: its number, its address, and its claims."""

    number: int
    address: str
    claims: tuple[ListedClaim, ...]


def listed_claims(site: SiteView) -> tuple[ListedClaim, ...]:
    """Return all claims, in the order of their ids."""
    return tuple(_listed(site.claims.values(), site))


def listed_parts(site: SiteView) -> Mapping[str, ListedPart]:
    """Return the parts of the list of all claims by their numbers; none where it is short enough to be one file.

    They have the claims in the order of their publication, so that a full part does not change.
    """
    size = page_limits.CLAIMS_PER_FILE
    if len(site.claims) <= size:
        return {}
    in_order = sorted(site.claims.values(), key=lambda entry: (entry.published, entry.id))
    parts = (in_order[start : start + size] for start in range(0, len(in_order), size))
    return {
        str(number): ListedPart(number, claims_part(number), tuple(_listed(part, site)))
        for number, part in enumerate(parts, start=1)
    }


def _listed(entries: Iterable[ClaimEntry], site: SiteView) -> Iterable[ListedClaim]:
    card, stories, questions = site.claim.track_all(), frozenset(site.story), frozenset(site.question)
    for entry in entries:
        story = entry.story if entry.story in stories else None
        question = entry.question if entry.question in questions else None
        topics = tuple(label.id for label in site.labels(entry.topics))
        yield ListedClaim(card(entry.id), story, question, said_by(entry, site), topics)
