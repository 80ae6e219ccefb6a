"""Whether it is said when and why a claim was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.records import Status
from site_builder.index.entries import ClaimEntry, UnlocatedFinding
from site_builder.index.site_index import SiteIndex

_ENTRY = "  - date: YYYY-MM-DD\n    kind: void\n    note: Why the claim no longer holds.\n"


def check(_: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report claims that are withdrawn without a correction that says when and why."""
    for claim in part.claims.values():
        if claim.status is Status.WITHDRAWN and claim.withdrawal is None:
            yield _without_reason(claim)


def _without_reason(claim: ClaimEntry) -> UnlocatedFinding:
    return claim.report(
        "withdrawal-without-reason",
        ("status",),
        "This claim is withdrawn, and nothing says when and why.",
        "Add an entry under `corrections:` with the `date`, `kind: void` and a `note` that gives the reason.",
        paste=_ENTRY if claim.corrections else f"corrections:\n{_ENTRY}",
    )
