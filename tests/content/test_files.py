from __future__ import annotations

import os
from pathlib import Path

import pytest

from site_builder.content.files import read_bytes, read_text, walk_files
from site_builder.findings.finding import Finding


def test_line_ends_and_a_byte_order_mark_do_not_matter_in_content(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes(b"\xef\xbb\xbf---\r\na: b\r---\n")
    assert read_text(tmp_path, "x.md") == "---\na: b\n---\n"


def test_a_bad_byte_is_named_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "x.md").write_bytes("é\nab".encode() + b"\xe9")
    found = read_text(tmp_path, "x.md")[0]
    assert isinstance(found, Finding)
    assert (found.code, found.place.line, found.place.column) == ("not-utf8", 2, 3)


@pytest.mark.parametrize("make", [os.mkfifo, os.mkdir])
def test_what_is_no_file_is_not_waited_for(tmp_path: Path, make: object) -> None:
    assert callable(make)
    make(tmp_path / "x.md")
    found = read_bytes(tmp_path, "x.md", 10)
    assert isinstance(found, Finding)
    assert found.code == "unreadable"


def test_links_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "link").symlink_to("/etc")
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (tmp_path / "x.md").symlink_to("secret")
    found = read_bytes(tmp_path, "x.md", 10)
    assert isinstance(found, Finding)
    assert found.code == "symlink"
    assert [entry.path for entry in walk_files(tmp_path, "folder")] == ["folder/link"]
