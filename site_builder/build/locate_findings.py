"""Remarks on documents as findings, each at the line and column of its field; what is known of that is not looked up again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from site_builder.build.previous_read import Placed
from site_builder.checks.locate import locate
from site_builder.content.corpus import AnyDocument
from site_builder.index.entries import Remark


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
            last = Placed(digest, tuple(own), tuple(locate(own, documents)))
        placed[path] = last
    return placed
