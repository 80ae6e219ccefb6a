"""From a remark, which names a field, to a finding at the line and column where the field stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from site_builder.content.corpus import AnyDocument
from site_builder.findings.values import Finding, Place, finding
from site_builder.index.entries import Remark


def locate(remarks: Iterable[Remark], documents: Mapping[str, AnyDocument]) -> list[Finding]:
    """Return remarks as findings. ``documents`` has the documents by path; a remark on any other file is about all of it."""
    return [_located(remark, None if remark.key == () else documents.get(remark.path)) for remark in remarks]


def _located(remark: Remark, document: AnyDocument | None) -> Finding:
    key = remark.key
    if document is None:
        place = key if isinstance(key, Place) else Place(remark.path)
        return finding(remark.code, place, remark.message, remark.hint, severity=remark.severity)
    if not isinstance(key, Place) and remark.or_at and key not in document.marks:
        key = remark.or_at
    return document.report(
        remark.code, key, remark.message, remark.hint, severity=remark.severity, replacement=remark.replacement
    )
