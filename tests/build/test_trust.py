"""Whether what was kept may be used, as git and the disk tell it."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.trust import _tracked, trust
from tests.build.test_incremental import CLAIM, cold
from tests.build.test_output_folder import tree
from tests.cli.inside import run
from tests.repository import git

BUILD = ("build", "--no-cards", "--no-search")


@pytest.fixture
def repository(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A tiny site in a repository, built."""
    monkeypatch.setattr("site_builder.build.up_to_date.FRESH_NANOSECONDS", -(10**12))
    git(tiny, "init", "--quiet")
    git(tiny, "add", "content", "seeds")
    build_site(tiny, tiny / "public")
    assert "nothing has changed" in run(tiny, *BUILD).stdout
    return tiny


@pytest.mark.parametrize("command", [("check",), BUILD])
@pytest.mark.parametrize("path", [".site-builder/state.db", ".site-builder/new", ".site-builder/cache/icons/0"])
def test_what_git_comes_to_track_is_noticed_though_nothing_else_changed(
    path: str, command: tuple[str, ...], repository: Path
) -> None:
    (repository / path).parent.mkdir(parents=True, exist_ok=True)
    (repository / path).touch()
    git(repository, "add", "--force", path)
    before = tree(repository / "public")
    result = run(repository, *command)
    assert result.returncode == 1
    assert f"error[kept-state-tracked] {path}:1:1" in result.stderr
    assert "git rm -r --cached .site-builder" in result.stderr
    assert tree(repository / "public") == before
    git(repository, "rm", "-r", "--quiet", "--cached", ".site-builder")
    assert run(repository, *command).returncode == 0


def test_a_published_folder_that_git_tracks_is_made_anew(repository: Path, tmp_path: Path) -> None:
    git(repository, "add", "--force", "public")
    for text in ("one", "two"):
        page = repository / "public/claims/damage/index.html"
        page.write_text(f"<p>Forged {text}.</p>", encoding="utf-8")
        result = run(repository, *BUILD)
        assert result.returncode == 0
        assert "warning[kept-state-tracked] public/" in result.stderr
        assert tree(repository / "public") == cold(repository, tmp_path)[0]
    assert run(repository, *BUILD, "--strict").returncode == 1


@pytest.mark.parametrize("name", ["public", ".site-builder"])
def test_what_git_tracks_is_told_as_well_while_it_is_not_there(name: str, repository: Path) -> None:
    """A build makes it, and what is told before and what is told after are the same."""
    git(repository, "add", "--force", name)
    shutil.rmtree(repository / "public")
    shutil.rmtree(repository / ".site-builder")
    for command in (BUILD, ("check",), BUILD, ("check",)):
        assert f"[kept-state-tracked] {name}/" in run(repository, *command).stderr


def test_another_folder_to_publish_into_is_looked_at_as_well(repository: Path) -> None:
    (repository / "docs").mkdir()
    run(repository, *BUILD, "--out", str(repository / "docs"))
    git(repository, "add", "--force", "docs")
    result = run(repository, *BUILD, "--out", str(repository / "docs"))
    assert "warning[kept-state-tracked] docs/" in result.stderr
    assert "kept-state-tracked" not in run(repository, *BUILD).stderr


