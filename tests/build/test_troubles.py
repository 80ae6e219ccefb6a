"""What goes wrong around a build: the disk, other builds, files that change meanwhile. No wrong page comes of it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from site_builder.build import documents, make_targets, read_one
from site_builder.build import publish as publishing
from site_builder.build.build_site import build_site
from site_builder.build.inventory import Inventory
from site_builder.build.publication import Publication
from site_builder.build.targets import Targets
from site_builder.cli import main
from site_builder.content.read_document import load_document
from site_builder.content.read_seed import ChangedError
from site_builder.store import state, state_tables
from site_builder.store.seal_key import SealKey
from site_builder.store.state_owner import STATE_FILE
from site_builder.store.state_tables import Budget, connect
from tests.build.built import KEPT, edit, failing, is_right, left_over
from tests.build.test_incremental import CLAIM, cold, rewritten
from tests.build.test_output_folder import tree


@pytest.mark.parametrize(("code", "good"), [(errno.EPERM, 0), (errno.EXDEV, 0), (errno.EMLINK, 3)])
def test_without_hard_links_files_are_copied(
    code: int, good: int, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "link", failing(code, os.link, good))
    shutil.rmtree(built / KEPT / "spare")
    for words in ("a", "b"):
        edit(built, words)
        build_site(built, built / "public")
    assert is_right(built, tmp_path)
    edit(built, "the tide was measured")
    assert rewritten(built) == {
        *(f"claims/two-metres/{name}" for name in ("index.html", "claim.json", "claim.md")),
        "integrity.json",
    }


@pytest.mark.parametrize(
    ("kept", "call", "good"),
    [
        ("spare", "write", 0),
        ("spare", "link", 0),
        ("no spare", "write", 0),
        ("no spare", "link", 4),
        ("nothing", "write", 9),
    ],
)
def test_on_a_full_disk_the_previous_site_stays(
    call: str, good: int, kept: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if kept != "spare":
        shutil.rmtree(built / KEPT / ("spare" if kept == "no spare" else ""))
    before = tree(built / "public")
    edit(built, "the disk was full")
    with monkeypatch.context() as patch:
        patch.setattr(os, call, failing(errno.ENOSPC, getattr(os, call), good))
        result = CliRunner().invoke(main, ["build", "--site", str(built), "--no-cards", "--no-search", "--jobs", "1"])
    assert result.exit_code == 2
    assert "The disk refused: No space left on device (" in result.stderr
    assert (".public.staging-" if call == "write" else "/public/") in result.stderr
    assert "The previous site stays as it was." in result.stderr
    assert tree(built / "public") == before
    assert left_over(built) == []
    build_site(built, built / "public")
    assert is_right(built, tmp_path)


def test_a_disk_too_full_for_what_is_kept_is_no_reason_to_fail(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: str, version: str, key: SealKey) -> tuple[sqlite3.Connection, Budget]:
        connection, budget = connect(path, version, key)
        connection.execute("PRAGMA max_page_count = 1")
        return connection, budget

    with monkeypatch.context() as patch:
        patch.setattr(state, "connect", full)
        for words in ("a" * 9000, "b" * 9000):
            edit(built, words)
            build_site(built, built / "public")
            assert is_right(built, tmp_path)
    edit(built, "there was room again")
    build_site(built, built / "public")
    assert is_right(built, tmp_path)


def test_where_files_cannot_be_locked_nothing_is_kept(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fcntl = pytest.importorskip("fcntl")
    monkeypatch.setattr(fcntl, "flock", failing(errno.ENOLCK, fcntl.flock, 0))
    spare = (built / KEPT / "spare").stat().st_ino
    edit(built, "nothing was locked")
    build_site(built, built / "public")
    assert is_right(built, tmp_path)
    assert not (built / KEPT / "spare").exists() or (built / KEPT / "spare").stat().st_ino == spare


COMMAND = (sys.executable, "-m", "site_builder", "build", "--no-cards", "--no-search", "--site")
UNLOCKED = "import fcntl, runpy, sys\ndef flock(*_): raise OSError(37, 'No locks')\nfcntl.flock = flock\nrunpy.run_module('site_builder', run_name='__main__')"


@pytest.mark.parametrize("locked", [True, False])
def test_two_builds_at_once_serve_one_whole_build(locked: bool, built: Path, tmp_path: Path) -> None:
    command = COMMAND if locked else (sys.executable, "-c", UNLOCKED, *COMMAND[3:])
    running, possible = [], []
    for words in ("the first one was heard", "the second one was"):
        edit(built, words)
        running.append(subprocess.Popen([*command, str(built)], stdout=subprocess.DEVNULL))
        possible.append(cold(built, tmp_path)[0])
    assert [process.wait() for process in running] == [0, 0]
    assert tree(built / "public") in possible
    build_site(built, built / "public")
    assert tree(built / "public") == possible[1]
    assert left_over(built) == []


@pytest.mark.parametrize(
    ("where", "when"), [(publishing, "make_targets"), (publishing, "publish_sitemaps"), (Inventory, "serve")]
)
def test_what_is_kept_may_be_deleted_while_a_build_goes_on(
    where: object, when: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = getattr(where, when)

    def disturbed(*arguments: object) -> object:
        shutil.rmtree(built / KEPT)
        return real(*arguments)

    edit(built, "the cache was deleted")
    with monkeypatch.context() as patch:
        patch.setattr(where, when, disturbed)
        build_site(built, built / "public")
    assert is_right(built, tmp_path)
    build_site(built, built / "public")
    assert is_right(built, tmp_path)


def test_a_build_that_was_overtaken_begins_again(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever deletes the folder with the lock lets a second build in; the two do not mix."""
    real = Inventory.serve
    overtaken: list[bool] = []

    def overtake(inventory: Inventory, publication: Publication) -> None:
        if not overtaken:
            overtaken.append(True)
            shutil.rmtree(built / KEPT)
            edit(built, "another build was quicker")
            build_site(built, built / "public")
        real(inventory, publication)

    edit(built, "one build was slow")
    monkeypatch.setattr(Inventory, "serve", overtake)
    build_site(built, built / "public")
    assert is_right(built, tmp_path)
    assert left_over(built) == []


