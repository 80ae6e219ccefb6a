"""Nothing below a folder is reached through a link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.store.site_paths import (
    below,
    entries,
    first_link,
    is_file,
    is_folder,
    open_file,
    status_of,
    stays_inside,
    walk,
)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for path in ("root/a/b/file", "root/a/.hidden", "outside/b/file"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("words", encoding="utf-8")
    for link, target in {"root/l": "../outside", "root/a/l": "b", "root/a/f": "b/file", "root/gone": "nothing"}.items():
        (tmp_path / link).symlink_to(target)
    return tmp_path / "root"


@pytest.mark.parametrize("path", ["l", "l/b", "l/b/file", "a/l", "a/l/file", "a/f", "gone"])
def test_what_is_reached_by_a_link_is_not_there(path: str, root: Path) -> None:
    assert status_of(root, path) is None
    assert not is_file(root, path)
    assert not is_folder(root, path)
    assert entries(root, path) == []
    assert list(walk(root, path)) == []
    assert first_link(root, path) in ("l", "a/l", "a/f", "gone")


def test_what_is_reached_without_one_is(root: Path) -> None:
    assert is_file(root, "a/b/file")
    assert is_folder(root, "a/b")
    assert first_link(root, "a/b/file") is None
    assert first_link(root, "no/such/thing") is None
    assert not is_file(root, "a\x00b")
    assert not is_file(root, "x" * 5000)


def test_links_are_met_and_not_followed(root: Path) -> None:
    assert [path for path, _ in walk(root, "a")] == ["a/b/file", "a/f", "a/l"]
    assert [path for path, _ in walk(root, "a", hidden=True)] == ["a/.hidden", "a/b/file", "a/f", "a/l"]
    assert [path for path, _ in walk(root, "a", but="b")] == ["a/f", "a/l"]


def test_a_folder_that_was_given_may_be_reached_by_a_link(root: Path) -> None:
    assert is_file(root / "l", "b/file")


def test_only_an_ordinary_file_is_opened(root: Path) -> None:
    os.close(open_file(root / "a/b/file"))
    os.mkfifo(root / "pipe")
    for path in ("a/f", "a", "pipe", "nothing"):
        with pytest.raises(OSError, match=r"."):
            open_file(root / path)


def test_where_a_path_stands_below_a_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)
    assert below(Path(), Path("a/l")) == "a/l"
    assert below(root, root / "x/../l") == "l"
    assert below(root, root.parent) is None
    (root.parent / "way").symlink_to(root)
    assert below(root.parent / "way", root / "public") == "public"


@pytest.mark.parametrize("path", ["a", "a/b", ".site-builder", "a..b", "...", "assets/x:y.css", "é", " "])
def test_plain_paths_stay_inside(path: str) -> None:
    assert stays_inside(path)
