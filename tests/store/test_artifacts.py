"""What is kept between builds: whole or not at all, and never in the way."""

from __future__ import annotations

import os
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.store.artifacts import CACHE_FOLDER, UNUSED_DAYS, Kept, digest_of, pack, unpack
from site_builder.store.site_paths import stays_inside

DIGEST = digest_of("something")


def age(path: Path, days: float) -> None:
    then = time.time() - days * 24 * 60 * 60
    os.utime(path, (then, then))


def test_what_was_put_is_got_by_another_build(tmp_path: Path) -> None:
    Kept(tmp_path).put("cards", DIGEST, b"picture\n\x00")
    assert Kept(tmp_path).get("cards", DIGEST) == b"picture\n\x00"
    assert Kept(tmp_path).get("search", DIGEST) is None
    assert [path.name for path in (tmp_path / CACHE_FOLDER / "cards").iterdir()] == [DIGEST]


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b"", lambda b: b + b"x", lambda b: b.replace(b"p", b"q")]
)
def test_an_entry_that_is_not_whole_is_noticed_and_removed(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    Kept(tmp_path).put("cards", DIGEST, b"picture")
    path = tmp_path / CACHE_FOLDER / "cards" / DIGEST
    path.write_bytes(spoil(path.read_bytes()))
    assert Kept(tmp_path).get("cards", DIGEST) is None
    assert not path.exists()


def test_a_disk_that_refuses_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    kept = Kept(tmp_path / "file")
    kept.put("cards", DIGEST, b"picture")
    assert kept.get("cards", DIGEST) is None
    kept.prune()
    nowhere = Kept(None)
    nowhere.put("cards", DIGEST, b"picture")
    assert nowhere.get("cards", DIGEST) is None


def test_what_nobody_asks_for_goes_and_what_is_used_stays(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    old, used = digest_of("old"), digest_of("used")
    for digest in (old, used):
        kept.put("cards", digest, b"picture")
        age(tmp_path / CACHE_FOLDER / "cards" / digest, UNUSED_DAYS + 1)
    half = tmp_path / CACHE_FOLDER / "cards" / f"{DIGEST}.1.part"
    half.write_bytes(b"pic")
    age(half, 2)
    later = Kept(tmp_path)
    assert later.get("cards", used)
    later.prune()
    assert len(list((tmp_path / CACHE_FOLDER / "cards").iterdir())) == 3, "a build that adds nothing removes nothing"
    later.put("cards", DIGEST, b"picture")
    later.prune()
    assert {path.name for path in (tmp_path / CACHE_FOLDER / "cards").iterdir()} == {used, DIGEST}


def test_digests_tell_apart_what_differs_and_nothing_else() -> None:
    assert digest_of("a", "b") != digest_of("ab")
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of(("a",)) == digest_of(["a"])


NAMES = st.text(max_size=8).filter(stays_inside)


@given(st.dictionaries(NAMES, st.binary(max_size=20), max_size=4))
def test_several_files_in_one_entry_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    assert unpack(pack(files)) == files


LEADING_OUT = (
    *(
        "../x",
        "..",
        "a/../../x",
        "a/..",
        ".",
        "./x",
        "a/./x",
        "/x",
        "//x",
        "",
        "a//x",
        "a/",
        "/",
        "a\\b",
        "..\\x",
        "\\\\host\\x",
    ),
    *("C:x", "c:/x", "C:\\x", "a\x00b", "\x00"),
)


@pytest.mark.parametrize("name", LEADING_OUT)
def test_an_entry_with_a_name_that_leads_out_holds_nothing(name: str, tmp_path: Path) -> None:
    entry = pack({name: b"code", "favicon.ico": b"picture"})
    assert unpack(entry) is None
    Kept(tmp_path).put("icons", DIGEST, entry)
    assert Kept(tmp_path).get_files("icons", DIGEST, re.compile(".*", re.DOTALL)) is None


@pytest.mark.parametrize(
    "entry",
    [
        b"",
        b"\n",
        b"[]\n",
        b"null\n",
        b'{"a": -1}\n',
        b'{"a": 1.0}\nx',
        b'{"a": true}\nx',
        b'{"a": 2}\nx',
        b'{"a": "1"}\nx',
        b'{"a": 1}\nxy',
        b'{"a": [1]}\nx',
        b"\xff\nx",
        b'{"a": 1',
    ],
)
def test_what_is_no_entry_holds_nothing(entry: bytes) -> None:
    assert not unpack(entry)


@pytest.mark.parametrize("name", ["evil.js", "favicon.ico/x", "Favicon.ico ", "favicon.ico\n", "pagefind/pagefind.js"])
def test_an_entry_holds_no_file_that_its_kind_does_not_have(name: str, tmp_path: Path) -> None:
    Kept(tmp_path).put_files("icons", DIGEST, {"favicon.ico": b"picture", name: b"code"})
    assert Kept(tmp_path).get_files("icons", DIGEST, re.compile(r"favicon\.ico")) is None


@pytest.mark.parametrize(
    "step", [".site-builder", CACHE_FOLDER, f"{CACHE_FOLDER}/cards", f"{CACHE_FOLDER}/cards/{DIGEST}"]
)
def test_nothing_is_read_written_or_removed_through_a_link(step: str, tmp_path: Path) -> None:
    outside, site = tmp_path / "outside", tmp_path / "site"
    site.mkdir()
    Kept(site).put("cards", DIGEST, b"picture")
    (site / step).rename(outside)
    (site / step).symlink_to(outside)
    old = outside / "thesis.odt" if outside.is_dir() else outside
    if outside.is_dir():
        old.write_text("years of work", encoding="utf-8")
    age(old, UNUSED_DAYS + 1)
    before = {path: path.read_bytes() for path in (outside, *outside.rglob("*")) if path.is_file()}
    kept = Kept(site)
    assert kept.get("cards", DIGEST) is None
    kept.put("cards", DIGEST, b"another")
    kept.put("cards", digest_of("more"), b"another")
    kept.prune()
    assert {path: path.read_bytes() for path in (outside, *outside.rglob("*")) if path.is_file()} == before


def test_only_entries_are_removed(tmp_path: Path) -> None:
    kept = Kept(tmp_path)
    kept.put("cards", DIGEST, b"picture")
    (tmp_path / CACHE_FOLDER / "cards/notes.txt").write_text("mine", encoding="utf-8")
    age(tmp_path / CACHE_FOLDER / "cards/notes.txt", UNUSED_DAYS + 1)
    kept.prune()
    assert (tmp_path / CACHE_FOLDER / "cards/notes.txt").exists()