def test_a_cache_that_was_restored_saves_reading_and_rendering(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache on a host gives the files other times, to the second, and other numbers on the disk."""
    for path in built.rglob("*"):
        os.utime(path, (1_700_000_000, 1_700_000_000))
    read: list[str] = []
    made: list[str] = []

    def counted_read(root: Path, path: str, kind: type) -> object:
        read.append(path)
        return load_document(root, path, kind)

    def counted_make(targets: Targets, name: str) -> object:
        made.append(name)
        return make(targets, name)

    make = Targets.make
    monkeypatch.setattr(read_one, "load_document", counted_read)
    monkeypatch.setattr(Targets, "make", counted_make)
    build_site(built, built / "public")
    assert (read, made) == ([], [])
    edit(built, "the cache was restored")
    build_site(built, built / "public")
    assert read == [CLAIM]
    assert made == ["claims/two-metres"]
    assert is_right(built, tmp_path)


@pytest.mark.parametrize("spoil", ["changed", "gone", "added"])
def test_a_cache_that_was_restored_in_part_is_no_site(spoil: str, built: Path, tmp_path: Path) -> None:
    victim = built / "public/claims/damage/index.html"
    if spoil == "changed":
        victim.write_bytes(victim.read_bytes().replace(b"e", b"a"))
    elif spoil == "gone":
        victim.unlink()
    else:
        victim.with_name("more.html").write_text("more", encoding="utf-8")
    build_site(built, built / "public")
    assert is_right(built, tmp_path)


def test_a_read_only_site_is_built_elsewhere(tiny: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make = Path.mkdir

    def mkdir(self: Path, mode: int = 0o777, parents: bool = False, exist_ok: bool = False) -> None:
        if self.is_relative_to(tiny):
            raise OSError(errno.EROFS, os.strerror(errno.EROFS), str(self))
        make(self, mode, parents, exist_ok)

    expected = cold(tiny, tmp_path)[0]
    monkeypatch.setattr(Path, "mkdir", mkdir)
    out = tmp_path / "elsewhere"
    for _ in range(2):
        build_site(tiny, out)
        assert tree(out) == expected
    assert not (tiny / KEPT).exists()
    result = CliRunner().invoke(main, ["build", "--site", str(tiny), "--no-cards", "--no-search"])
    assert result.exit_code == 2
    assert "The disk refused: Read-only file system" in result.stderr


def changing(monkeypatch: pytest.MonkeyPatch, change: Callable[[Path], None], once: Path | None = None) -> None:
    """Have the claim be changed whenever it is about to be read, or only ``once``, when there is no such file yet."""
    load = load_document

    def meanwhile(root: Path, path: str, kind: type) -> object:
        if path == CLAIM and not (once and once.exists()):
            change(root / path)
            if once:
                once.touch()  # In a file, because it may be another process that reads.
        return load(root, path, kind)

    monkeypatch.setattr(read_one, "load_document", meanwhile)


def append(path: Path) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write("\nA line more.\n")


@pytest.mark.parametrize("change", [append, Path.unlink])
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_file_that_changes_while_it_is_read_is_read_again(
    change: Callable[[Path], None], jobs: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(built, "it was saved twice")
    with monkeypatch.context() as patch:
        patch.setattr(documents, "MIN_DOCUMENTS_PER_PROCESS", 1)
        changing(patch, change, once=tmp_path / "changed")
        result = CliRunner().invoke(
            main, ["build", "--site", str(built), "--no-cards", "--no-search", "--jobs", jobs], catch_exceptions=False
        )
    assert result.exit_code == 0, result.stderr
    assert is_right(built, tmp_path)


def test_a_file_that_never_stops_changing_ends_the_build(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = tree(built / "public")
    edit(built, "it was saved for ever")
    changing(monkeypatch, append)
    with pytest.raises(ChangedError):
        build_site(built, built / "public")
    result = CliRunner().invoke(main, ["build", "--site", str(built)])
    assert result.exit_code == 2
    assert f"{CLAIM} changes again and again while it is read. The previous site stays as it was." in result.stderr
    assert tree(built / "public") == before


def test_a_page_is_never_made_of_two_states_of_a_document(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When nothing can be kept, details are read from the files; by then these may have changed."""
    (built / "content/claims/damage.md").touch()
    read = make_targets.make_targets
    changed: list[bool] = []

    def later(*arguments: object) -> object:
        if not changed:
            changed.append(True)
            edit(built, "it changed between reading and rendering")
        return read(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(publishing, "make_targets", later)
    monkeypatch.setattr(state.State, "detail", lambda *_: None)
    shutil.rmtree(built / KEPT)
    build_site(built, built / "public")
    assert changed
    assert is_right(built, tmp_path)


@pytest.mark.parametrize("stage", ["reading", "publishing"])
def test_a_process_that_is_killed_ends_the_build_in_a_sentence(
    stage: str, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, here = tree(built / "public"), os.getpid()
    module = {"reading": read_one, "publishing": make_targets}[stage]
    name = {"reading": "load_document", "publishing": "placed"}[stage]
    real = getattr(module, name)

    def killed(*arguments: object) -> object:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)

    shutil.rmtree(built / KEPT)
    with monkeypatch.context() as patch:
        patch.setattr(documents, "MIN_DOCUMENTS_PER_PROCESS", 1)
        patch.setattr(make_targets, "MIN_TARGETS_PER_PROCESS", 1)
        patch.setattr(module, name, killed)
        result = CliRunner().invoke(main, ["build", "--site", str(built), "--no-cards", "--no-search", "--jobs", "2"])
    assert result.exit_code == 2
    assert result.stderr.startswith("site-builder: A process that did a share of the work was ended from outside")
    assert result.stderr.count("\n") == 1
    assert tree(built / "public") == before
    build_site(built, built / "public")
    assert is_right(built, tmp_path)


def test_a_state_that_somebody_else_holds_is_no_reason_to_fail(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(state_tables, "MAX_WAIT_SECONDS", 0.05)
    edit(built, "somebody looked into the state")
    other = sqlite3.connect(built / STATE_FILE, isolation_level=None)
    with monkeypatch.context() as patch:

        def held(path: str, version: str, key: SealKey) -> tuple[sqlite3.Connection, Budget]:
            connection = connect(path, version, key)
            other.execute("BEGIN IMMEDIATE")
            return connection

        patch.setattr(state, "connect", held)
        build_site(built, built / "public")
    other.close()
    assert is_right(built, tmp_path)
    build_site(built, built / "public")
    assert is_right(built, tmp_path)
