"""Looking at what lies below a folder, step by step, and never through a link. Whatever walks or reads a site's folders asks here.

A link is a symbolic link, or a junction of Windows. The folder itself is trusted, because the user chose it. What lies
below it may come from a stranger.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator
from contextlib import suppress
from operator import attrgetter
from pathlib import Path

MAX_DEPTH = 16
"""How many folders deep files are looked for."""
_JUNCTION = 0xA0000003  # IO_REPARSE_TAG_MOUNT_POINT
_DRIVE = re.compile("[A-Za-z]:")
_NAME = attrgetter("name")


def status_of(root: Path | str, path: str) -> os.stat_result | None:
    """Return what the disk says of ``path``, reached from ``root`` without a link; None for a link, or where nothing is."""
    at, status = os.fspath(root), None
    for step in path.split("/"):
        at = f"{at}/{step}"
        try:
            status = os.stat(at, follow_symlinks=False)
        except (OSError, ValueError):
            return None
        if _is_link(status):
            return None
    return status


def is_file(root: Path | str, path: str) -> bool:
    """Say whether there is an ordinary file at ``path``, reached without a link."""
    status = status_of(root, path)
    return status is not None and stat.S_ISREG(status.st_mode)


def is_folder(root: Path | str, path: str) -> bool:
    """Say whether there is a folder at ``path``, reached without a link."""
    status = status_of(root, path)
    return status is not None and stat.S_ISDIR(status.st_mode)


def first_link(root: Path | str, path: str) -> str | None:
    """Return the first step of ``path`` that is a link, as a path below ``root``, or None where no step is one."""
    steps = path.split("/")
    for length in range(1, len(steps) + 1):
        step = "/".join(steps[:length])
        try:
            status = os.stat(f"{os.fspath(root)}/{step}", follow_symlinks=False)
        except (OSError, ValueError):
            return None
        if _is_link(status):
            return step
    return None


def below(root: Path, path: Path) -> str | None:
    """Return ``path`` as it stands below ``root``, with forward slashes, or None where it is elsewhere. The last step is not followed."""
    for base, at in ((root, path), (root.resolve(), path.parent.resolve() / path.name)):
        with suppress(ValueError):
            return Path(os.path.abspath(at)).relative_to(os.path.abspath(base)).as_posix()
    return None


def link_on_the_way(top: Path, path: Path) -> Path | None:
    """Return the first step on the way to ``path`` that lies below ``top`` and is a link, or None where no step is one."""
    top, at = top.resolve(), Path(path.anchor) if path.is_absolute() else Path.cwd()
    for step in path.parts[1 if path.is_absolute() else 0 :]:
        here = at.resolve()
        at = here.parent if step == ".." else here / step
        if here.is_relative_to(top) and first_link(here, step):
            return at
    return None


def entries(root: Path | str, folder: str, *, hidden: bool = False) -> list[os.DirEntry[str]]:
    """Return what lies in a folder, by name; names that begin with a dot only where ``hidden`` asks for them.

    A folder that is not there, that cannot be read, or that is reached by a link is empty.
    """
    return _listed(f"{os.fspath(root)}/{folder}", hidden=hidden) if is_folder(root, folder) else []


def walk(
    root: Path | str, folder: str, depth: int = MAX_DEPTH, *, but: str | None = None, hidden: bool = False
) -> Iterator[tuple[str, os.DirEntry[str]]]:
    """Yield all but the folders in a folder and below it: each with its path below ``root``, in order.

    Links are yielded and not followed. Folders with the name ``but`` are passed over.
    """
    if not is_folder(root, folder):
        return
    top = os.fspath(root)
    # A stack of folders instead of recursion: trees have thousands of files.
    left = [(folder, iter(_listed(f"{top}/{folder}", hidden=hidden)))]
    while left:
        here, found = left[-1]
        for entry in found:
            path = f"{here}/{entry.name}"
            if is_link(entry) or not entry.is_dir(follow_symlinks=False):
                yield path, entry
            elif len(left) <= depth and entry.name != but:
                left.append((path, iter(_listed(f"{top}/{path}", hidden=hidden))))
                break
        else:
            left.pop()


def _listed(folder: str, *, hidden: bool) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            listed = list(found) if hidden else [entry for entry in found if not entry.name.startswith(".")]
    except OSError:
        return []
    return sorted(listed, key=_NAME)


def in_utf8(name: str) -> str | None:
    """Return a name as it was read from the disk with a mark (U+FFFD) for each byte that is not UTF-8, or None where none is."""
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return None


def is_link(entry: os.DirEntry[str]) -> bool:
    """Say whether an entry of a folder is a link."""
    return entry.is_symlink() or (os.name == "nt" and _is_link(entry.stat(follow_symlinks=False)))


def stays_inside(path: str) -> bool:
    """Say whether a path with forward slashes names something in the folder that it is joined to, on every system."""
    return (
        not _DRIVE.match(path)
        and "\\" not in path
        and "\x00" not in path
        and not any(step in ("", ".", "..") for step in path.split("/"))
    )


def open_file(path: Path | str, flags: int = os.O_RDONLY) -> int:
    """Open an ordinary file that is no link, and return its descriptor. Raises :class:`OSError` for anything else.

    It never blocks on a pipe.
    """
    extra = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, flags | extra | getattr(os, "O_CLOEXEC", 0), 0o666)
    if not stat.S_ISREG(os.fstat(descriptor).st_mode):
        os.close(descriptor)
        raise OSError(f"{os.fspath(path)} is not an ordinary file")
    return descriptor


def repository_top(root: Path) -> Path | None:
    """Return the top of the git repository that a site lies in, or None. Contributors may write below it."""
    here = root.resolve()
    return next((folder for folder in (here, *here.parents) if os.path.lexists(folder / ".git")), None)


def _is_link(status: os.stat_result) -> bool:
    return stat.S_ISLNK(status.st_mode) or getattr(status, "st_reparse_tag", 0) == _JUNCTION
