"""Replace a file that was read by a changed one, in one step."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path


class ChangedMeanwhileError(Exception):
    """The file is no longer the one that was read; it stays as it is."""


def replace_file(path: Path, read: bytes, content: bytes) -> None:
    """Replace the content ``read`` of a file by ``content``: at any time it has one of the two, whole.

    Its permissions stay. Raises :class:`ChangedMeanwhileError` when it holds something else by now or is a link, and
    :class:`OSError` from the disk; the file is then as it was.
    """
    if path.is_symlink() or path.read_bytes() != read:
        raise ChangedMeanwhileError(path)
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
