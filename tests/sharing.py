"""What several processes of one test run share, because it takes long to make."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import TypeVar

import pytest
from filelock import FileLock

T = TypeVar("T")
_folder: list[Path] = []


def share_in(folders: pytest.TempPathFactory) -> None:
    """Keep what is shared in the folder of this run, which all of its processes know."""
    base = folders.getbasetemp()
    _folder[:] = [base.parent if "PYTEST_XDIST_WORKER" in os.environ else base]


def shared(name: str, make: Callable[[], T]) -> T:
    """Return what ``make`` makes; the process that asks first makes it for all of the run."""
    if not _folder:
        _folder.append(Path(mkdtemp()))
    kept = _folder[0] / f"{name}.pickle"
    with FileLock(f"{kept}.lock"):
        if kept.is_file():
            return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 (our own)
        made = make()
        kept.write_bytes(pickle.dumps(made))
        return made
