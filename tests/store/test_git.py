"""git is asked about the repository that a site lies in, and about no other that a change could bring along."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.review.git_revision import find_revision
from site_builder.store.git import prefix_of, run_git, tracked_files
from tests.repository import git

_BARE = {
    "HEAD": "ref: refs/heads/main\n",
    "config": "[core]\n\trepositoryformatversion = 0\n\tbare = false\n\tworktree = .\n",
    "objects/.keep": "",
    "refs/.keep": "",
}
"""What makes a folder a repository for git, though it holds no .git."""


@pytest.fixture
def site(tiny: Path) -> Path:
    """A site in a folder of its repository, with something planted, whose folder looks like a repository as well."""
    top = tiny.parent / "repository"
    site = top / "sites/facts"
    shutil.copytree(tiny, site)
    for name, text in {**_BARE, ".site-builder/x": "planted", ".site-builder/ä*[1]": "planted"}.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text(text, encoding="utf-8")
    git(top, "init", "--quiet")
    git(top, "add", "--force", ".")
    git(top, "-c", "user.name=A", "-c", "user.email=a@a.example", "commit", "--quiet", "-m", "All")
    return site


def test_files_of_a_bare_repository_hide_nothing(site: Path) -> None:
    assert git(site, "rev-parse", "--git-dir").strip() == "."  # That is what git itself falls for.
    assert tracked_files(site, [".site-builder"]) == (".site-builder/x", ".site-builder/ä*[1]")
    assert "kept-state-tracked" in {finding.code for finding in check_site(site).findings}


@pytest.mark.parametrize("place", ["", "HEAD", "content", "sites"])
def test_the_repository_is_the_one_with_a_git_folder(site: Path, place: str) -> None:
    shutil.copytree(site / "refs", site / "content/refs")
    shutil.copytree(site / "objects", site / "content/objects")
    for name in ("HEAD", "config"):
        shutil.copy(site / name, site / "content" / name)
    folder = site.parent if place == "sites" else site / place if (site / place).is_dir() else site
    assert run_git(folder, "rev-parse", "--git-dir").stdout.strip() == b".git"


def test_what_is_compared_with_is_of_the_repository_too(site: Path) -> None:
    revision = find_revision(site, "HEAD")
    assert revision.prefix == prefix_of(site) == "sites/facts/"
    assert revision.commit == git(site.parents[1], "rev-parse", "HEAD").strip()


def test_where_no_folder_has_a_git_folder_nothing_is_asked(site: Path) -> None:
    shutil.rmtree(site.parents[1] / ".git")
    assert run_git(site, "rev-parse", "--git-dir").returncode == 128
    assert tracked_files(site, [".site-builder"]) == ()


def test_names_with_wildcards_are_taken_as_they_are(site: Path) -> None:
    assert tracked_files(site, [".site-builder/ä*[1]"]) == (".site-builder/ä*[1]",)
    assert tracked_files(site, [".site-builder/*"]) == ()
    assert tracked_files(site, [".SITE-builder/X"]) == (".site-builder/x",)
