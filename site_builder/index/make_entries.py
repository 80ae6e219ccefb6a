"""From a document to its index entry and its detail."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

from msgspec import Struct

from site_builder.content.document import AnyDocument, Document, Quotation
from site_builder.content.legacy_claim import LegacyClaim
from site_builder.content.record_fields import days_of
from site_builder.content.records import Claim, Content, CorrectionKind, Status
from site_builder.evidence.receipt import Span
from site_builder.index.entries import INDEX_ENTRIES, EvidenceEntry, IndexEntry, LegacyEntry, PageDetail, SilenceEntry

E = TypeVar("E", bound=Struct)
Spans = Mapping[int, tuple[Span, ...]]
"""Where the quotation of each item of evidence was found, by the item's number from 0."""


def entry_of(
    document: AnyDocument,
    spans: Spans | None = None,
    quoted: tuple[Quotation, ...] = (),
    words: Mapping[int, str] | None = None,
    **found: Any,
) -> IndexEntry:
    """Return the index entry of a document.

    ``spans`` are a claim's receipts, ``words`` its quotations that have none, ``quoted`` what is checked later, and ``found`` are other fields of the entry that
    come from reading the archived texts.
    """
    record, body = document.record, document.body
    return _from_record(
        LegacyEntry if isinstance(record, LegacyClaim) else INDEX_ENTRIES[record.folder],
        record,
        id=document.id,
        citations=body.citations,
        links=body.links,
        anchors=tuple(sorted(body.anchors)),
        quoted=quoted,
        last_day=max((day for _, day in days_of(record)), default=None),
        **_derived(record, spans or {}, words or {}) | found,
    )


def _derived(claim: Content, spans: Spans, words: Mapping[int, str]) -> dict[str, Any]:
    """Return the fields of a claim's index entry that are more, or less, than those of its record."""
    if isinstance(claim, LegacyClaim):
        return {"status": Status.PUBLISHED}
    if not isinstance(claim, Claim):
        return {}
    return {
        "status": Status.WITHDRAWN if _is_void(claim) else claim.status,
        "evidence": tuple(
            _from_record(EvidenceEntry, item, spans=spans.get(number, ()), words=words.get(number, ""))
            for number, item in enumerate(claim.evidence)
        ),
        "silent": tuple(SilenceEntry(silence.source, silence.is_signed) for silence in claim.silent),
    }


def _is_void(claim: Claim) -> bool:
    """Say whether a correction voided a published claim, and none gave it a verdict again on a later day."""
    voided = max((note.date for note in claim.corrections if note.kind is CorrectionKind.VOID), default=None)
    judged = (note.date for note in claim.corrections if note.kind is CorrectionKind.VERDICT)
    return claim.status is not Status.DRAFT and voided is not None and all(day <= voided for day in judged)


def _from_record(kind: type[E], record: Struct, **derived: Any) -> E:
    """Return a value of this kind: the derived fields, and the others from the record's fields of the same names."""
    return kind(**{name: getattr(record, name) for name in _in_common(kind, type(record))} | derived)


@cache
def _in_common(kind: type[Struct], record: type[Struct]) -> tuple[str, ...]:
    """Return the names of the fields that both have."""
    return tuple(name for name in kind.__struct_fields__ if name in record.__struct_fields__)


def detail_of(document: Document[Content]) -> PageDetail[Content]:
    """Return what only the document's own page shows."""
    return PageDetail(document.record, document.body.parts)
