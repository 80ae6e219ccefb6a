"""A digest that a record lacks while its file is there: the finding has the line to write."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from site_builder.findings.finding import Finding
from site_builder.index.site_index import SiteIndex

LINE = "sha256: {}"
"""The line of a record that says which file was archived."""
_WAY = " `site-builder fix` writes the line below; compare the text with the article first."


def with_digests(findings: Iterable[Finding], index: SiteIndex) -> Iterator[Finding]:
    """Yield the findings; one on a missing digest has the line with that of the file, if the file is there."""
    for found in findings:
        if found.seed and (digest := _digest(found.seed, index)):
            way = _WAY if found.place.file.startswith("content/sources/") else ""
            found = replace(found, hint=f"{found.hint}{way}", paste=LINE.format(digest))
        yield found


def _digest(name: str, index: SiteIndex) -> str | None:
    picture = index.pictures.get(f"seeds/{name}")
    return index.pins.get(name) or (picture.sha256 if picture else None)
