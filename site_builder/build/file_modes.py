"""The modes of published files: those that they would have if they were made now, whatever an earlier build was allowed.

A build takes over files that did not change. Made under another umask, they would keep its modes for ever, and a web
server might not be allowed to read them.
"""

from __future__ import annotations

import os
import stat
import sys
from contextlib import suppress
from pathlib import Path

from site_builder.build.output_folder import MARKER, ForeignFolderError, refuse_linked
from site_builder.build.spare_tree import SPARE
from site_builder.store.site_paths import first_link, is_file


def settle_modes(root: Path, out: Path) -> None:
    """Give the files of the output folder and of the spare tree the modes of new files, where the folder has others."""
    if sys.platform == "win32":
        return
    with suppress(ForeignFolderError, OSError):
        refuse_linked(root, out)
        _settle(out)
    with suppress(OSError):
        if first_link(root, SPARE) is None:
            _settle(root / SPARE)


def _settle(folder: Path) -> None:
    """Change the modes of a folder that a build made. Links are not followed."""
    mask = os.umask(0)
    os.umask(mask)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or not is_file(folder, MARKER) or status.st_mode & 0o777 == 0o777 & ~mask:
        return
    for path, folders, files in os.walk(folder, topdown=False):
        for name in files:
            _change(Path(path, name), 0o666 & ~mask)
        for name in folders:
            _change(Path(path, name), 0o777 & ~mask)
    folder.chmod(0o777 & ~mask)


def _change(path: Path, mode: int) -> None:
    if not path.is_symlink():
        path.chmod(mode)
