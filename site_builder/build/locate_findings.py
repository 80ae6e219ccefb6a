"""Findings that name a field, each with the line and the column at which that field stands."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from site_builder.content.corpus import AnyDocument
from site_builder.findings.values import Finding
from site_builder.index.entries import Remark

Located = Mapping[tuple[str, Remark], Finding]
"""Findings at their places, by the digest of the file's text and the field."""


def locate(
    remarks: Iterable[Remark],
    digests: Mapping[str, tuple[str, str]],
    document_at: Callable[[str], AnyDocument],
    known: Located,
) -> Located:
    """Return where each of the remarks stands. A document is read once for all of its remarks, unless they are ``known``.

    ``digests`` has, by path, the digest of the text of each document that can be read.
    """
    located: dict[tuple[str, Remark], Finding] = {}
    documents: dict[str, AnyDocument | None] = {}
    for remark in remarks:
        digest = digests.get(remark.path, ("", ""))[0]
        found = known.get((digest, remark))
        if found is None:
            if remark.path not in documents:
                documents[remark.path] = document_at(remark.path) if digest else None
            found = remark.located_in(documents[remark.path])
        located[digest, remark] = found
    return located


def locate_in(documents: Mapping[str, AnyDocument], remarks: Iterable[Remark]) -> list[Finding]:
    """Return each of the remarks as a finding at its place. ``documents`` has those that can be read, by path."""
    return [remark.located_in(documents.get(remark.path)) for remark in remarks]
