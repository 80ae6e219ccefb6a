"""A digest that a record lacks while its file is there: the message has the number to write."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from site_builder.findings.values import Finding
from site_builder.index.site_index import SiteIndex

_WANTED = re.compile(r"It is the number of `seeds/([^`]+)`\.")
"""What :func:`site_builder.content.record_faults.fields_at_fault` says of a digest that is missing."""


def with_digests(findings: Iterable[Finding], index: SiteIndex) -> Iterator[Finding]:
    """Yield the findings; one on a missing digest names that of the file, if it is there."""
    for found in findings:
        wanted = _WANTED.search(found.hint) if found.code == "missing-field" else None
        if wanted and (digest := _digest(wanted[1], index)):
            is_source = found.place.file.startswith("content/sources/")
            way = " `site-builder fix` writes it; compare the text with the article first." if is_source else ""
            hint = f"{found.hint[: wanted.start()]}The number of `seeds/{wanted[1]}` is {digest}{found.hint[wanted.end() - 1 :]}{way}"
            found = replace(found, hint=hint)
        yield found


_NAMED = re.compile(r"The number of `seeds/([^`]+)` is ([0-9a-f]{64})")


def digest_named(finding: Finding) -> tuple[str, str] | None:
    """Return the file in seeds/ and its digest that a finding on a missing digest names."""
    named = _NAMED.search(finding.hint) if finding.code == "missing-field" else None
    return (named[1], named[2]) if named else None


def _digest(name: str, index: SiteIndex) -> str | None:
    picture = index.pictures.get(f"seeds/{name}")
    return index.pins.get(name) or (picture.sha256 if picture else None)
