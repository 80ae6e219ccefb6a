"""Exchanging two folders in one step, where the system can (Linux, macOS), and in two steps elsewhere."""

from __future__ import annotations

import ctypes
import os
import sys
from pathlib import Path

OLD_ENDING = ".old"
"""The ending of a folder's name between the two steps of an exchange."""
_AT_FDCWD = -100
_RENAME_EXCHANGE = 2  # renameat2(2), Linux 3.15
_RENAME_SWAP = 2  # renamex_np(2), macOS 10.12


def exchange(new: Path, old: Path) -> None:
    """Let the folders ``new`` and ``old``, which must both be there, change places.

    Raises :class:`OSError` when neither way works; both folders are then where they were.
    """
    if not _exchange_at_once(os.fsencode(new), os.fsencode(old)):
        _exchange_in_two_steps(new, old)


def _exchange_at_once(new: bytes, old: bytes) -> bool:
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None), "renameat2", None)
        return rename is not None and rename(_AT_FDCWD, new, _AT_FDCWD, old, _RENAME_EXCHANGE) == 0
    if sys.platform == "darwin":
        rename = getattr(ctypes.CDLL(None), "renamex_np", None)
        return rename is not None and rename(new, old, _RENAME_SWAP) == 0
    return False


def _exchange_in_two_steps(new: Path, old: Path) -> None:
    aside = old.with_name(f"{new.name}{OLD_ENDING}")
    old.replace(aside)
    try:
        new.replace(old)
    except OSError:
        aside.replace(old)
        raise
    aside.replace(new)
