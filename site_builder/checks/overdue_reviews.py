"""Overdue reviews: the one rule that depends on the day, which the caller passes in.

It is not among the rules of every build: what is published depends on the content and not on the day.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from site_builder.content.records import Status
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def first_overdue(index: SiteIndex) -> date | None:
    """Return the first day on which a review is overdue if nothing changes until then; None when none ever will be."""
    allowed = index.settings.record.policy.review_after_days
    if allowed is None:
        return None
    published = (claim for claim in index.claims.values() if claim.status is Status.PUBLISHED)
    first = min((_last_look(claim).toordinal() + allowed + 1 for claim in published), default=date.max.toordinal() + 1)
    # The calendar of Python ends with the year 9999.
    return date.fromordinal(first) if first <= date.max.toordinal() else None


def overdue(index: SiteIndex, today: date | None) -> Iterator[UnlocatedFinding]:
    """Report the published claims that nobody has gone through for longer than the policy `review_after_days` allows.

    Without a day there is nothing to report.
    """
    allowed = index.settings.record.policy.review_after_days
    if allowed is None or today is None:
        return
    for claim in index.claims.values():
        last = _last_look(claim)
        days = (today - last).days
        if claim.status is Status.PUBLISHED and days > allowed:
            since = f"{last.isoformat()}, {days} days ago"
            said = f"last reviewed on {since}" if claim.reviewed else f"published on {since}, and not reviewed since"
            yield claim.report(
                "review-overdue",
                ("reviewed",),
                f"This claim was {said}; the policy asks for a review every {allowed} days.",
                f"Go through the claim and its evidence again, then write `reviewed: {today.isoformat()}`; if events have moved on, `status: outdated`.",
                or_at=("published",),
            )


def _last_look(claim: ClaimEntry) -> date:
    return claim.reviewed or claim.published
