"""The write stage: the files of a site into a folder that is replaced as a whole. It alone writes the output.

The new site is staged beside the folder and then exchanged with it in one step, so that everybody sees one whole build
at any time: the previous one or the new one.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from site_builder.build.swap_folders import ASIDE
from site_builder.store.site_paths import is_file, is_folder

MARKER = ".site-builder"
"""The file that marks a folder as made by a build."""
MARKER_TEXT = b"This folder is made by site-builder, and each build replaces it as a whole.\n"
"""Its content."""


class ForeignFolderError(Exception):
    """The output folder holds something that no build made, and that a build would destroy."""


def refuse_foreign(out: Path) -> None:
    """Raise :class:`ForeignFolderError` when ``out`` holds something that no build made."""
    if out.exists() and not out.is_dir():
        raise ForeignFolderError(f"{out.name} is a file, not a folder.")
    if out.is_dir() and any(out.iterdir()) and not is_file(out, MARKER):
        raise ForeignFolderError(f"The folder {out.name} holds files that no build made; nothing was written.")


def staging_of(out: Path, process: int) -> Path:
    """Return the folder in which a process prepares the content of ``out``."""
    return out.with_name(f".{out.name}.staging-{process}")


def clear_abandoned(out: Path) -> None:
    """Remove what killed builds left behind. It is called before anything is staged.

    Nothing of it is ever served. Where an exchange takes two steps and a build is killed between them, there is no folder
    until the next build: a folder with such a name may come from a repository as well.
    """
    prefix = staging_of(out, 0).name.removesuffix("0")
    for left in out.parent.glob(f"{prefix}*"):
        process = left.name.removeprefix(prefix).removesuffix(ASIDE)
        if not (process.isascii() and process.isdigit() and is_folder(left.parent, left.name)):
            continue
        if int(process) == os.getpid() or not _is_running(int(process)):
            shutil.rmtree(left, ignore_errors=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
