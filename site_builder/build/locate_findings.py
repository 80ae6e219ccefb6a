"""Remarks on documents as findings, each at the line and column of its field; what is known of that is not looked up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from site_builder.build.previous_read import Placed
from site_builder.checks.whole import place_all
from site_builder.content.corpus import AnyDocument
from site_builder.content.read_document import load_document
from site_builder.content.records import KINDS
from site_builder.findings.values import Finding
from site_builder.index.entries import Remark


def place_remarks(root: Path, remarks: Sequence[Remark]) -> list[Finding]:
    """Return remarks as findings, each at the line and column of its field in the file as it is now."""
    loaded = {path: load_document(root, path, KINDS[path.split("/")[1]]).document for path in {r.path for r in remarks}}
    documents: dict[str, Any] = {path: document for path, document in loaded.items() if document}
    return place_all(remarks, documents)


def place_again(
    remarks: Sequence[Remark],
    known: Mapping[str, Placed],
    digests: Mapping[str, tuple[str, str]],
    document_at: Callable[[str], AnyDocument],
) -> dict[str, Placed]:
    """Return remarks by the document as findings; ``document_at`` reads one whose remarks are not where they are known to be."""
    by_path: dict[str, list[Remark]] = {}
    for remark in remarks:
        by_path.setdefault(remark.path, []).append(remark)
    placed = {}
    for path, own in by_path.items():
        digest = digests[path][0] if path in digests else ""
        last = known.get(path)
        if last is None or (last.digest, last.remarks) != (digest, tuple(own)):
            documents = {path: document_at(path)} if digest else {}
            last = Placed(digest, tuple(own), tuple(place_all(own, documents)))
        placed[path] = last
    return placed
