"""People who have a record, and whom a claim names beside it: by a free name, or by the id where readers see a name."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.analysis.name_keys import name_key
from site_builder.content.fields import id_meant
from site_builder.content.records import Status
from site_builder.content.statements import ClaimantKind, Statement
from site_builder.index.entries import ClaimantEntry, ClaimEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each name for which there is a record, and each id of a record that stands where readers see a name."""
    records = [one for one in index.claimants.values() if one.status is Status.PUBLISHED]
    if not records:
        return
    by_name = {name_key(one.name): one for one in records}
    by_id = {id: one for one in records for id in (*one.aliases, one.id)}
    for claim in index.claims.values():
        yield from _names(claim, by_name, by_id)
        yield from _speakers(claim, by_id)


def _names(
    claim: ClaimEntry, by_name: Mapping[tuple[str, ...], ClaimantEntry], by_id: Mapping[str, ClaimantEntry]
) -> Iterator[UnlocatedFinding]:
    for number, statement in enumerate(claim.claimants):
        record = _record_of(statement, by_name, by_id)
        if record and statement.kind in (None, record.kind):
            message = f"“{statement.name}” has a record, {record.path}, whose page does not show this claim."
            hint = f"Write `claimant: {record.id}` in place of `name` and `kind`. If this is somebody else, tell them apart in `name`."
            yield claim.report("duplicate-claimant", ("claimants", number, "name"), message, hint)


def _record_of(
    statement: Statement, by_name: Mapping[tuple[str, ...], ClaimantEntry], by_id: Mapping[str, ClaimantEntry]
) -> ClaimantEntry | None:
    if statement.name is None or statement.claimant is not None:
        return None
    id = id_meant(statement.name) or ""
    return by_name.get(name_key(statement.name)) or (by_id.get(id) if "-" in id else None)


def _speakers(claim: ClaimEntry, by_id: Mapping[str, ClaimantEntry]) -> Iterator[UnlocatedFinding]:
    for number, item in enumerate(claim.evidence):
        record = by_id.get(item.speaker or "")
        if record and item.speaker and _is_no_word(item.speaker, record):
            yield claim.report(
                "id-as-name",
                ("evidence", number, "speaker"),
                f"“{item.speaker}” is the id of {record.path}, and readers see it as it stands.",
                f"Write the name: `{record.name}`. Who makes the claim is named by the id, under `claimants` as `claimant: {record.id}`.",
                replacement=record.name,
            )


def _is_no_word(id: str, record: ClaimantEntry) -> bool:
    """Say whether an id cannot be meant as a word: “council” may be the speaker, “anna-berg” and “berg” are not."""
    return "-" in id or (record.kind is ClaimantKind.PERSON and id not in record.name.split())
