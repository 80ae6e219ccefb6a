"""What is kept between builds: whole or not at all, and never in the way."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.store.artifacts import UNUSED_DAYS, Kept, digest_of, pack, unpack

DIGEST = digest_of("something")


def age(path: Path, days: float) -> None:
    then = time.time() - days * 24 * 60 * 60
    os.utime(path, (then, then))


def test_what_was_put_is_got_by_another_build(tmp_path: Path) -> None:
    Kept(tmp_path).put("cards", DIGEST, b"picture\n\x00")
    assert Kept(tmp_path).get("cards", DIGEST) == b"picture\n\x00"
    assert Kept(tmp_path).get("search", DIGEST) is None
    assert [path.name for path in (tmp_path / "cards").iterdir()] == [DIGEST]


@pytest.mark.parametrize(
    "spoil", [lambda b: b[:-1], lambda b: b"", lambda b: b + b"x", lambda b: b.replace(b"p", b"q")]
)
def test_an_entry_that_is_not_whole_is_noticed_and_removed(tmp_path: Path, spoil: object) -> None:
    assert callable(spoil)
    Kept(tmp_path).put("cards", DIGEST, b"picture")
    path = tmp_path / "cards" / DIGEST
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
        age(tmp_path / "cards" / digest, UNUSED_DAYS + 1)
    half = tmp_path / "cards" / f"{DIGEST}.1.part"
    half.write_bytes(b"pic")
    age(half, 2)
    later = Kept(tmp_path)
    assert later.get("cards", used)
    later.prune()
    assert len(list((tmp_path / "cards").iterdir())) == 3, "a build that adds nothing removes nothing"
    later.put("cards", DIGEST, b"picture")
    later.prune()
    assert {path.name for path in (tmp_path / "cards").iterdir()} == {used, DIGEST}


def test_digests_tell_apart_what_differs_and_nothing_else() -> None:
    assert digest_of("a", "b") != digest_of("ab")
    assert digest_of({"a": 1, "b": 2}) == digest_of({"b": 2, "a": 1})
    assert digest_of(("a",)) == digest_of(["a"])


@given(st.dictionaries(st.text(max_size=8), st.binary(max_size=20), max_size=4))
def test_several_files_in_one_entry_come_out_as_they_went_in(files: dict[str, bytes]) -> None:
    assert unpack(pack(files)) == files
