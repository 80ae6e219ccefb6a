"""Which files of a site git tracks, and can bring back: asked when somebody wants to know, once for each file and state of its index."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from msgspec import Struct

from site_builder.store.file_stamp import Stamp, stamp_of_index
from site_builder.store.git import GitError, tracked_files


class TrackedFiles(Struct, frozen=True):
    """The files of the site in ``root`` that git tracks. Where git cannot tell, it is taken to track none."""

    root: Path

    def __contains__(self, path: object) -> bool:
        return isinstance(path, str) and _is_tracked(self.root, path, stamp_of_index(self.root))


@lru_cache(maxsize=256)
def _is_tracked(root: Path, path: str, index: Stamp) -> bool:
    try:
        return path in tracked_files(root, (path,))
    except GitError:
        return False
