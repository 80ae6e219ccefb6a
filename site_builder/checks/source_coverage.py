"""Whether a claim assesses every source of its story, and lists none as both quoted and silent."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.records import Status
from site_builder.content.settings import Unassessed
from site_builder.findings.catalogue import Severity
from site_builder.findings.counted import listed
from site_builder.findings.suggestions import unmistakable
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

MAX_NAMED = 5
"""How many sources a message names; all of them are in the list to paste."""


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
    missing = [id for id in index.unassessed(claim) if id not in meant and _can_be_read(id, index)]
    if not missing:
        return
    stand = "stands" if len(missing) == 1 else "stand"
    listed_here = "\n".join(f"  - {id}" for id in missing)
    yield claim.report(
        "not-assessed",
        ("silent",),
        f"Nobody has said how {_named(missing)} {stand} to this claim.",
        "Read each: add what it says under `evidence`, and keep those below under `silent` that say nothing on it.",
        severity=severity,
        or_at=("story",),
        paste=f"{listed_here}\n" if claim.silent else f"silent:\n{listed_here}\n",
        list_to_paste="".join(("silent:\n", *(f"  - {id}\n" for id in (*claim.silent_sources, *missing)))),
    )


def _named(ids: list[str]) -> str:
    """Return the ids in words; of many the first, and how many more there are."""
    more = [f"{len(ids) - MAX_NAMED} more"] if len(ids) > MAX_NAMED else []
    return listed([*(f"“{id}”" for id in ids[:MAX_NAMED]), *more])


def _can_be_read(id: str, index: SiteIndex) -> bool:
    """Say whether a source is there to be assessed; nobody can read one that was taken down."""
    source = index.sources.get(id)
    return ("sources", id) in index.unread if source is None else source.takedown is None
