"""What only a document's own page shows, fetched when that page is made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from msgspec import MsgspecError, json

from site_builder.content.body_markup import is_rendered
from site_builder.content.read_document import load_document
from site_builder.content.read_seed import ChangedError
from site_builder.content.records import KINDS
from site_builder.index.entries import Detail
from site_builder.index.make_entries import detail_of
from site_builder.index.rows import detail_from
from site_builder.store.state import State, StateInMemory


def fetch_detail(
    root: Path, state: State | StateInMemory, held: Mapping[str, str], digests: Mapping[str, tuple[str, str]], path: str
) -> Detail:
    """Return a document's detail from where it is kept, or from the file itself if that is still what was read.

    ``held`` has, as JSON, the details that are not kept; ``digests`` has the digest of each text that was read. Raises
    :class:`site_builder.content.read_seed.ChangedError` when the file is another one by now.
    """
    digest = digests[path][0]
    if path in held:
        return detail_from(json.decode(held[path]), path)
    if (kept := state.detail(path, digest)) and (detail := _plain(kept, path)):
        return detail
    loaded: Any = load_document(root, path, KINDS[path.split("/")[1]])
    if loaded.document is None or loaded.digest != digest:
        raise ChangedError(path)
    return detail_of(loaded.document)


def _plain(kept: str, path: str) -> Detail | None:
    """Return a detail that was kept, or None for one whose body holds what no Markdown of ours is rendered to.

    Templates put a body out as it is, and escape all else.
    """
    try:
        detail = detail_from(json.decode(kept), path)
    except (MsgspecError, TypeError, ValueError, IndexError):
        return None
    return detail if is_rendered(part for part in detail.parts if isinstance(part, str)) else None
