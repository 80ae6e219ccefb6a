"""Whether a claim assesses every source of its story, and lists none as both quoted and silent."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.records import Status
from site_builder.content.settings import Unassessed
from site_builder.findings.catalogue import Severity
from site_builder.findings.suggestions import unmistakable
from site_builder.index.entries import ClaimEntry, UnlocatedFinding
from site_builder.index.site_index import SiteIndex


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report sources that are listed as silent and quoted, and sources of the story that are passed over."""
    policy = index.settings.record.policy.assess_every_source
    for claim in part.claims.values():
        yield from _silent_but_cited(claim)
        if policy is not Unassessed.OFF and claim.status not in (Status.DRAFT, Status.WITHDRAWN):
            yield from _not_assessed(claim, index, Severity.ERROR if policy is Unassessed.ERROR else Severity.WARNING)


def _silent_but_cited(claim: ClaimEntry) -> Iterator[UnlocatedFinding]:
    cited = {item.source for item in claim.evidence}
    for number, source in enumerate(claim.silent_sources):
        if source in cited:
            yield claim.report(
                "silent-but-cited",
                ("silent", number, "source"),
                f"“{source}” is listed as silent, and is quoted as evidence.",
                "Take it out of `silent`, or take the evidence out.",
            )


def _not_assessed(claim: ClaimEntry, index: SiteIndex, severity: Severity) -> Iterator[UnlocatedFinding]:
    # A source whose id is only misspelt in the claim has been assessed.
    named = (*(item.source for item in claim.evidence), *claim.silent_sources)
    meant = {unmistakable(id, index.sources) for id in named if id not in index.sources}
    for source in index.unassessed(claim):
        if source in meant:
            continue
        if source in index.sources or ("sources", source) in index.unread:
            yield claim.report(
                "not-assessed",
                ("silent",),
                f"Nobody has said how “{source}” stands to this claim.",
                f"Read it: add what it says under `evidence`, or add `{source}` to `silent` if it says nothing on it.",
                severity=severity,
                or_at=("story",),
            )
