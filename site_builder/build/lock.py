"""One build at a time: a second one in the same folder waits for the first."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TextIO

from site_builder.store.site_paths import first_link, open_file

LOCK = ".site-builder/lock"
"""A file in the site's folder that a build holds as long as it runs; the system lets go of it when a build is killed."""


@contextmanager
def alone(root: Path | None) -> Iterator[Path | None]:
    """Wait until no other build is at work on this site. Gives its folder, or None when nothing can be kept there.

    Nothing can be kept either where files cannot be locked, as on some network disks: two builds at once would mix up
    their work.
    """
    file = _open(root) if root else None
    if file is None:
        yield None
        return
    with file:
        yield root if _lock(file.fileno()) else None


def _open(root: Path) -> TextIO | None:
    with suppress(OSError):
        (root / LOCK).parent.mkdir(parents=True, exist_ok=True)
        if first_link(root, LOCK) is None:
            return os.fdopen(open_file(root / LOCK, os.O_WRONLY | os.O_APPEND | os.O_CREAT), "a", encoding="utf-8")
    return None


def _lock(descriptor: int) -> bool:
    """Wait for the lock, and say whether it is held."""
    if sys.platform == "win32":
        return _lock_on_windows(descriptor)
    import fcntl  # Windows has none.

    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        return True
    return False


def _lock_on_windows(descriptor: int) -> bool:
    if sys.platform == "win32":
        import msvcrt  # Windows alone has it.

        while True:
            try:
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return True
            except OSError as error:
                if error.errno != errno.EDEADLK:  # Said after ten seconds, while another one holds it.
                    return False
    return False
