"""What a build leaves for the next one: every document in brief, and which inputs each page was made from.

It is one SQLite file in a folder of the site that may be deleted at any time. Nothing in it is executed, and every
row is sealed with a digest of its content, so a row that was changed or cut short is as good as none. A file that
SQLite cannot read, or that another version of the generator wrote, is begun anew. Two builds at once take turns;
a disk that refuses is no reason to fail: then nothing is kept, and everything is made again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from msgspec import Struct

FILE = ".site-builder/state.sqlite"
"""Where the state lies in a site's folder."""
WAIT = 20.0
"""How many seconds a build waits for another one that is writing."""
_FORM = "1"
"""Goes up when the tables change."""
_TABLES = """
CREATE TABLE documents (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT, proof TEXT, brief TEXT, detail TEXT, seal TEXT) WITHOUT ROWID;
CREATE TABLE seeds (name TEXT PRIMARY KEY, stamp TEXT, digest TEXT, seal TEXT) WITHOUT ROWID;
CREATE TABLE pages (name TEXT PRIMARY KEY, made_from TEXT, looked_at TEXT, files TEXT, seal TEXT) WITHOUT ROWID;
CREATE TABLE notes (name TEXT PRIMARY KEY, value TEXT, seal TEXT) WITHOUT ROWID;
"""


class DocumentRow(Struct, frozen=True):
    """A document that was read and in which nothing was found.

    ``digest`` is that of its text, ``proof`` that of the archived texts against which it was checked, ``brief`` and
    ``detail`` are JSON (:mod:`site_builder.index.codec`).
    """

    path: str
    stamp: str
    digest: str
    proof: str
    brief: str
    detail: str


class SeedRow(Struct, frozen=True):
    """A seed that was read: the digest of its bytes."""

    name: str
    stamp: str
    digest: str


class PageRow(Struct, frozen=True):
    """The files of one page: what it was made from, what was looked at for that, and the files as JSON."""

    name: str
    made_from: str
    looked_at: str
    files: str


Row = DocumentRow | SeedRow | PageRow
_OF = {DocumentRow: "documents", SeedRow: "seeds", PageRow: "pages"}


def seal(*values: str) -> str:
    """Return a short digest of some texts, by which a change to one of them is noticed."""
    return blake2b("\x00".join(values).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class State:
    """The kept state of a site; ``version`` names the generator, with all that it is made of.

    Without a folder that can be written to, everything is kept in memory and gone with the process.
    """

    def __init__(self, root: Path | None, version: str) -> None:
        self._path = root / FILE if root else None
        self._connection = self._open(version)

    def _open(self, version: str) -> sqlite3.Connection:
        if self._path:
            for _ in range(2):
                with suppress(OSError, sqlite3.Error):
                    self._path.parent.mkdir(parents=True, exist_ok=True)
                    return _connect(str(self._path), version)
                with suppress(OSError):
                    for left in self._path.parent.glob(f"{self._path.name}*"):
                        left.unlink()
            self._path = None
        return _connect(":memory:", version)

    @property
    def is_on_disk(self) -> bool:
        """Whether another process could read what is kept."""
        return self._path is not None

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def documents(self, folder: str) -> Iterator[DocumentRow]:
        """Yield the documents of a folder of ``content/``, without their details."""
        query = "SELECT path, stamp, digest, proof, brief, '', seal FROM documents WHERE path >= ? AND path < ?"
        for *values, sealed in self._read(query, (f"content/{folder}/", f"content/{folder}0")):
            row = DocumentRow(*values)
            # The detail has a seal of its own behind the other, so that it need not be read here.
            if sealed.partition(":")[0] == seal(*values[:5]):
                yield row

    def detail(self, path: str, digest: str) -> str | None:
        """Return the detail of a document whose text has this digest, as JSON."""
        query = "SELECT detail, seal FROM documents WHERE path = ? AND digest = ?"
        for detail, sealed in self._read(query, (path, digest)):
            return str(detail) if sealed.partition(":")[2] == seal(detail) else None
        return None

    def seeds(self) -> Iterator[SeedRow]:
        """Yield every seed."""
        for *values, sealed in self._read("SELECT name, stamp, digest, seal FROM seeds"):
            if sealed == seal(*values):
                yield SeedRow(*values)

    def pages(self) -> Iterator[PageRow]:
        """Yield every page."""
        for *values, sealed in self._read("SELECT name, made_from, looked_at, files, seal FROM pages"):
            if sealed == seal(*values):
                yield PageRow(*values)

    def note(self, name: str) -> Any:
        """Return a note, or None."""
        for value, sealed in self._read("SELECT value, seal FROM notes WHERE name = ?", (name,)):
            return json.loads(value) if sealed == seal(name, value) else None
        return None

    def _read(self, query: str, values: tuple[str, ...] = ()) -> Iterator[Any]:
        with suppress(sqlite3.Error):
            yield from self._connection.execute(query, values)

    def write(
        self,
        rows: Iterable[Row] = (),
        *,
        gone: Iterable[tuple[type[Row], str]] = (),
        notes: Mapping[str, Any] | None = None,
        anew: bool = False,
    ) -> bool:
        """Keep these rows and notes and forget what is gone, or, for pages ``anew``, all of them: all of it or nothing.

        Gives whether it is kept.
        """
        try:
            with self._connection as connection:
                connection.execute("BEGIN IMMEDIATE")
                self._write(connection, rows, gone, notes or {}, anew=anew)
        except sqlite3.Error:
            return False
        return True

    def _write(
        self,
        connection: sqlite3.Connection,
        rows: Iterable[Row],
        gone: Iterable[tuple[type[Row], str]],
        notes: Mapping[str, Any],
        *,
        anew: bool,
    ) -> None:
        if anew:
            connection.execute("DELETE FROM pages")
        for kind, name in gone:
            column = "path" if kind is DocumentRow else "name"
            connection.execute(f"DELETE FROM {_OF[kind]} WHERE {column} = ?", (name,))  # noqa: S608 (names of ours)
        for row in rows:
            _insert(connection, row)
        for name, value in notes.items():
            text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
            connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, text, seal(name, text)))


