"""Index entries and details to JSON and back, without loss.

The types of the fields say how each is read, so no field is listed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import ValidationError
from msgspec.json import Decoder, Encoder

from site_builder.content.legacy_claim import LegacyClaim
from site_builder.content.records import KINDS
from site_builder.index.entries import INDEX_ENTRIES, ClaimEntry, IndexEntry, LegacyEntry, PageDetail

_encode = Encoder().encode
_ENTRIES: Mapping[str, Decoder[Any]] = {
    **{folder: Decoder(kind) for folder, kind in INDEX_ENTRIES.items()},
    "claims": Decoder(ClaimEntry | LegacyEntry),
}
_DETAILS: Mapping[str, Decoder[Any]] = {folder: Decoder(PageDetail[kind]) for folder, kind in KINDS.items()}  # type: ignore[valid-type]

_LEGACY: Decoder[Any] = Decoder(PageDetail[LegacyClaim])


def json_text(value: IndexEntry | PageDetail[Any]) -> str:
    """Return an index entry or a detail as JSON."""
    return _encode(value).decode()


def entry_from(folder: str, text: str) -> IndexEntry:
    """Return the index entry of a document of this folder that was kept as JSON."""
    entry: IndexEntry = _ENTRIES[folder].decode(text)
    return entry


def detail_from(folder: str, text: str) -> PageDetail[Any]:
    """Return the detail of a document of this folder that was kept as JSON."""
    try:
        detail: PageDetail[Any] = _DETAILS[folder].decode(text)
    except ValidationError:
        if folder != LegacyClaim.folder:
            raise
        detail = _LEGACY.decode(text)  # No file is both: a claim has a verdict, and this has none.
    return detail
