"""Articles with one address: mostly the address of one was left in the record of the next."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each article whose live address another has too, unless both are versions of one article."""
    first: dict[str, SourceEntry] = {}
    for source in index.sources.values():
        if source.url is None:
            continue
        other = first.setdefault(source.url.partition("#")[0].rstrip("/"), source)
        if index.versions.article(other.id) != index.versions.article(source.id):
            yield source.report(
                "same-address",
                ("url",),
                f"This is the address of {other.path} too.",
                "Write the address of this article. Where one page was archived on two days, name the first under `version_of`.",
            )
