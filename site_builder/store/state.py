"""What a build leaves for the next one: each document's index entry, and which inputs each page was made from.

It is one SQLite file in a folder of the site that may be deleted at any time. Nothing in it is executed, and every row
is sealed with a key that lies outside the repository (:mod:`site_builder.store.seal_key`), over its kind, its name, all
its values, and the version of the generator: a row that was changed, moved, cut short or made by somebody else is
ignored. A file that SQLite cannot read, that holds other tables than ours, or that another version of the generator wrote,
is replaced. Two numbers in its
header, which are read before SQLite opens it, tell a file that this site's builds did not make: a state of another site
is replaced, and any other file is left alone. Two builds at once take turns. If the disk refuses, nothing is kept and
everything is made again.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Any

from site_builder.store.seal_key import SealKey, random_key, site_key
from site_builder.store.state_file import open_state
from site_builder.store.state_rows import ComparisonRow, DocumentRow, PageRow, PictureRow, Row, SeedRow
from site_builder.store.state_tables import FORM, connect

ALL_PAGES = "pages"
"""In a note that vouches for all pages: their digest."""
_OF = {
    DocumentRow: "documents",
    SeedRow: "seeds",
    PictureRow: "pictures",
    ComparisonRow: "comparisons",
    PageRow: "pages",
}


class State:
    """The kept state of a site; ``version`` names the generator, with all that it is made of.

    Without a folder that can be written to, or without a key, everything is kept in memory and gone with the process.
    """

    def __init__(self, root: Path | None, version: str) -> None:
        key = site_key(root) if root else None
        self._notes_key = key or random_key()
        # Notes name all that they were made from, the generator included; reading them must not take long.
        self._key = self._notes_key.of_version(f"{FORM}:{version}")
        opened = open_state(root, key, version) if root and key else None
        self._connection, self._budget = opened or connect(":memory:", version, self._notes_key)

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def documents(self, folder: str) -> Iterator[DocumentRow]:
        """Yield the documents of a folder of ``content/``, without their details."""
        query = "SELECT path, stamp, digest, proof, entry, '', seal FROM documents WHERE path >= ? AND path < ?"
        for *values, sealed in self._read(query, (f"content/{folder}/", f"content/{folder}0")):
            row = DocumentRow(*values)
            # The detail has a seal of its own behind the other, so that it need not be read here.
            if sealed.partition(":")[0] == self._key.seal("document", *values[:5]):
                yield row

    def detail(self, path: str, digest: str) -> str | None:
        """Return the detail of a document whose text has this digest, as JSON."""
        query = "SELECT detail, seal FROM documents WHERE path = ? AND digest = ?"
        for detail, sealed in self._read(query, (path, digest)):
            return str(detail) if sealed.partition(":")[2] == self._key.seal("detail", path, digest, detail) else None
        return None

    def seeds(self) -> Iterator[SeedRow]:
        """Yield every seed."""
        for *values, sealed in self._read("SELECT name, stamp, digest, seal FROM seeds"):
            if sealed == self._key.seal("seed", *values):
                yield SeedRow(*values)

    def pictures(self) -> Iterator[PictureRow]:
        """Yield every picture."""
        for *values, sealed in self._read("SELECT path, stamp, file, seal FROM pictures"):
            if sealed == self._key.seal("picture", *values):
                yield PictureRow(*values)

    def comparison(self, name: str) -> str | None:
        """Return a value that was kept of comparing documents or the wording of articles, as JSON."""
        for value, sealed in self._read("SELECT value, seal FROM comparisons WHERE name = ?", (name,)):
            return str(value) if sealed == self._key.seal("comparison", name, value) else None
        return None

    def comparisons(self) -> Iterator[ComparisonRow]:
        """Yield every value that was kept of comparing documents or the wording of articles."""
        for *values, sealed in self._read("SELECT name, value, seal FROM comparisons"):
            if sealed == self._key.seal("comparison", *values):
                yield ComparisonRow(*values)

    def pages(self) -> Iterator[PageRow]:
        """Yield every page."""
        for *values, sealed in self._read("SELECT name, made_from, looked_at, files, seal FROM pages"):
            if sealed == self._key.seal("page", *values):
                yield PageRow(*values)

    def digest_of_pages(self) -> str:
        """Return one digest of all pages, which proves that they were kept together."""
        digest = blake2b(digest_size=16)
        for name, sealed in self._read("SELECT name, seal FROM pages ORDER BY name"):
            digest.update(f"{name}\x00{sealed}\n".encode("utf-8", "surrogatepass"))
        return digest.hexdigest()

    def note(self, name: str) -> Any:
        """Return a note, or None."""
        for value, sealed in self._read("SELECT value, seal FROM notes WHERE name = ?", (name,)):
            return json.loads(value) if sealed == self._notes_key.seal("note", name, value) else None
        return None

    def _read(self, query: str, values: tuple[str, ...] = ()) -> Iterator[Any]:
        # We write text only, so a row with anything else is ignored.
        self._budget.renew()
        with suppress(sqlite3.Error):
            yield from (row for row in self._connection.execute(query, values) if all(type(v) is str for v in row))

    def write(
        self,
        rows: Iterable[Row] = (),
        *,
        gone: Iterable[tuple[type[Row], str]] = (),
        notes: Mapping[str, Any] | None = None,
        anew: bool = False,
        vouching: str | None = None,
    ) -> bool:
        """Keep these rows and notes and forget what is gone, or, for pages ``anew``, all of them: all of it or nothing.

        The note with the name ``vouching`` gets the digest of all pages as they are then, under :data:`ALL_PAGES`. Gives
        whether it is kept.
        """
        self._budget.renew()
        try:
            with self._connection as connection:
                connection.execute("BEGIN IMMEDIATE")
                self._write(connection, rows, gone, notes or {}, anew=anew, vouching=vouching)
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
        vouching: str | None,
    ) -> None:
        if anew:
            connection.execute("DELETE FROM pages")
        for kind, name in gone:
            column = "path" if kind in (DocumentRow, PictureRow) else "name"
            connection.execute(f"DELETE FROM {_OF[kind]} WHERE {column} = ?", (name,))  # noqa: S608 (names of ours)
        for row in rows:
            self._budget.renew()
            _insert(connection, row, self._key)
        for name, value in notes.items():
            said = {**value, ALL_PAGES: self.digest_of_pages()} if name == vouching and value is not None else value
            text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
            sealed = self._notes_key.seal("note", name, text)
            connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?, ?)", (name, text, sealed))


def _insert(connection: sqlite3.Connection, row: Row, key: SealKey) -> None:
    match row:
        case DocumentRow(path, stamp, digest, proof, entry, detail):
            both = (
                f"{key.seal('document', path, stamp, digest, proof, entry)}:{key.seal('detail', path, digest, detail)}"
            )
            connection.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?)",
                (path, stamp, digest, proof, entry, detail, both),
            )
        case SeedRow(name, stamp, digest):
            sealed = key.seal("seed", name, stamp, digest)
            connection.execute("INSERT OR REPLACE INTO seeds VALUES (?, ?, ?, ?)", (name, stamp, digest, sealed))
        case PictureRow(path, stamp, file):
            sealed = key.seal("picture", path, stamp, file)
            connection.execute("INSERT OR REPLACE INTO pictures VALUES (?, ?, ?, ?)", (path, stamp, file, sealed))
        case ComparisonRow(name, value):
            sealed = key.seal("comparison", name, value)
            connection.execute("INSERT OR REPLACE INTO comparisons VALUES (?, ?, ?)", (name, value, sealed))
        case PageRow(name, made_from, looked_at, files):
            sealed = key.seal("page", name, made_from, looked_at, files)
            connection.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)", (name, sealed, made_from, looked_at, files)
            )
