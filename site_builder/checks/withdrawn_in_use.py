"""Claimants, stories, questions and topics that were withdrawn, while claims that stand go on using them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.checks.references import ONE_OF_THEM
from site_builder.content.records import Status
from site_builder.findings.counted import counted
from site_builder.index.entries import ClaimEntry, IndexEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_FIELDS = {"stories": "story", "questions": "question", "claimants": "claimant", "topics": "topics"}
"""By its folder: the field in which a claim names a document."""


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each of them once, at its status."""
    withdrawn = {
        (folder, id): entry
        for folder in _FIELDS
        for id, entry in index.folder(folder).items()
        if entry.status is Status.WITHDRAWN
    }
    if withdrawn:
        for (folder, id), claims in _standing(index, withdrawn).items():
            yield _report(withdrawn[folder, id], folder, claims)


def _standing(
    index: SiteIndex, withdrawn: Mapping[tuple[str, str], IndexEntry]
) -> Mapping[tuple[str, str], list[ClaimEntry]]:
    users: dict[tuple[str, str], list[ClaimEntry]] = {}
    for claim in index.claims.values():
        if claim.status is Status.PUBLISHED:
            for used in dict.fromkeys(_used_by(claim)):
                if used in withdrawn:
                    users.setdefault(used, []).append(claim)
    return users


def _used_by(claim: ClaimEntry) -> Iterator[tuple[str, str]]:
    yield "stories", claim.story or ""
    yield "questions", claim.question or ""
    yield from (("claimants", statement.claimant or "") for statement in claim.claimants)
    yield from (("topics", topic) for topic in claim.topics)


def _report(entry: IndexEntry, folder: str, claims: list[ClaimEntry]) -> UnlocatedFinding:
    more = f" and {counted(len(claims) - 1, 'more claim')}" if len(claims) > 1 else ""
    stands, uses = ("stand", "use") if more else ("stands", "uses")
    return entry.report(
        "withdrawn-in-use",
        ("status",),
        f"This {ONE_OF_THEM[folder]} is withdrawn, and {claims[0].path}{more} {uses} it and still {stands}.",
        f"Withdraw what no longer holds, or take `{_FIELDS[folder]}` out of what does. If the {ONE_OF_THEM[folder]} is only no longer followed, write `status: outdated`.",
    )
