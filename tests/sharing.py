"""What several processes of one test run share, because it takes long to make."""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable
from typing import TypeVar

import pytest
from filelock import FileLock

T = TypeVar("T")


def shared(name: str, make: Callable[[], T], folders: pytest.TempPathFactory) -> T:
    """Return what ``make`` makes; the process that asks first makes it for all of the run."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        return make()
    kept = folders.getbasetemp().parent / f"{name}.pickle"
    with FileLock(f"{kept}.lock"):
        if kept.is_file():
            return pickle.loads(kept.read_bytes())  # type: ignore[no-any-return]  # noqa: S301 (our own)
        made = make()
        kept.write_bytes(pickle.dumps(made))
        return made
