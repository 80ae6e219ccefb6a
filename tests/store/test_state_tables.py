"""A file with the mark of this site's state, in which tables are not ours: nothing is asked of it, and none keeps a build busy."""

# ruff: noqa: S608 (statements of these tests)

from __future__ import annotations

import sqlite3
import time
from contextlib import closing
from pathlib import Path

import pytest

from site_builder.store.state import State
from site_builder.store.state_owner import STATE_FILE
from site_builder.store.state_rows import SeedRow
from site_builder.store.state_tables import TABLES, Budget, connect

ENDLESS = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT x, x FROM c"
COLUMNS = TABLES["seeds"]


def kept(root: Path) -> list[str]:
    state = State(root, "1")
    try:
        return [row.name for row in state.seeds()]
    finally:
        state.close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A folder with a state in which one seed is kept."""
    state = State(tmp_path, "1")
    assert state.write([SeedRow("a.txt", "stamp", "digest")])
    state.close()
    assert kept(tmp_path) == ["a.txt"]
    return tmp_path


@pytest.mark.parametrize(
    "statements",
    [
        ["DROP TABLE notes", f"CREATE VIEW notes (value, seal) AS {ENDLESS}"],
        ["DROP TABLE notes", f"CREATE VIEW notes (name, value, seal) AS SELECT 'version', x, x FROM ({ENDLESS})"],
        ["DROP TABLE seeds", f"CREATE VIEW seeds (name, stamp, digest, seal) AS SELECT x, x, x, x FROM ({ENDLESS})"],
        ["DROP TABLE pages", f"CREATE VIEW pages (name, seal) AS {ENDLESS}"],
        [f"CREATE VIEW more AS {ENDLESS}"],
        ["CREATE TABLE more (x)"],
        ["CREATE TRIGGER t AFTER INSERT ON seeds BEGIN DELETE FROM pages; END"],
        [f"CREATE TRIGGER t AFTER DELETE ON pages BEGIN INSERT INTO notes SELECT x, x, x FROM ({ENDLESS}); END"],
        ["CREATE INDEX i ON seeds (stamp)"],
        ["CREATE INDEX i ON seeds (length(stamp)) WHERE stamp > ''"],
        ["CREATE VIRTUAL TABLE more USING fts5(x)"],
        ["DROP TABLE seeds", "CREATE TABLE seeds (name TEXT PRIMARY KEY, stamp TEXT, digest TEXT, seal TEXT)"],
        ["DROP TABLE seeds", f"CREATE TABLE seeds {COLUMNS.replace('digest TEXT', 'digest AS (hex(zeroblob(9)))')}"],
        ["DROP TABLE seeds", f"CREATE TABLE seeds {COLUMNS.replace('stamp TEXT', 'stamp TEXT CHECK (length(stamp))')}"],
        ["DROP TABLE seeds"],
        *([f"CREATE TABLE t{number} (x)" for number in range(count)] for count in (2, 200)),
    ],
)  # fmt: skip
def test_a_file_with_other_tables_is_replaced_unread(statements: list[str], site: Path) -> None:
    with closing(sqlite3.connect(site / STATE_FILE)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()
    begun = time.monotonic()
    assert kept(site) == []
    state = State(site, "1")
    assert state.write([SeedRow("b.txt", "stamp", "digest")], anew=True)
    state.close()
    assert kept(site) == ["b.txt"]
    assert time.monotonic() - begun < 60


def test_what_never_ends_is_given_up(site: Path) -> None:
    """No query of ours does that; a table may, where its pages lead to one another."""
    state = State(site, "1")
    begun = time.monotonic()
    assert sum(1 for _ in state._read(f"SELECT 'x', 'x' FROM ({ENDLESS})")) > 0
    assert time.monotonic() - begun < 60
    assert [row.name for row in state.seeds()] == ["a.txt"]
    state.close()


def test_as_many_rows_as_a_file_holds_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("site_builder.store.state_tables._STEPS", 1_000)
    monkeypatch.setattr("site_builder.store.state_tables._FEWEST_STEPS", 20_000)
    state = State(tmp_path, "1")
    assert state.write(SeedRow(f"{number}", "s", "d") for number in range(20_000))
    state.close()
    assert len(kept(tmp_path)) == 20_000


def test_a_budget_grows_with_the_file(tmp_path: Path) -> None:
    (tmp_path / "x").write_bytes(bytes(3_000_000))
    assert [Budget(str(tmp_path / name))._left for name in ("x", "none")] == [50, 20]


def test_tables_are_noted_as_they_are_made(site: Path) -> None:
    """Else every state would be replaced by every build."""
    state = State(site, "1")
    connection, _ = connect(str(site / STATE_FILE), "1", state._notes_key)
    assert connection.execute("SELECT count(*) FROM seeds").fetchone() == (1,)
    connection.close()
    state.close()
