"""The card of a claimant, made from their index entry."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.records import Status
from site_builder.content.statements import ClaimantKind
from site_builder.index.entries import ClaimantEntry


class ClaimantCard(Struct, frozen=True):
    """A claimant wherever a list names them. ``claims`` counts those of their claims that stand in lists."""

    id: str
    address: str
    name: str
    kind: ClaimantKind
    claims: int
    status: Status


def claimant_card(entry: ClaimantEntry, claims: int) -> ClaimantCard:
    """Return the card of a claimant."""
    return ClaimantCard(entry.id, entry.address, entry.name, entry.kind, claims, entry.status)
