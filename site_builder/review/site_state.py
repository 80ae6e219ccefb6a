"""One state of a site, as the comparison of two looks at it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from site_builder.content.document import AnyDocument
from site_builder.index.entries import ClaimEntry, IndexEntry
from site_builder.index.site_index import SiteIndex


class SiteState(Struct, frozen=True):
    """What is known of every document, and what tells whether and how a document changed.

    ``digests`` has the digest of each document's text by path. ``documents`` may read a document only when it is asked
    for; that is needed for documents that changed, and not for others.
    """

    index: SiteIndex
    digests: Mapping[str, str]
    documents: Mapping[str, AnyDocument]

    def line_of(self, entry: IndexEntry, *key: str | int) -> int:
        """Return the line on which a field of a document stands, from 1."""
        return self.documents[entry.path].place(*key).line if key else 1

    def found_at(self, claim: ClaimEntry, number: int) -> tuple[str, int, int] | None:
        """Return where the quotation of an item of evidence was found: the seed, and offsets in code points."""
        item = claim.evidence[number]
        source = self.index.sources.get(item.source)
        return (source.seed, item.spans[0].start, item.spans[-1].end) if source and item.spans else None