class StateInMemory:
    """The state of a site that one process reads again and again."""

    is_on_disk = True
    """Details can be fetched from here, as from a file."""

    def __init__(self) -> None:
        self._documents: dict[str, DocumentRow] = {}
        self._seeds: dict[str, SeedRow] = {}

    def documents(self, folder: str) -> Iterator[DocumentRow]:
        """Yield the documents of a folder of ``content/``."""
        beginning = f"content/{folder}/"
        return (row for path, row in self._documents.items() if path.startswith(beginning))

    def detail(self, path: str, digest: str) -> str | None:
        """Return the detail of a document whose text has this digest, as JSON."""
        row = self._documents.get(path)
        return row.detail if row and row.digest == digest else None

    def seeds(self) -> Iterator[SeedRow]:
        """Yield every seed."""
        return iter(self._seeds.values())

    def write(self, rows: Iterable[Row] = (), *, gone: Iterable[tuple[type[Row], str]] = ()) -> None:
        """Keep these rows and forget what is gone."""
        for kind, name in gone:
            (self._documents if kind is DocumentRow else self._seeds).pop(name, None)
        for row in rows:
            match row:
                case DocumentRow():
                    self._documents[row.path] = row
                case SeedRow():
                    self._seeds[row.name] = row


def _insert(connection: sqlite3.Connection, row: Row) -> None:
    match row:
        case DocumentRow(path, stamp, digest, proof, brief, detail):
            both = f"{seal(path, stamp, digest, proof, brief)}:{seal(detail)}"
            connection.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
                (path, stamp, digest, proof, brief, detail, both),
            )
        case SeedRow(name, stamp, digest):
            connection.execute(
                "INSERT OR REPLACE INTO seeds VALUES (?, ?, ?, ?)", (name, stamp, digest, seal(name, stamp, digest))
            )
        case PageRow(name, made_from, looked_at, files):
            sealed = seal(name, made_from, looked_at, files)
            connection.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", (name, made_from, looked_at, files, sealed)
            )


def _connect(path: str, version: str) -> sqlite3.Connection:
    """Open the file, made anew when it is not of this version."""
    connection = sqlite3.connect(path, timeout=WAIT, isolation_level=None)
    # What a crash of the machine takes away is made again; a crash of the process takes nothing.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = OFF")
    connection.execute("BEGIN IMMEDIATE")
    if _version(connection) != f"{_FORM}:{version}":
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            connection.execute(f'DROP TABLE "{name}"')
        for statement in filter(str.strip, _TABLES.split(";")):
            connection.execute(statement)
        value = json.dumps(f"{_FORM}:{version}")
        connection.execute("INSERT INTO notes VALUES (?, ?, ?)", ("version", value, seal("version", value)))
    connection.execute("COMMIT")
    return connection


def _version(connection: sqlite3.Connection) -> str | None:
    try:
        for value, sealed in connection.execute("SELECT value, seal FROM notes WHERE name = 'version'"):
            return str(json.loads(value)) if sealed == seal("version", value) else None
    except sqlite3.Error:
        return None
    return None
