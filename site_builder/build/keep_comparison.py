"""What comparing the documents of a site came to, kept for the next build, which compares what changed since.

Kept are the documents in which nothing was found, a digest of each index entry, and one of all that every document is
compared with. The entries themselves are those that the state has of each document. Where one of them is missing, or is
not the one that was compared, all documents are compared again. So is, by itself, each in which something was found: what
a finding says may depend on more, such as what git tracks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from msgspec import MsgspecError, Struct, json
from msgspec.structs import replace

from site_builder.build.read_one import ReadDocument
from site_builder.checks.incremental import Compared, stands_on
from site_builder.index.entries import IndexEntry
from site_builder.index.site_index import CONTENT_FOLDERS, SiteIndex, claims_apart
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory
from site_builder.store.state_rows import ComparisonRow, digest_of_texts

DOCUMENTS = "documents"
"""The name of the row."""
_ENCODER = json.Encoder(order="deterministic")


class _KeptComparison(Struct, frozen=True):
    """What is kept: ``entries`` has the path and the digest of each entry, in the order of the index.

    ``stands_on`` is the digest of what every document is compared with, ``found`` are the paths with findings.
    """

    stands_on: str
    entries: tuple[tuple[str, str], ...]
    unread: frozenset[tuple[str, str]]
    found: frozenset[str]


def keep_comparison(state: State | StateInMemory, compared: Compared, documents: Mapping[str, ReadDocument]) -> None:
    """Keep what comparing these documents came to, by their paths."""
    kept = _KeptComparison(
        _digest(compared.index),
        tuple((entry.path, documents[entry.path].entry_digest) for entry in compared.index.entries()),
        compared.index.unread,
        frozenset(path for path, findings in compared.of_each.items() if findings),
    )
    text = _ENCODER.encode(kept).decode()
    if text != state.comparison(DOCUMENTS):
        state.write([ComparisonRow(DOCUMENTS, text)])


def kept_comparison(
    state: State | StateInMemory,
    index: SiteIndex,
    documents: Mapping[str, ReadDocument],
    earlier: Mapping[str, ReadDocument],
) -> Compared | None:
    """Return what was kept, as a reading of these documents can go on from it, or None if it cannot.

    ``index`` is that of the ``documents``, by their paths. ``earlier`` are those that the state has. An entry that did
    not change is the same object in both indexes.
    """
    text = state.comparison(DOCUMENTS)
    try:
        kept = json.decode(text, type=_KeptComparison) if text else None
    except MsgspecError:
        return None
    if kept is None:
        return None
    entries: dict[str, dict[str, IndexEntry]] = {folder: {} for folder in CONTENT_FOLDERS}
    for path, digest in kept.entries:
        found = (known.get(path) for known in (documents, earlier))
        entry = next((one.entry for one in found if one and one.entry_digest == digest), None)
        if entry is None:
            return None
        entries[path.split("/")[1]][entry.id] = entry
    folders: dict[str, Any] = entries | claims_apart(entries["claims"])
    before = replace(index, **folders, unread=kept.unread)
    return Compared(before, {}, (), {}, again=kept.found) if _digest(before) == kept.stands_on else None


def _digest(index: SiteIndex) -> str:
    return digest_of_texts(_ENCODER.encode(stands_on(index)).decode())