@pytest.mark.parametrize("why", ["git is missing", "git refuses", "git is slow"])
def test_where_git_cannot_tell_everything_is_made_anew(
    why: str, repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        if why == "git is missing":
            raise FileNotFoundError
        if why == "git is slow":
            raise subprocess.TimeoutExpired(command, 60)
        return subprocess.CompletedProcess(command, 128, b"", b"fatal: detected dubious ownership in repository")

    shutil.rmtree(repository / ".site-builder/spare", ignore_errors=True)
    git(repository, "add", CLAIM)
    (repository / CLAIM).touch()
    git(repository, "update-index", "--refresh")
    before = (repository / ".site-builder/state.db").read_bytes()
    monkeypatch.setattr("site_builder.review.git_revision.subprocess.run", fail)
    (repository / CLAIM).write_text((repository / CLAIM).read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    git_free = trust(repository, repository / "public")
    assert git_free.store is None
    assert git_free.findings == ()
    assert build_site(repository, repository / "public").findings == ()
    assert (repository / ".site-builder/state.db").read_bytes() == before
    monkeypatch.undo()
    assert tree(repository / "public") == cold(repository, tmp_path)[0]


@pytest.mark.parametrize("command", [("check",), BUILD])
@pytest.mark.parametrize(
    ("break_it", "reason"),
    [
        (lambda site, patch: patch.setenv("PATH", ""), "git is not installed."),
        (
            lambda site, patch: (site / ".git/index").write_bytes(b"DIRC" + bytes(40)),
            "git does not tell what it tracks (",
        ),
        (
            lambda site, patch: shutil.rmtree(site / ".git/refs"),
            "git does not tell what it tracks (not a git repository",
        ),
        (
            lambda site, patch: (site / ".git/config").write_text("["),
            "git does not tell what it tracks (bad config line",
        ),
        (lambda site, patch: (site / ".git/HEAD").write_bytes(b""), "git does not tell what it tracks ("),
        (
            lambda site, patch: patch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1"),
            "the repository belongs to another user",
        ),
    ],
    ids=["no git", "index", "no references", "configuration", "head", "owner"],
)
def test_why_nothing_kept_is_used_is_said_once(
    command: tuple[str, ...],
    break_it: Callable[[Path, pytest.MonkeyPatch], object],
    reason: str,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert "earlier builds" not in run(repository, *command).stderr
    (repository / CLAIM).write_text((repository / CLAIM).read_text(encoding="utf-8") + "\nMore.\n", encoding="utf-8")
    break_it(repository, monkeypatch)
    _tracked.cache_clear()  # Another command is another process.
    result = run(repository, *command)
    said = [line for line in result.stderr.splitlines() if "earlier builds" in line]
    assert len(said) == 1, result.stderr
    assert f"Nothing that earlier builds kept is used, so everything is made anew: {reason}" in said[0]
    assert result.returncode == 0


def test_a_submodule_in_the_place_of_what_is_kept_is_noticed(tiny: Path) -> None:
    git(tiny, "init", "--quiet")
    (tiny / ".site-builder").mkdir()
    git(tiny, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},.site-builder")
    assert [str(f.place.file) for f in check_site(tiny).findings] == [".site-builder"]


def test_a_site_below_the_top_of_its_repository_is_looked_at(tiny: Path) -> None:
    git(tiny.parent, "init", "--quiet")
    (tiny / ".site-builder").mkdir()
    (tiny / ".site-builder/lock").touch()
    assert trust(tiny).store == tiny
    git(tiny.parent, "add", "--force", "site/.site-builder")
    assert [f.place.file for f in trust(tiny).findings] == [".site-builder/lock"]


@pytest.mark.parametrize("name", ["GIT_LITERAL_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_DIR", "GIT_INDEX_FILE"])
def test_the_environment_hides_nothing(name: str, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    git(tiny, "init", "--quiet")
    (tiny / ".site-builder").mkdir()
    (tiny / ".site-builder/lock").touch()
    git(tiny, "add", "--force", ".")
    monkeypatch.setenv(name, "1")
    assert [f.place.file for f in trust(tiny).findings] == [".site-builder/lock"]


def test_no_hook_and_no_monitor_of_the_repository_runs(repository: Path, tmp_path: Path) -> None:
    program = tmp_path / "monitor"
    program.write_text(f"#!/bin/sh\ntouch {tmp_path}/ran\n", encoding="utf-8")
    program.chmod(0o755)
    git(repository, "config", "core.fsmonitor", str(program))
    (repository / ".git/index").touch()
    assert trust(repository).store == repository
    assert not (tmp_path / "ran").exists()


def test_a_name_that_no_terminal_should_see_is_not_shown(tiny: Path) -> None:
    git(tiny, "init", "--quiet")
    (tiny / ".site-builder").mkdir()
    (tiny / ".site-builder/\x1b[2Jx").touch()
    git(tiny, "add", "--force", ".")
    (found,) = trust(tiny).findings
    assert "\x1b" not in f"{found.place.file}{found.message}{found.hint}"


def test_a_submodule_in_a_folder_of_content_is_reported_though_it_is_empty(repository: Path) -> None:
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},themes/x")
    assert not check_site(repository).findings, "nothing can be fetched for it"
    (repository / ".gitmodules").write_text('[submodule "x"] path = themes/x\n', "utf-8")
    assert [found.code for found in check_site(repository).findings] == ["hidden-from-review"]
