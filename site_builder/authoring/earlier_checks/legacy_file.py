"""The file of a legacy claim: its text, its id, and whether the site reads it as it was meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

from site_builder.content.addresses import FURTHER_PAGES
from site_builder.content.fields import is_device
from site_builder.content.legacy_claim import EarlierCheck, LegacyClaim
from site_builder.content.read_document import read_document
from site_builder.content.records import Claim
from site_builder.content.slug import slug
from site_builder.content.yaml_scalar import scalar
from site_builder.findings.characters import hidden_in
from site_builder.findings.finding import Finding

MAX_ID = 60
"""How long an id may be that is made from the words of a claim."""


def legacy_id(claim: str) -> str:
    """Return the id that a claim's words give; one made from its digest where they give none that a file can have."""
    id = slug(claim[:400], MAX_ID)
    return id if id and not is_device(id) and id != FURTHER_PAGES else f"check-{_digest(claim)}"


def longer_id(id: str, claim: str, url: str) -> str:
    """Return the id of a check that shares its short one with another check."""
    return f"{id}-{_digest(claim, url)}"


def _digest(*parts: str) -> str:
    return sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:8]


def file_text(claim: str, check: EarlierCheck, today: date) -> str:
    """Return the text of the file of a claim that is brought in."""
    lines = [f"claim: {scalar(claim)}", "status: legacy", "legacy:", *(f"  {line}" for line in _of_check(check))]
    return "\n".join(["---", *lines, f"published: {today.isoformat()}", "---", ""])


def _of_check(check: EarlierCheck) -> Iterator[str]:
    yield f"verdict: {scalar(check.verdict)}"
    for name in ("comes_nearest", "url", "published", "publisher", "language", "summary", "claimant", "claimed"):
        value = getattr(check, name)
        if value is not None:
            yield f"{name}: {value.isoformat() if isinstance(value, date) else scalar(value)}"
    for name in ("authors", "appearances"):
        if values := getattr(check, name):
            yield f"{name}:"
            yield from (f"  - {scalar(value)}" for value in values)


def faults_of(path: str, text: str, claim: str, check: EarlierCheck) -> tuple[Finding, ...] | None:
    """Return what is wrong with a file, or None where the site reads in it exactly what was meant."""
    document, findings = read_document(text, path, Claim)
    record = document.record if document else None
    meant = isinstance(record, LegacyClaim) and (record.claim, record.legacy) == (claim, check)
    return None if meant and not findings and not any(hidden_in(text)) else findings
