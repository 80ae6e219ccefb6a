"""Which program of the browser editor is published, by what git tracks."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.build.editor_script import STATEMENT, trusted_editor
from site_builder.content.read_browser_editor import load_editor
from site_builder.content.settings import Editor
from site_builder.findings.finding import Finding
from tests.repository import git

PROGRAM = "node_modules/@sveltia/cms/dist/sveltia-cms.js"


@pytest.fixture
def site(tiny: Path) -> Path:
    git(tiny, "init", "--quiet")
    for name in (PROGRAM, PROGRAM.replace("sveltia-cms.js", "chunks/a.js"), "node_modules/other/sveltia-cms.js"):
        (tiny / name).parent.mkdir(parents=True, exist_ok=True)
        (tiny / name).write_text("// program\n", encoding="utf-8")
    return tiny


def is_published(site: Path) -> bool:
    return trusted_editor(site, Editor(script=PROGRAM)) is not None


def test_what_a_package_manager_put_there_is_published(site: Path) -> None:
    git(site, "add", "--force", "content", "node_modules/other")
    assert is_published(site)


@pytest.mark.parametrize("tracked", [PROGRAM, "node_modules/@sveltia/cms/dist/chunks/a.js", "node_modules"])
def test_what_git_tracks_is_not_published(site: Path, tracked: str) -> None:
    git(site, "add", "--force", tracked)
    assert not is_published(site)


@pytest.mark.parametrize("path", ["node_modules", "node_modules/@sveltia/cms", "node_modules/@sveltia/cms/dist"])
def test_a_submodule_that_the_program_lies_in_is_tracked(site: Path, path: str) -> None:
    git(site, "update-index", "--add", "--cacheinfo", f"160000,{'1' * 40},{path}")
    assert not is_published(site)


def test_capitals_hide_nothing(site: Path) -> None:
    digest = git(site, "hash-object", "-w", PROGRAM)
    git(
        site,
        "update-index",
        "--add",
        "--cacheinfo",
        f"100644,{digest},{PROGRAM.replace('sveltia-cms.js', 'SVELTIA-CMS.js')}",
    )
    assert not is_published(site)


def test_where_git_cannot_tell_nothing_is_published(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(command: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        return subprocess.CompletedProcess(command, 128, b"", b"fatal: detected dubious ownership in repository")

    monkeypatch.setattr("site_builder.store.git.subprocess.run", fail)
    assert not is_published(site)


@pytest.fixture
def unpacked(site: Path) -> Path:
    """The site without its repository, as somebody unpacked it from an archive."""
    shutil.rmtree(site / ".git")
    settings = site / "content/site.yaml"
    settings.write_text(f"{settings.read_text('utf-8')}editor: {{script: {PROGRAM}}}\n", encoding="utf-8")
    return site


def told(site: Path) -> Finding:
    (finding,) = (finding for finding in check_site(site).findings if finding.code == "editor-script-tracked")
    return finding


def test_without_a_repository_nobody_can_tell_who_made_the_program(unpacked: Path) -> None:
    assert not is_published(unpacked)
    assert "in no git repository" in told(unpacked).message
    assert f"{STATEMENT}=" in told(unpacked).hint


def test_whoever_builds_may_state_which_program_it_is(unpacked: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    digest = told(unpacked).hint.rpartition("=")[2].rstrip(".")
    monkeypatch.setenv(STATEMENT, digest.upper())
    assert is_published(unpacked)
    assert not [finding for finding in check_site(unpacked).findings if finding.code == "editor-script-tracked"]


@pytest.mark.parametrize(
    "changed",
    [PROGRAM, PROGRAM.replace("sveltia-cms.js", "chunks/a.js"), PROGRAM.replace("sveltia-cms.js", "chunks/b.js")],
)
def test_a_statement_is_of_every_piece_of_the_program(
    unpacked: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(STATEMENT, told(unpacked).hint.rpartition("=")[2].rstrip("."))
    (unpacked / changed).write_text("// another\n", encoding="utf-8")
    assert not is_published(unpacked)
    assert told(unpacked).place.file == "content/site.yaml"


@pytest.mark.parametrize("stated", ["", "1", "yes", "*", "none", "null", "0" * 32])
def test_nothing_but_the_digest_states_it(unpacked: Path, stated: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(STATEMENT, stated)
    assert not is_published(unpacked)


@pytest.mark.parametrize("brought", [".git", ".git/HEAD", ".env", "content/.git", "node_modules/.git/HEAD"])
def test_nothing_that_an_archive_brings_along_takes_the_place_of_a_repository(unpacked: Path, brought: str) -> None:
    (unpacked / brought).parent.mkdir(parents=True, exist_ok=True)
    (unpacked / brought).write_text(f"{STATEMENT}=1\n", encoding="utf-8")
    assert not is_published(unpacked)


def test_a_statement_publishes_nothing_that_git_tracks(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = load_editor(site, Editor(script=PROGRAM))
    assert program
    monkeypatch.setenv(STATEMENT, program.digest)
    assert is_published(site)
    git(site, "add", "--force", PROGRAM)
    assert not is_published(site)
