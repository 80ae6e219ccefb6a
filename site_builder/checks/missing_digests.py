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
            hint = f"{found.hint[: wanted.start()]}The number of `seeds/{wanted[1]}` is {digest}{found.hint[wanted.end() - 1 :]}"
            found = replace(found, hint=hint)
        yield found


def _digest(name: str, index: SiteIndex) -> str | None:
    picture = index.pictures.get(f"seeds/{name}")
    return index.pins.get(name) or (picture.sha256 if picture else None)
