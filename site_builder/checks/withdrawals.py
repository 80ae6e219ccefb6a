"""Whether it is said when and why a claim was withdrawn."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content import placeholders
from site_builder.content.document import Document
from site_builder.content.records import Claim, CorrectionKind, Status
from site_builder.findings.values import Finding

_ENTRY = f"  - date: YYYY-MM-DD\n    kind: void\n    note: {placeholders.VOID}\n"


def check(claim: Document[Claim]) -> Iterator[Finding]:
    """Report a claim that is withdrawn without a correction that says when and why."""
    corrections = claim.record.corrections
    if claim.record.status is Status.WITHDRAWN and all(note.kind is not CorrectionKind.VOID for note in corrections):
        yield claim.report(
            "withdrawal-without-reason",
            ("status",),
            "This claim is withdrawn, and nothing says when and why.",
            "Add an entry under `corrections:` with the `date`, `kind: void` and a `note` that gives the reason.",
            paste=_ENTRY if corrections else f"corrections:\n{_ENTRY}",
        )
