"""The file that holds the kept state: opened where it is ours, replaced where it is of no use, else left alone."""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from pathlib import Path

from site_builder.store.seal_key import SealKey
from site_builder.store.site_paths import is_file, status_of
from site_builder.store.state_owner import APPLICATION, EMPTY, SIBLINGS, STATE_FILE, is_own, owner_of
from site_builder.store.state_tables import Budget, connect


def open_state(root: Path, key: SealKey, version: str) -> tuple[sqlite3.Connection, Budget] | None:
    """Open the file of the site in ``root``, and make one where there is none.

    A file that SQLite cannot read is replaced once. None where the disk refuses, or where something lies there that
    builds did not make.
    """
    for try_again in (True, False):
        with suppress(OSError, sqlite3.Error):
            (root / STATE_FILE).parent.mkdir(parents=True, exist_ok=True)
            if not _is_free(root, key):
                break
            return connect(str(root / STATE_FILE), version, key)
        if try_again:
            _remove(root)
    return None


def _is_free(root: Path, key: SealKey) -> bool:
    """Say whether the file may be opened or made. One that builds of another folder or key made is removed."""
    if status_of(root, STATE_FILE.rpartition("/")[0]) is None:
        return False
    if is_own(root, key):
        return all(is_file(root, STATE_FILE + end) or _is_missing(root, STATE_FILE + end) for end in SIBLINGS)
    _remove(root)
    return all(_is_missing(root, STATE_FILE + end) for end in ("", *SIBLINGS))


def _remove(root: Path) -> None:
    """Remove the file and what SQLite put beside it, unless it is a link or belongs to another program."""
    owner = owner_of(root)
    if not (_is_missing(root, STATE_FILE) or owner == EMPTY or (owner and owner.application == APPLICATION)):
        return
    for end in ("", *SIBLINGS):
        if is_file(root, STATE_FILE + end):
            with suppress(OSError):
                (root / (STATE_FILE + end)).unlink()


def _is_missing(root: Path, path: str) -> bool:
    try:
        (root / path).lstat()
    except FileNotFoundError:
        return True
    except OSError:
        return False
    return False
