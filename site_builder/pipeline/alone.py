"""One build at a time: a second one in the same folder waits for the first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

LOCK = ".site-builder/lock"
"""A file in the site's folder that a build holds as long as it runs; the system lets go of it when a build is killed."""


@contextmanager
def alone(root: Path) -> Iterator[Path | None]:
    """Wait until no other build is at work on this site. Gives its folder, or None when nothing can be kept there."""
    file = _open(root / LOCK)
    if file is None:
        yield None
        return
    with file:
        _lock(file.fileno())
        yield root


def _open(path: Path) -> TextIO | None:
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.open("a", encoding="utf-8")
    return None


def _lock(descriptor: int) -> None:
    try:
        import fcntl
    except ImportError:  # Windows: two builds at once spoil each other's kept work at worst, which is noticed.
        return
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)
