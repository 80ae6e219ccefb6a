"""Putting files into a tree, and taking them from another one."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from site_builder.build.output_tree import LeadingOutError, Tree, again, is_whole, mark_of, sum_of, sum_of_folder


@pytest.fixture
def trees(tmp_path: Path) -> tuple[Tree, Tree]:
    for name in ("one", "other"):
        (tmp_path / name).mkdir()
    return Tree(str(tmp_path / "one")), Tree(str(tmp_path / "other"))


def refuse(code: int) -> object:
    def link(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return link


@pytest.mark.parametrize("code", [errno.EPERM, errno.EXDEV, errno.EMLINK, errno.EOPNOTSUPP])
def test_what_cannot_be_linked_is_copied(code: int, trees: tuple[Tree, Tree], monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = trees
    file = other.put("a/b/index.html", b"words")
    one.put("a/b/index.html", b"older")
    monkeypatch.setattr(os, "link", refuse(code))
    one.take("a/b/index.html", other.folder)
    assert Path(one.folder, "a/b/index.html").read_bytes() == b"words"
    assert sum_of_folder(one.folder) == sum_of((file,)) == sum_of_folder(other.folder)
    one.put("a/b/index.html", b"newer")
    assert Path(other.folder, "a/b/index.html").read_bytes() == b"words"


def test_a_disk_that_is_full_is_no_disk_without_links(
    trees: tuple[Tree, Tree], monkeypatch: pytest.MonkeyPatch
) -> None:
    one, other = trees
    other.put("index.html", b"words")
    monkeypatch.setattr(os, "link", refuse(errno.ENOSPC))
    with pytest.raises(OSError, match="No space left"):
        one.take("index.html", other.folder)


def test_a_file_that_is_not_there_cannot_be_taken(trees: tuple[Tree, Tree]) -> None:
    one, other = trees
    with pytest.raises(FileNotFoundError):
        one.take("a/index.html", other.folder)


@pytest.mark.parametrize("do", ["put", "take"])
def test_a_file_takes_the_place_of_a_folder_and_the_other_way_round(do: str, trees: tuple[Tree, Tree]) -> None:
    one, other = trees
    for path, in_the_way in (("a", "a/b/c"), ("d/e/f", "d")):
        other.put(path, b"words")
        one.put(in_the_way, b"older")
        if do == "put":
            one.put(path, b"words")
        else:
            one.take(path, other.folder)
        assert Path(one.folder, path).read_bytes() == b"words"


LEADING_OUT = ("../x", "a/../../x", "/x", "", "a//b", "./a", "a/", "a\\b", "C:/x", "C:x", "a\x00b", "..")


@pytest.mark.parametrize("path", LEADING_OUT)
def test_no_writer_leads_out_of_the_tree(path: str, trees: tuple[Tree, Tree]) -> None:
    one, other = trees
    outside = Path(one.folder).parent / "x"
    for do in (lambda: one.put(path, b"code"), lambda: one.take(path, other.folder), lambda: one.remove(path)):
        with pytest.raises(LeadingOutError, match="lead out"):
            do()
    assert not outside.exists()
    assert list(Path(one.folder).iterdir()) == []


def test_a_tree_with_a_link_is_no_tree_that_a_build_made(trees: tuple[Tree, Tree]) -> None:
    one, other = trees
    file = one.put("a/index.html", b"words")
    other.put("index.html", b"words")
    total, mark = sum_of((file,)), mark_of(one.folder)
    assert mark
    assert is_whole(one.folder, total, mark)
    Path(one.folder, "a").rename(Path(one.folder).parent / "elsewhere")
    Path(one.folder, "a").symlink_to("../elsewhere")
    assert not is_whole(one.folder, total, mark_of(one.folder) or [])
    assert again(one.folder, (file,)) is None
