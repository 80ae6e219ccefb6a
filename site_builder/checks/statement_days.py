"""Days of statements that cannot be right, or that nobody would expect: each is told as a question."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from site_builder.checks.days_in_order import CODE, MAX_AHEAD
from site_builder.content.document import Key
from site_builder.content.statements import Role, Statement
from site_builder.findings.catalogue import Severity
from site_builder.index.entries import ClaimEntry, SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

MAX_DAYS_BEFORE = timedelta(days=300)
"""So long before an article appeared, a statement in it is asked about. A year that was mistyped is more."""
_ASKED = "Is the day right, and its year?"


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each statement whose day does not fit its claim, the article that reports it, or what its claimant was."""
    for claim in index.claims.values():
        for number, statement in enumerate(() if claim.is_draft else claim.claimants):
            if statement.date is not None:
                key = ("claimants", number, "date")
                found = _of(index, claim, statement, statement.date, key)
                yield from filter(None, (next(found, None),))


def _of(index: SiteIndex, claim: ClaimEntry, statement: Statement, day: date, key: Key) -> Iterator[UnlocatedFinding]:
    """Yield what is odd about the day of a statement, the worst first."""
    if day - claim.updated > MAX_AHEAD:
        message = f"This statement is of {day}, and the claim last changed on {claim.updated}, before it was made."
        hint = f"{_ASKED} If the statement was added later, set `reviewed` to the day on which you did."
        yield claim.report(CODE, key, message, hint)
    source = index.sources.get(statement.reported_by or "")
    if source and source.published:
        yield from _beside_article(claim, statement, day, source, source.published, key)
    record = index.claimants.get(statement.claimant or "")
    if record and record.roles and not statement.role and not any(_may_hold(role, day) for role in record.roles):
        message = f"{record.name} made this statement on {day}, and no role in {record.path} is of that day."
        hint = (
            f"{_ASKED} If it is, write here under `role` what they were on that day, or add that role to their record."
        )
        yield claim.report("role-dates", key, message, hint, severity=Severity.WARNING)


def _beside_article(
    claim: ClaimEntry, statement: Statement, day: date, source: SourceEntry, published: date, key: Key
) -> Iterator[UnlocatedFinding]:
    last = max(published, source.modified or published)
    if day - last > MAX_AHEAD:
        message = (
            f"This statement is of {day}, and the article that reports it appeared on {published}, before it was made."
        )
        hint = f"{_ASKED} If the article was changed later, say so under `modified` in {source.path}."
        yield claim.report(CODE, key, message, hint)
    elif published - day > MAX_DAYS_BEFORE and not statement.occasion:
        message = (
            f"This statement is of {day}, {(published - day).days} days before the article that reports it appeared."
        )
        hint = f"{_ASKED} If the article looks back so far, say under `occasion` where these words fell."
        yield claim.report(CODE, key, message, hint)


def _may_hold(role: Role, day: date) -> bool:
    """Say whether a role may be of a day; one that ends before it begins is told of by itself."""
    first, last = role.from_ or date.min, role.to or date.max
    return first <= day <= last or last < first
