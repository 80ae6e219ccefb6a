"""Who makes a claim as schema.org has it: a Person or an Organization (https://schema.org/Person)."""

from __future__ import annotations

from typing import Any

from site_builder.content.records import Claimant
from site_builder.content.statements import ClaimantKind
from site_builder.views.said_by import SaidBy

_TYPES = {
    ClaimantKind.PERSON: "Person",
    ClaimantKind.ORGANIZATION: "Organization",
    # Nearest to people without a body: schema.org has no word for them.
    ClaimantKind.GROUP: "Organization",
}


def author(said: SaidBy) -> dict[str, Any] | None:
    """Return who makes a claim, with their role on that day; None where nobody recorded what they are."""
    if said.kind is None:
        return None
    role = "jobTitle" if said.kind is ClaimantKind.PERSON else "description"
    return _described(said.kind, said.name, {role: said.role}, said.website, said.same_as)


def claimant_data(record: Claimant) -> dict[str, Any]:
    """Return whom a record is about."""
    return _described(record.kind, record.name, {}, record.page, record.same_as)


def _described(
    kind: ClaimantKind, name: str, role: dict[str, str | None], url: str | None, same_as: tuple[str, ...]
) -> dict[str, Any]:
    fields = {"@type": _TYPES[kind], "name": name, **role, "url": url, "sameAs": list(same_as)}
    return {field: value for field, value in fields.items() if value}
