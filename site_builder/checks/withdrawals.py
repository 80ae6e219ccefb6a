"""Whether it is said when and why a page was withdrawn or became outdated."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content import placeholders
from site_builder.content.document import AnyDocument
from site_builder.content.records import Claim, CorrectionKind, Noted, Status
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding

CODE = "withdrawal-without-reason"
_KINDS = {Status.WITHDRAWN: CorrectionKind.VOID, Status.OUTDATED: CorrectionKind.OUTDATED}
_NOTES = {CorrectionKind.VOID: placeholders.VOID, CorrectionKind.OUTDATED: placeholders.OUTDATED}


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report what is withdrawn or outdated, and does not say since when and why."""
    record = document.record
    if isinstance(record, Claim):
        yield from _claim(document, record)
    elif isinstance(record, Noted) and record.status in _KINDS and record.status_note is None:
        note = placeholders.WITHDRAWN if record.status is Status.WITHDRAWN else placeholders.OUTDATED
        yield document.report(
            CODE,
            ("status",),
            f"This page is {record.status}, and nothing says since when and why.",
            "Add `status_note:` with the `date` and a `note` that gives the reason.",
            severity=Severity.WARNING,
            paste=f"status_note:\n  date: YYYY-MM-DD\n  note: {note}\n",
        )


def _claim(document: AnyDocument, claim: Claim) -> Iterator[Finding]:
    kind = _KINDS.get(claim.status)
    if kind is None or any(note.kind is kind for note in claim.corrections):
        return
    entry = f"  - date: YYYY-MM-DD\n    kind: {kind}\n    note: {_NOTES[kind]}\n"
    yield document.report(
        CODE,
        ("status",),
        f"This claim is {claim.status}, and nothing says since when and why.",
        f"Add an entry under `corrections:` with the `date`, `kind: {kind}` and a `note` that gives the reason.",
        severity=None if kind is CorrectionKind.VOID else Severity.WARNING,
        paste=entry if claim.corrections else f"corrections:\n{entry}",
    )
