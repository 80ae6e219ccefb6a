from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from site_builder.build import swap_folders as swap
from site_builder.build.output_folder import MARKER, MARKER_TEXT, ForeignFolderError, clear_abandoned
from site_builder.build.publication import Publication
from site_builder.build.swap_folders import OLD_ENDING
from tests.build.publishing import publish, publish_more
from tests.conftest import ROOT


def tree(folder: Path) -> dict[str, bytes]:
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != MARKER
    }


def test_the_folder_holds_the_files_and_nothing_else(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "public"
    publish({"a/index.html": b"1", "b.txt": b"2"}, out)
    publish({"a/index.html": b"3"}, out)
    assert tree(out) == {"a/index.html": b"3"}
    assert [p.name for p in out.parent.iterdir()] == ["public"]


@pytest.mark.parametrize("what", ["a file", "a folder of somebody's"])
def test_what_no_build_made_is_never_replaced(tmp_path: Path, what: str) -> None:
    out = tmp_path / "public"
    precious = out if what == "a file" else out / "thesis.txt"
    precious.parent.mkdir(exist_ok=True)
    precious.write_text("years of work", encoding="utf-8")
    with pytest.raises(ForeignFolderError):
        publish({"index.html": b""}, out)
    assert precious.read_text(encoding="utf-8") == "years of work"


def test_a_disk_that_refuses_leaves_the_previous_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    out = tmp_path / "public"
    publish({"index.html": b"old"}, out)
    real = os.write

    def full(descriptor: int, content: bytes) -> int:
        if content == b"does not fit":
            raise OSError(28, "No space left on device")
        return real(descriptor, content)

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(OSError, match="No space"):
        publish({"index.html": b"new", "second": b"does not fit"}, out)
    assert tree(out) == {"index.html": b"old"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


def test_two_steps_serve_where_one_is_not_to_be_had(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange_at_once", lambda new, old: False)
    out = tmp_path / "public"
    publish({"x": b"1"}, out)
    publish({"x": b"2"}, out)
    assert tree(out) == {"x": b"2"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"]


LOOP = """
import sys, itertools
from pathlib import Path
from site_builder.build.publication import Publication
from tests.build.publishing import publish, publish_more
for number in itertools.count():
    publish({f"{i}.txt": str(number).encode() for i in range(40)}, Path(sys.argv[1]))
    print(number, flush=True)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux and macOS only")
def test_a_kill_at_any_instant_leaves_one_whole_build(tmp_path: Path) -> None:
    out = tmp_path / "public"
    for attempt in range(25):
        process = subprocess.Popen([sys.executable, "-c", LOOP, str(out)], stdout=subprocess.PIPE, cwd=ROOT)
        assert process.stdout is not None
        process.stdout.readline()
        time.sleep(0.001 * (attempt % 7))
        os.kill(process.pid, signal.SIGKILL)
        process.communicate()
        files = tree(out)
        assert len(files) == 40
        assert len(set(files.values())) == 1
    publish({"x": b"after"}, out)
    assert tree(out) == {"x": b"after"}
    assert [p.name for p in tmp_path.iterdir()] == ["public"], "what killed builds left is cleared"


STEPS = {"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"}
"""What the interpreter announces of the disk (sys.addaudithook), before it does it."""


def killed_at(step: int, out: Path, files: dict[str, bytes], note: dict[str, Any] | None) -> bool:
    """Publish in a process of its own that ends at once before its ``step`` on the disk. Say whether it came so far."""
    child = os.fork()
    if not child:
        left = itertools.count(step, -1)
        sys.addaudithook(lambda event, _: os._exit(9) if event in STEPS and next(left) <= 0 else None)
        publish(files, out) if note is None else publish_more(files, out, note)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.skipif(sys.platform != "linux", reason="folders are exchanged in one step on Linux and macOS only")
@pytest.mark.parametrize("kind", ["a whole site", "a change of it"])
def test_what_a_build_leaves_is_known_as_its_own_whenever_it_is_killed(tmp_path: Path, kind: str) -> None:
    step, came_so_far = 0, True
    while came_so_far:
        out = tmp_path / f"{step}" / "public"
        out.parent.mkdir()
        note = publish({"a/b.txt": b"1", "c.txt": b"1"}, out)
        came_so_far = killed_at(step, out, {"d/e.txt": b"2", "f.txt": b"2"}, note if kind == "a change of it" else None)
        clear_abandoned(out)
        assert [path.name for path in out.parent.iterdir()] == ["public"], f"before step {step}"
        step += 1
    assert step > 12


PLANTED = ".public.staging-999999999"


@pytest.mark.parametrize("name", [PLANTED, f"{PLANTED}.old"])
def test_what_a_killed_build_left_is_removed_and_never_served(tmp_path: Path, name: str) -> None:
    left = tmp_path / name
    (left / "claims").mkdir(parents=True)
    (left / "claims/index.html").write_bytes(b"half a site")
    (left / MARKER).write_bytes(MARKER_TEXT)
    (tmp_path / ".public.staging-999999998").mkdir()
    clear_abandoned(tmp_path / "public")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("marker", [None, b"something else", MARKER_TEXT + b".", "a link", "a folder"])
@pytest.mark.parametrize(
    "name", [PLANTED, f"{PLANTED}.old", ".public.staging-1000000000", ".public.staging-00999999999"]
)
def test_a_folder_without_our_marker_is_left_alone(tmp_path: Path, name: str, marker: bytes | str | None) -> None:
    precious = tmp_path / name / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work", encoding="utf-8")
    if isinstance(marker, bytes):
        (precious.parent / MARKER).write_bytes(marker)
    elif marker == "a link":
        (tmp_path / "elsewhere").write_bytes(MARKER_TEXT)
        (precious.parent / MARKER).symlink_to(tmp_path / "elsewhere")
    elif marker:
        (precious.parent / MARKER).mkdir()
    clear_abandoned(tmp_path / "public")
    assert precious.read_text(encoding="utf-8") == "years of work"


def test_what_another_user_left_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / PLANTED).mkdir()
    (tmp_path / PLANTED / MARKER).write_bytes(MARKER_TEXT)
    monkeypatch.setattr(os, "geteuid", lambda: 4321, raising=False)
    clear_abandoned(tmp_path / "public")
    assert (tmp_path / PLANTED / MARKER).exists()


def test_a_folder_in_the_place_of_ours_that_is_somebody_elses_stays(tmp_path: Path) -> None:
    precious = tmp_path / f".public.staging-{os.getpid()}" / "thesis.txt"
    precious.parent.mkdir()
    precious.write_text("years of work", encoding="utf-8")
    publish({"index.html": b"1"}, tmp_path / "public")
    publish({"index.html": b"2"}, tmp_path / "public")
    assert tree(tmp_path / "public") == {"index.html": b"2"}
    assert precious.read_text(encoding="utf-8") == "years of work"


@pytest.mark.parametrize("end", ["", ".2", OLD_ENDING, f".2{OLD_ENDING}"])
@pytest.mark.parametrize("to", ["nowhere", ".", "/etc/passwd"])
def test_a_link_in_the_place_of_ours_ends_no_build(tmp_path: Path, end: str, to: str) -> None:
    link = tmp_path / f".public.staging-{os.getpid()}{end}"
    link.symlink_to(to)
    if end:
        (tmp_path / f".public.staging-{os.getpid()}").mkdir()
    publish({"index.html": b"1"}, tmp_path / "public")
    publish({"index.html": b"2"}, tmp_path / "public")
    assert tree(tmp_path / "public") == {"index.html": b"2"}
    assert str(link.readlink()) == to


@pytest.mark.parametrize(
    ("link", "out"),
    [
        ("dist", "site/../dist"),
        ("dist", "dist/public"),
        ("dist", "dist/a/b/public"),
        ("site/out", "site/out"),
        ("site/out", "site/out/../public"),
        ("a", "a/../a/public"),
    ],
)
@pytest.mark.parametrize("to", ["../elsewhere", "elsewhere"])
def test_no_link_of_the_repository_leads_to_the_published_folder(tmp_path: Path, link: str, out: str, to: str) -> None:
    repository = tmp_path / "repository"
    for folder in (repository / ".git", repository / "site", tmp_path / "elsewhere", repository / "elsewhere"):
        folder.mkdir(parents=True)
    (repository / link).symlink_to(tmp_path / to if to.startswith(".") else repository / to)
    with pytest.raises(ForeignFolderError, match="is a link in the repository"):
        publish({"index.html": b"1"}, repository / out, root=repository / "site")
    assert not any((tmp_path / "elsewhere").iterdir())
    assert not any((repository / "elsewhere").iterdir())


@pytest.mark.parametrize(
    ("link", "out"),
    [
        ("site/public", "site/public"),
        ("site/out", "site/out/public"),
        ("site/out", "site/out/a/b"),
        ("site/a/out", "site/a/out/public"),
        ("site/out", "site/../site/out/public"),
        ("site/out", "site/out/../public"),
        ("site/content", "site/content/public"),
    ],
)
@pytest.mark.parametrize("to", ["elsewhere", "site/elsewhere"])
@pytest.mark.parametrize("by", ["site", "way/site"])
def test_no_link_of_a_site_without_a_repository_leads_to_the_published_folder(
    tmp_path: Path, link: str, out: str, to: str, by: str
) -> None:
    """It may be what a stranger packed, so that an archive would choose the folder that is replaced."""
    for folder in ("elsewhere", "site/elsewhere", "site/a"):
        (tmp_path / folder).mkdir(parents=True, exist_ok=True)
    (tmp_path / "way").symlink_to(".")
    (tmp_path / link).symlink_to(tmp_path / to)
    with pytest.raises(ForeignFolderError, match="is a link in the site's folder"):
        publish({"index.html": b"1"}, tmp_path / out, root=tmp_path / by)
    assert not any((tmp_path / to).iterdir())


@pytest.mark.parametrize(
    "out", ["link/public", "link", "way/site/public", "way/link/public", "site/../link/public", "way/site/../link/a/b"]
)
def test_links_above_a_site_are_its_users_own(tmp_path: Path, out: str) -> None:
    for folder in ("www", "site"):
        (tmp_path / folder).mkdir()
    (tmp_path / "link").symlink_to("www")
    (tmp_path / "way").symlink_to(".")
    publish({"index.html": b"1"}, tmp_path / out, root=tmp_path / "site")
    assert tree((tmp_path / out).resolve()) == {"index.html": b"1"}


def test_a_link_outside_of_the_repository_may_lead_to_the_published_folder(tmp_path: Path) -> None:
    (tmp_path / "repository/.git").mkdir(parents=True)
    (tmp_path / "www").mkdir()
    (tmp_path / "link").symlink_to("www")
    publish({"index.html": b"1"}, tmp_path / "link/public", root=tmp_path / "repository")
    assert tree(tmp_path / "www/public") == {"index.html": b"1"}


def test_a_tree_carries_our_marker_from_the_beginning(tmp_path: Path) -> None:
    publication = Publication.begin(tmp_path, tmp_path / "public", None).lay()
    assert [path.name for path in Path(publication.staged.tree.folder).iterdir()] == [MARKER]
    publication.abandon()
