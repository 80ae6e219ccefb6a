"""Making new files of content, never over one that is there."""

from __future__ import annotations

import shutil
from pathlib import Path


def create_file(path: Path, text: str) -> None:
    """Write a new file. Raises :class:`FileExistsError` when there is one, which stays as it is."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("x", encoding="utf-8", newline="\n") as file:
        file.write(text)


def create_site(skeleton: Path, folder: Path) -> None:
    """Copy the skeleton of a site. Raises :class:`FileExistsError` when the folder holds anything at all."""
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise FileExistsError(folder)
    shutil.copytree(skeleton, folder, dirs_exist_ok=True, copy_function=shutil.copyfile)
