"""Make new files of content, and never overwrite one."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def create_file(path: Path, text: str) -> None:
    """Write a new file. Raises :class:`FileExistsError` when there is one, which stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def create_together(files: Mapping[Path, bytes]) -> None:
    """Write new files, all of them or none, each whole or not at all.

    They are written under other names first and then given their own, in the order given. Raises
    :class:`FileExistsError` when there is one of them, and :class:`OSError` from the disk; what was made until then is
    removed again.
    """
    staged: dict[Path, Path] = {}
    made: list[Path] = []
    try:
        for path, content in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            staged[path] = _stage(path, content)
        for path, temporary in staged.items():
            _name(temporary, path)
            made.append(path)
    except BaseException:
        for path in made:
            path.unlink(missing_ok=True)
        raise
    finally:
        for temporary in staged.values():
            temporary.unlink(missing_ok=True)


def _stage(path: Path, content: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
    # Such files are closed to others. These get the permissions of ordinary new files.
    mask = os.umask(0)
    os.umask(mask)
    with suppress(OSError):
        Path(name).chmod(0o666 & ~mask)
    return Path(name)


def _name(temporary: Path, path: Path) -> None:
    """Give a file its name, unless that is taken; a link refuses where a renaming would replace."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # a disk without links
        with path.open("xb") as file:
            try:
                file.write(temporary.read_bytes())
            except BaseException:
                path.unlink(missing_ok=True)
                raise


def create_site(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write the files of a site (path below ``folder``: content). Raises :class:`FileExistsError` when it holds anything at all.

    A folder for git alone, as ``git init`` and ``git clone`` leave it, counts as empty.
    """
    if folder.exists() and (not folder.is_dir() or any(path.name != ".git" for path in folder.iterdir())):
        raise FileExistsError(folder)
    create_together({folder / path: content for path, content in files.items()})
