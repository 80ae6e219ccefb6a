"""Findings that name a field, each with the line and the column at which that field stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from site_builder.content.document import AnyDocument
from site_builder.findings.finding import Finding
from site_builder.index.unlocated_finding import UnlocatedFinding

Located = Mapping[tuple[str, UnlocatedFinding], Finding]
"""Findings at their places, by the digest of the file's text and the field."""


def locate_findings(
    findings: Iterable[UnlocatedFinding],
    digests: Mapping[str, tuple[str, str]],
    document_at: Callable[[str], AnyDocument],
    known: Located,
) -> Located:
    """Return where each of the findings stands. A document is read once for all of its findings, unless they are ``known``.

    ``digests`` has, by path, the digest of the text of each document that can be read.
    """
    located: dict[tuple[str, UnlocatedFinding], Finding] = {}
    documents: dict[str, AnyDocument | None] = {}
    for finding in findings:
        digest = digests.get(finding.path, ("", ""))[0]
        found = known.get((digest, finding))
        if found is None:
            if finding.path not in documents:
                documents[finding.path] = document_at(finding.path) if digest else None
            found = finding.located_in(documents[finding.path])
        located[digest, finding] = found
    return located


def locate_in(documents: Mapping[str, AnyDocument], findings: Iterable[UnlocatedFinding]) -> list[Finding]:
    """Return each of the findings as a finding at its place. ``documents`` has those that can be read, by path."""
    return [finding.located_in(documents.get(finding.path)) for finding in findings]
