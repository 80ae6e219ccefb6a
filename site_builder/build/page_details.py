"""What only a document's own page shows, fetched when that page is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import MsgspecError

from site_builder.build.fetch_documents import read_again
from site_builder.build.read_one import ReadDocument
from site_builder.content.body_markup import is_rendered
from site_builder.index.codec import detail_from
from site_builder.index.entries import PageDetail
from site_builder.index.make_entries import detail_of
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory


def fetch_detail(
    root: Path, state: State | StateInMemory, documents: Mapping[str, ReadDocument], path: str
) -> PageDetail[Any]:
    """Return a document's detail: the kept one, or else that of the file if the file did not change."""
    document = documents[path]
    if document.detail:
        return detail_from(document.entry.folder, document.detail)
    kept = state.detail(path, document.digest)
    detail = _kept_detail(document.entry.folder, kept) if kept else None
    return detail or detail_of(read_again(root, path, document.digest))


def _kept_detail(folder: str, kept: str) -> PageDetail[Any] | None:
    """Return a kept detail, or None if its body holds HTML that our Markdown never makes.

    Templates print a body without escaping, and escape everything else.
    """
    try:
        detail = detail_from(folder, kept)
    except (MsgspecError, ValueError):
        return None
    return detail if is_rendered(part for part in detail.parts if isinstance(part, str)) else None
