"""The spare tree: the one that was served before, which the next build brings up to date instead of making a new one."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from site_builder.build.output_folder import MARKER, remove_tree
from site_builder.build.output_tree import is_whole
from site_builder.store.site_paths import first_link, is_file, is_folder

SPARE = ".site-builder/spare"
"""Where the spare tree lies in a site's folder."""


def take_spare(store: Path, note: Mapping[str, Any], folder: Path) -> bool:
    """Move the spare tree to ``folder``, if it is there and is what the ``note`` of the last build says. Say whether it is."""
    if note.get("spare") is None or not is_folder(store, SPARE):
        return False
    if not is_whole(store / SPARE, note["spare"], note["spare_mark"]):
        return False
    with suppress(OSError):
        (store / SPARE).replace(folder)
    return folder.is_dir()


def keep_spare(store: Path, folder: Path) -> bool:
    """Move a tree that is no longer served to where the spare tree lies. Say whether that was possible."""
    if first_link(store, SPARE) is not None:
        return False
    with suppress(OSError):
        (store / SPARE).parent.mkdir(parents=True, exist_ok=True)
        folder.replace(store / SPARE)
        return True
    return False


def remove_spare(store: Path) -> None:
    """Remove the spare tree. A folder without our marker belongs to somebody else, and stays."""
    if is_file(store, f"{SPARE}/{MARKER}"):
        remove_tree(store / SPARE)
