"""Stamps of files, which tell without opening a file that it may have changed.

A stamp has the file's size, the moments of its last change and of the last change of its entry (nanoseconds), and its
number on the disk, as git's index does.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from site_builder.store.site_paths import MAX_DEPTH, is_link, repository_top, walk

FRESH_NANOSECONDS = 100_000_000
"""A file that changed less than this before it was looked at may change again and keep its stamp.

The clocks of file systems tick every hundredth of a second or faster.
"""
FOR_PEOPLE = frozenset({"README.md"})
"""Files that may lie in any folder to explain it, and are not content."""
_OF_SYSTEMS = frozenset({"thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r"})
"""What Windows and macOS put into folders for themselves."""


class Stamp(NamedTuple):
    """When and how a file last changed; ``moment`` is the later of its two times, in nanoseconds."""

    text: str
    moment: int


_NONE = Stamp("", 0)


def stamped(
    root: Path, folder: str, depth: int = MAX_DEPTH, *, but: str | None = None
) -> Iterator[tuple[str, Stamp | None]]:
    """Yield the path and the stamp of every file in a folder and below, in order; None stands for a link.

    Names that begin with a dot, what is no content (:func:`is_let_be`), and folders with the name ``but`` are passed
    over. Links are not followed.
    """
    for path, entry in walk(root, folder, depth, but=but):
        if is_link(entry):
            yield path, None
        elif entry.is_file(follow_symlinks=False) and not is_let_be(entry.name):
            yield path, _stamp_of_entry(entry)


def is_let_be(name: str) -> bool:
    """Say whether a file is nobody's content: it is for people who look around, of the system, or of a word processor that is open."""
    return name in FOR_PEOPLE or name.lower() in _OF_SYSTEMS or name.startswith("~$")


def stamp_of(root: Path, path: str) -> Stamp:
    """Return the stamp of one file as it is now; one that is not there has the empty stamp."""
    try:
        return _stamp(os.stat(f"{root}/{path}", follow_symlinks=False))
    except OSError:
        return _NONE


def stamp_of_index(root: Path) -> Stamp:
    """Return the stamp of git's index of the repository that a site lies in: while it stays the same, git tracks the same files.

    Outside a repository, and where nothing has been added to one, it is the empty stamp.
    """
    top = repository_top(root)
    return stamp_of(_git_folder(top), "index") if top else _NONE


def _git_folder(top: Path) -> Path:
    """Return git's own folder, which lies elsewhere for a second work tree and for a submodule (gitrepository-layout(5))."""
    try:
        said = (top / ".git").read_text(encoding="utf-8") if (top / ".git").is_file() else ""
    except (OSError, ValueError):
        said = ""
    return top / (said.removeprefix("gitdir:").strip() if said.startswith("gitdir:") else ".git")


def stamp_to_keep(stamp: Stamp, now: int) -> str:
    """Return the stamp to keep: an empty one for a file that changed so recently that it may change again unnoticed."""
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
