"""Opening the file with the kept state: nothing is asked of a file that does not hold exactly our tables.

A file of SQLite is a program as well: what looks like a table may be a view that counts for ever, an index may call functions,
and a trigger acts when a row is written. And a table may be put together so that it never ends. So the definitions are compared
with ours before anything is read, and each question may take a number of steps that grows with the size of the file.
"""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import suppress

from site_builder.store.seal_key import SealKey
from site_builder.store.state_owner import APPLICATION

MAX_WAIT_SECONDS = 20.0
"""How long a build waits for another one that is writing."""
FORM = "5"
"""Goes up when the tables change."""
TABLES = {
    "documents": "(path TEXT PRIMARY KEY, stamp TEXT, digest TEXT, proof TEXT, entry TEXT, detail TEXT, seal TEXT) WITHOUT ROWID",
    "seeds": "(name TEXT PRIMARY KEY, stamp TEXT, digest TEXT, seal TEXT) WITHOUT ROWID",
    "pictures": "(path TEXT PRIMARY KEY, stamp TEXT, file TEXT, seal TEXT) WITHOUT ROWID",
    "comparisons": "(name TEXT PRIMARY KEY, value TEXT, seal TEXT) WITHOUT ROWID",
    "pages": "(name TEXT PRIMARY KEY, seal TEXT, made_from TEXT, looked_at TEXT, files TEXT) WITHOUT ROWID",
    "notes": "(name TEXT PRIMARY KEY, value TEXT, seal TEXT) WITHOUT ROWID",
}
_OURS = frozenset(("table", name, name, f"CREATE TABLE {name} {columns}") for name, columns in TABLES.items())
"""What SQLite notes of these tables in its own (https://www.sqlite.org/schematab.html)."""
_STEPS = 1_000_000
"""After how many steps of SQLite's machine it is asked whether to go on."""
_FEWEST_STEPS, _STEPS_PER_BYTE = 20_000_000, 10
"""A row takes more bytes than a question takes steps for it, and a question about rows that are not there takes few."""


class Budget:
    """How many more steps SQLite may take for one question; it is given up, as an error of SQLite, where there are none left."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._left = 0
        self.renew()

    def renew(self) -> None:
        """Begin with another question."""
        size = 0
        for name in (self._path, f"{self._path}-wal"):
            with suppress(OSError):
                size += os.stat(name).st_size
        self._left = (_FEWEST_STEPS + _STEPS_PER_BYTE * size) // _STEPS

    def is_spent(self) -> bool:
        """Say whether SQLite has to stop; asked by it after :data:`_STEPS` steps."""
        self._left -= 1
        return self._left < 0


def connect(path: str, version: str, key: SealKey) -> tuple[sqlite3.Connection, Budget]:
    """Open the file, with new tables when it is not of this version. Raises :class:`sqlite3.Error` where it is not ours."""
    connection, budget = sqlite3.connect(path, timeout=MAX_WAIT_SECONDS, isolation_level=None), Budget(path)
    try:
        connection.set_progress_handler(budget.is_spent, _STEPS)
        _prepare(connection, f"{FORM}:{version}", key)
    except BaseException:
        connection.close()
        raise
    return connection, budget


def _prepare(connection: sqlite3.Connection, version: str, key: SealKey) -> None:
    connection.execute("PRAGMA trusted_schema = OFF")
    connection.execute("PRAGMA cell_size_check = ON")
    if _number(connection, "application_id") != APPLICATION:
        # Before SQLite makes a log beside it, so that the file says from the beginning whose it is.
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
    if _number(connection, "user_version") != key.number():
        connection.execute(f"PRAGMA user_version = {key.number()}")
    # After a crash of the machine what is lost is made again. A crash of the process loses nothing.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    there = _definitions(connection)
    if there not in (frozenset(), _OURS):
        raise sqlite3.DatabaseError("These are not our tables.")
    if not there or _version(connection, key) != version:
        _begin(connection, version, key, anew=bool(there))
    connection.execute("COMMIT")


def _definitions(connection: sqlite3.Connection) -> frozenset[tuple[str, ...]]:
    query = f"SELECT type, name, tbl_name, sql FROM sqlite_master LIMIT {len(TABLES) + 1}"  # noqa: S608 (a number of ours)
    return frozenset(connection.execute(query))


def _begin(connection: sqlite3.Connection, version: str, key: SealKey, *, anew: bool) -> None:
    for name, columns in TABLES.items():
        if anew:
            connection.execute(f"DROP TABLE {name}")
        connection.execute(f"CREATE TABLE {name} {columns}")
    value = json.dumps(version)
    sealed = key.seal("note", "version", value)
    connection.execute("INSERT INTO notes VALUES (?, ?, ?)", ("version", value, sealed))


def _number(connection: sqlite3.Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _version(connection: sqlite3.Connection, key: SealKey) -> str | None:
    try:
        for value, sealed in connection.execute("SELECT value, seal FROM notes WHERE name = 'version'"):
            return str(json.loads(value)) if sealed == key.seal("note", "version", value) else None
    except (sqlite3.Error, AttributeError):
        return None
    return None
