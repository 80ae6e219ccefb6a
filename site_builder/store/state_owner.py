"""Whose a state file is: two numbers in its header tell, which are read before SQLite opens it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from site_builder.store.seal_key import SealKey
from site_builder.store.site_paths import is_file, open_file

STATE_FILE = ".site-builder/state.db"
"""Where the state lies in a site's folder."""
SIBLINGS = ("-wal", "-shm", "-journal")
"""What SQLite adds to the file's name for files of its own."""
APPLICATION = 0x53426B73
"""The application id of all such files, “SBks” (https://www.sqlite.org/pragma.html#pragma_application_id)."""


class StateOwner(NamedTuple):
    """The owner in the header of an SQLite file, read without SQLite (0: nobody)."""

    application: int
    user: int


EMPTY = StateOwner(0, -1)


def owner_of(root: Path) -> StateOwner | None:
    """Return the owner of the state file in ``root``, or None where there is no such SQLite file, reached without a link."""
    if not is_file(root, STATE_FILE):
        return None
    with suppress(OSError), open(open_file(root / STATE_FILE), "rb") as file:
        header = file.read(100)  # https://www.sqlite.org/fileformat.html#the_database_header
        if not header:
            return EMPTY
        if len(header) == 100 and header.startswith(b"SQLite format 3\x00"):
            return StateOwner(int.from_bytes(header[68:72], "big"), int.from_bytes(header[60:64], "big"))
    return None


def is_own(root: Path, key: SealKey) -> bool:
    """Say whether the file in ``root`` is one that this site's builds made with this key."""
    return owner_of(root) == StateOwner(APPLICATION, key.number())
