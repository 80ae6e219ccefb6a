"""Whether an attribute of git hides from reviewers what is read or run, wherever in the repository it is given."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.build.checkout import check_checkout
from tests.repository import git


@pytest.fixture
def site(tiny: Path) -> Path:
    """A site in a folder of its repository, with files around it, all tracked."""
    top = tiny.parent / "repository"
    shutil.copytree(tiny, top / "sites/facts")
    files = [
        ".github/workflows/x.yml",
        ".github/ISSUE_TEMPLATE/x.yml",
        ".vscode/tasks.json",
        "docs/CODEOWNERS",
        ".gitignore",
    ]
    for name in [*files, "package-lock.json", "other/code.js", "sites/Makefile", "public/index.html"]:
        for folder in (top, top / "sites/facts"):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text("text\n", encoding="utf-8")
    inside = top / "sites/facts"
    for name in (
        "requirements/a.txt",
        "vendor/sub/a.py",
        "themes/default/assets/node_modules/a.js",
        "docs/a.md",
        "tools/a.sh",
    ):
        (inside / name).parent.mkdir(parents=True, exist_ok=True)
        (inside / name).write_text("text\n", encoding="utf-8")
    (inside / "content/picture.png").write_bytes(b"\x89PNG\0")
    (inside / "content/claims/not.png").write_bytes(b"words")
    git(top, "init", "--quiet")
    git(top, "add", "--force", ".")
    return inside


def give(site: Path, attributes: dict[str, str]) -> list[str]:
    """Write files of attributes, below the site's folder or above it, and return where something is found to be hidden."""
    for folder, text in attributes.items():
        path = site / folder / ".gitattributes"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(site.parents[1], "add", "--force", ".")
    return [found.place.file for found in check_checkout(site) if found.code == "hidden-from-review"]


@pytest.mark.parametrize(
    ("folder", "text", "hidden"),
    [
        (".github/workflows", "*.yml -diff", ".github/workflows/x.yml"),
        (".github/workflows", "*.yml linguist-generated", ".github/workflows/x.yml"),
        (".github/ISSUE_TEMPLATE", "*.yml gitlab-generated=true", ".github/ISSUE_TEMPLATE/x.yml"),
        ("requirements", "* -diff", "requirements/.gitattributes"),
        ("vendor/sub", "*.py filter=x", "vendor/sub/a.py"),
        ("themes/default/assets/node_modules", "*.js -diff", "themes/default/assets/node_modules/a.js"),
        (".vscode", "*.json binary", ".vscode/tasks.json"),
        ("docs", "CODEOWNERS linguist-generated", "docs/CODEOWNERS"),
        ("docs", "*.md -diff", "docs/a.md"),
        ("tools", "*.sh ident", "tools/a.sh"),
        (".", "package-lock.json -diff", "package-lock.json"),
        (".", ".gitignore -diff", ".gitignore"),
        (".", ".gitattributes -diff", ".gitattributes"),
        ("content", "*.png -diff", "content/claims/not.png"),
        ("../..", ".github/** -diff", ".github/ISSUE_TEMPLATE/x.yml"),
        ("../../.github", "workflows/* -diff", ".github/workflows/x.yml"),
        ("../../.vscode", "* linguist-generated", ".vscode/.gitattributes"),
        ("../../docs", "CODEOWNERS -diff", "docs/CODEOWNERS"),
        ("../../other", ".gitattributes -diff", "other/.gitattributes"),
        ("../..", "package-lock.json -diff", "package-lock.json"),
        ("..", "Makefile -diff", "sites/Makefile"),
        ("..", "facts/seeds/** working-tree-encoding=UTF-16", "seeds/bridge.txt"),
    ],
)
def test_what_is_read_or_run_may_not_be_hidden(folder: str, text: str, hidden: str, site: Path) -> None:
    (found,) = set(give(site, {folder: f"{text}\n"}))
    assert found == hidden


@pytest.mark.parametrize(
    ("folder", "text"),
    [
        (".", "*.md diff"),
        (".", "* -linguist-generated"),
        (".", "public/** linguist-generated -diff"),
        (".", "/content/picture.png binary"),
        (".", "seeds/** -text\n# nothing here is binary or -diff"),
        ("../..", "other/** -diff linguist-generated filter=lfs"),
        ("../../other", "code.js -diff"),
        ("../..", "/public/** -diff"),
    ],
)
def test_what_nobody_reads_for_the_site_may_be_hidden(folder: str, text: str, site: Path) -> None:
    assert give(site, {folder: f"{text}\n"}) == []


def test_attributes_that_were_deleted_and_not_committed_are_in_effect_for_others(site: Path) -> None:
    give(site, {".github/workflows": "*.yml -diff\n"})
    (site / ".github/workflows/.gitattributes").unlink()
    assert [found.place.file for found in check_checkout(site)] == [".github/workflows/x.yml"]
