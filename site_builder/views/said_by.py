"""Who makes a claim: what the claim says of them, and what their record adds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.records import Status
from site_builder.content.statements import ClaimantKind, Role, Statement
from site_builder.content.status_note import StatusNote
from site_builder.index.entries import ClaimantEntry, ClaimEntry
from site_builder.views.site_view import SiteView


class SaidBy(Struct, frozen=True):
    """Somebody who makes a claim, and when, on what occasion and where they did.

    ``claimant`` and ``page`` are the id and the address of their page on the site, where they have one; ``website`` is
    their own page and ``same_as`` others that tell who they are. ``source`` is the id of the source that reports them,
    ``said_at`` the address at which they said it. ``role`` is what they were on that day.
    ``status`` is that of their page, and ``status_note`` since when and why it is outdated or withdrawn.
    """

    name: str
    kind: ClaimantKind | None = None
    role: str | None = None
    date: date | None = None
    occasion: str | None = None
    place: str | None = None
    source: str | None = None
    said_at: str | None = None
    claimant: str | None = None
    page: str | None = None
    website: str | None = None
    same_as: tuple[str, ...] = ()
    status: Status | None = None
    status_note: StatusNote | None = None


def said_by(claim: ClaimEntry, site: SiteView) -> tuple[SaidBy, ...]:
    """Return all who make a claim, in the order in which the claim names them."""
    return tuple(_said_by(statement, site) for statement in claim.claimants)


def _said_by(statement: Statement, site: SiteView) -> SaidBy:
    said = SaidBy(
        name=statement.name or statement.claimant or "",
        kind=statement.kind,
        role=statement.role,
        date=statement.date,
        occasion=statement.occasion,
        place=statement.place,
        source=statement.reported_by,
        said_at=statement.address,
    )
    record = site.claimants.get(statement.claimant) if statement.claimant else None
    return _of_record(said, record) if record else said


def _of_record(said: SaidBy, record: ClaimantEntry) -> SaidBy:
    """Return it with what the record adds."""
    return replace(
        said,
        name=record.name,
        kind=record.kind,
        role=said.role or role_on(record.roles, said.date),
        claimant=record.id,
        page=record.address,
        website=record.page,
        same_as=record.same_as,
        status=record.status,
        status_note=record.status_note,
    )


def role_on(roles: Iterable[Role], day: date | None) -> str | None:
    """Return the role of a day: of several the one that began last. Of an unknown day it is the one that always holds."""
    held = [role for role in roles if _holds(role, day)]
    return max(held, key=lambda role: role.from_ or date.min).role if held else None


def _holds(role: Role, day: date | None) -> bool:
    if day is None:
        return role.from_ is None and role.to is None
    return (role.from_ is None or role.from_ <= day) and (role.to is None or day <= role.to)
