"""Which program of the browser editor is published, by what git tracks."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from site_builder.build.editor_script import trusted_editor
from site_builder.content.settings import Editor
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
