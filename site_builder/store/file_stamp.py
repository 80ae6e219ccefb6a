"""Stamps of files: what tells, without opening a file, that it may have changed.

A stamp has the file's size, the moments of its last change and of the last change of its entry (nanoseconds), and its
number on the disk, as git's index does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FRESH_NANOSECONDS = 100_000_000
"""A file that changed less than this before it was looked at may change again and keep its stamp.

The clocks of file systems tick every hundredth of a second or faster.
"""
MAX_DEPTH = 16
"""How many folders deep files are looked for."""
FOR_PEOPLE = frozenset({"README.md"})
"""Files that may lie in any folder to explain it, and are not content."""


class Stamp(NamedTuple):
    """When and how a file last changed; ``moment`` is the later of its two times, in nanoseconds."""

    text: str
    moment: int


_NONE = Stamp("", 0)


def stamped(
    root: Path, folder: str, depth: int = MAX_DEPTH, *, but: str | None = None
) -> Iterator[tuple[str, Stamp | None]]:
    """Yield the path and the stamp of every file in a folder and below, in order; None stands for a link.

    Names that begin with a dot, files for people, and folders with the name ``but`` are passed over. Links are not followed.
    """
    if not (root / folder).is_symlink():
        yield from _stamped(str(root), folder, depth, but)


def _stamped(root: str, folder: str, depth: int, but: str | None) -> Iterator[tuple[str, Stamp | None]]:
    try:
        with os.scandir(f"{root}/{folder}") as found:
            listed = sorted((e for e in found if not e.name.startswith(".")), key=lambda entry: entry.name)
    except OSError:
        return
    for entry in listed:
        path = f"{folder}/{entry.name}"
        if entry.is_symlink():
            yield path, None
        elif entry.is_file(follow_symlinks=False):
            if entry.name not in FOR_PEOPLE:
                yield path, _stamp_of_entry(entry)
        elif depth and entry.name != but and entry.is_dir(follow_symlinks=False):
            yield from _stamped(root, path, depth - 1, but)


def stamp_of(root: Path, path: str) -> Stamp:
    """Return the stamp of one file as it is now; one that is not there has the empty stamp."""
    try:
        return _stamp(os.stat(f"{root}/{path}", follow_symlinks=False))
    except OSError:
        return _NONE


def stamp_to_keep(stamp: Stamp, now: int) -> str:
    """Return what to keep of a stamp: nothing for a file that changed so lately that it may change again and keep it."""
    return stamp.text if stamp.moment < now - FRESH_NANOSECONDS else ""


def _stamp_of_entry(entry: os.DirEntry[str]) -> Stamp:
    try:
        return _stamp(entry.stat(follow_symlinks=False))
    except OSError:
        return _NONE


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(
        f"{status.st_size}:{status.st_mtime_ns}:{status.st_ctime_ns}:{status.st_ino}",
        max(status.st_mtime_ns, status.st_ctime_ns),
    )
