"""The write stage: the files of a site into a folder that is replaced as a whole. It alone writes the output.

The new site is staged beside the folder and then exchanged with it in one step, so that everybody sees one whole build
at any time: the previous one or the new one.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from itertools import count
from pathlib import Path

from site_builder.build.swap_folders import OLD_ENDING
from site_builder.store.site_paths import is_file, is_folder, link_on_the_way, open_file, repository_top, status_of

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


def refuse_linked(root: Path, out: Path) -> None:
    """Raise :class:`ForeignFolderError` when the way to ``out`` leads over a link that lies in the site's repository.

    Whoever made it would choose the folder that is replaced. Without a repository that is a link in the site's own folder: it
    may be what a stranger packed. A link above it is the user's own.
    """
    top = repository_top(root)
    if linked := link_on_the_way(top or root, out):
        where = "the repository" if top else "the site's folder"
        raise ForeignFolderError(
            f"{linked.name}, on the way to the folder {out.name}, is a link in {where}; nothing was written."
        )


def staging_of(out: Path, process: int) -> Path:
    """Return the folder in which a process prepares the content of ``out``."""
    return out.with_name(f".{out.name}.staging-{process}")


def free_staging_of(out: Path, process: int) -> Path:
    """Return such a folder that is not there yet, nor what an exchange puts beside it: a repository may hold one."""
    folder = first = staging_of(out, process)
    for number in count(2):
        if not os.path.lexists(folder) and not os.path.lexists(f"{folder}{OLD_ENDING}"):
            break
        folder = first.with_name(f"{first.name}.{number}")
    return folder


def clear_abandoned(out: Path) -> None:
    """Remove what killed builds left behind. It is called before anything is staged.

    Nothing of it is ever served. Where an exchange takes two steps and a build is killed between them, there is no folder
    until the next build: a folder with such a name may come from a repository as well. What does not carry our marker, or
    belongs to another user, stays, unless nothing is in it.
    """
    prefix = staging_of(out, 0).name.removesuffix("0")
    for left in out.parent.glob(f"{prefix}*"):
        process, _, number = left.name.removeprefix(prefix).removesuffix(OLD_ENDING).partition(".")
        if not (_is_number(process) and _is_number(number or "2") and is_folder(left.parent, left.name)):
            continue
        if int(process) == os.getpid() or not _is_running(int(process)):
            remove_if_ours(left)


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit()


def remove_if_ours(folder: Path) -> None:
    """Remove a tree that carries our marker, or an empty folder: a build may be killed before it has put its marker there."""
    if _is_ours(folder):
        remove_tree(folder)
    else:
        with suppress(OSError):
            folder.rmdir()


def remove_tree(folder: Path) -> None:
    """Remove a tree that a build made, its marker last: a build that is killed here leaves what is known as its own."""
    if not is_folder(folder.parent, folder.name):
        return
    with suppress(OSError), os.scandir(folder) as found:
        for entry in found:
            if entry.is_dir(follow_symlinks=False):
                shutil.rmtree(entry.path, ignore_errors=True)
            elif entry.name != MARKER:
                with suppress(OSError):
                    Path(entry.path).unlink()
    shutil.rmtree(folder, ignore_errors=True)


def _is_ours(folder: Path) -> bool:
    """Say whether a folder and the marker in it are of the user who runs this, and the marker says what ours says."""
    whose = [status_of(folder.parent, path) for path in (folder.name, f"{folder.name}/{MARKER}")]
    if not all(status and (os.name == "nt" or status.st_uid == os.geteuid()) for status in whose):
        return False
    try:
        descriptor = open_file(folder / MARKER)
    except OSError:
        return False
    try:
        return MARKER_TEXT.startswith(os.read(descriptor, len(MARKER_TEXT) + 1))
    finally:
        os.close(descriptor)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True
