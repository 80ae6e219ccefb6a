"""Who makes a claim: named once, by a record or by a name, with roles of which each has its time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from msgspec import Struct

from site_builder.analysis.name_keys import name_key
from site_builder.content.document import AnyDocument, Document, Key
from site_builder.content.records import Claim, Claimant
from site_builder.content.statements import Role, Statement
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding
from site_builder.index.entries import ClaimantEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report claimants of a claim without a name or with two, and roles of a claimant whose days cannot be right."""
    record = document.record
    if isinstance(record, Claim):
        for number, statement in enumerate(record.claimants):
            yield from _named_once(document, statement, ("claimants", number))
    if isinstance(record, Claimant):
        yield from _role_dates(cast(Document[Claimant], document), record)


def _named_once(document: AnyDocument, statement: Statement, key: Key) -> Iterator[Finding]:
    if statement.claimant is None and statement.name is None:
        message = f"“name” of claimants {int(key[-1]) + 1} is missing."
        hint = "Add a line `name: …` here, or `claimant: …` with the id of a file in content/claimants/."
        yield document.report("missing-field", key, message, hint)
    for field in ("name", "kind"):
        if statement.claimant is not None and getattr(statement, field) is not None:
            message = f"The {field} stands in content/claimants/{statement.claimant}.md already."
            yield document.report("repeated", (*key, field), message, f"Take `{field}` out here, or `claimant`.")


class _Term(Struct, frozen=True):
    """A role and its number in the list."""

    number: int
    role: Role

    @property
    def key(self) -> Key:
        """Where to point: at the day on which the role begins or ends."""
        return ("roles", self.number, "from" if self.role.from_ else "to" if self.role.to else "role")


def _role_dates(document: Document[Claimant], claimant: Claimant) -> Iterator[Finding]:
    terms = [_Term(number, role) for number, role in enumerate(claimant.roles)]
    for term in terms:
        if term.role.from_ and term.role.to and term.role.to < term.role.from_:
            message = (
                f"This role ends on {term.role.to.isoformat()}, before it begins on {term.role.from_.isoformat()}."
            )
            yield document.report("role-dates", ("roles", term.number, "to"), message, "Put the two days right.")
    for term in terms:
        if before := next((other for other in terms[: term.number] if _overlap(other.role, term.role)), None):
            message, hint = _both_held(*sorted((before.role, term.role), key=lambda role: role.from_ or date.min))
            yield document.report("role-dates", term.key, message, hint, severity=Severity.WARNING)


def _both_held(first: Role, second: Role) -> tuple[str, str]:
    """Say when two roles were held at once, of which the second began later, and what to write instead."""
    both = f"“{first.role}” and “{second.role}”"
    end = min((role.to for role in (first, second) if role.to), default=None)
    times = " ".join(filter(None, (f"from {second.from_}" if second.from_ else "", f"until {end}" if end else "")))
    message = f"Both {both} were held {times or 'at all times'}, and a statement of such a day shows only one of them."
    one = f"If both were held at once, write one role of those days: `role: {first.role} and {second.role}`."
    if second.from_ and second.from_ != first.from_:
        return message, f"If “{first.role}” ended when the other began, write `to: {second.from_}` under it. {one}"
    return message, f"Give each the days on which it began (`from`) and ended (`to`). {one}"


def _overlap(one: Role, other: Role) -> bool:
    """Say whether two roles hold on one day; the day on which one is handed over does not count."""
    if one.from_ is not None and one.from_ == other.from_:
        return True
    return _is_before_end(one, other) and _is_before_end(other, one)


def _is_before_end(one: Role, other: Role) -> bool:
    """Say whether one role begins before the other ends."""
    return one.from_ is None or other.to is None or one.from_ < other.to


def check_names(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report claimants whose name, or whose page elsewhere, another one has as well."""
    first: dict[tuple[str, ...], ClaimantEntry] = {}
    for claimant in index.claimants.values():
        for key, word in _known_by(claimant):
            other = first.setdefault(word, claimant)
            if other is not claimant:
                message = f"“{claimant.name}” may be who content/claimants/{other.id}.md is about: both have this."
                hint = "Keep one of the two files, with the id of the other among its `aliases`; of two people with one name, tell them apart in `name`."
                yield claimant.report("duplicate-claimant", key, message, hint)
                break


def _known_by(claimant: ClaimantEntry) -> Iterator[tuple[Key, tuple[str, ...]]]:
    yield ("name",), name_key(claimant.name)
    for number, address in enumerate(claimant.same_as):
        yield ("same_as", number), (address,)


def check_use(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report claimants who make no claim."""
    if part.claimants:
        named = {statement.claimant for claim in index.claims.values() for statement in claim.claimants}
        for id, claimant in part.claimants.items():
            if id not in named and not claimant.is_draft and not index.lacks("claims"):
                message = "No claim names this claimant, so their page has nothing to show."
                hint = f"Write `claimant: {id}` under `claimants` of the claims that they make, or make this a draft."
                yield claimant.report("claimant-unused", ("name",), message, hint)
