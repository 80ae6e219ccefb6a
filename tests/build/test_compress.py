"""Compressed siblings: of what gains by it, with the file's own bytes inside, and the same on every run."""

from __future__ import annotations

import gzip
from random import Random

import brotli
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.build import compress
from site_builder.build.compress import MIN_BYTES, CompressorMissingError, require_compressors, siblings

TEXT = b"The river rose by two metres. " * 100


@pytest.mark.parametrize(
    "name", ["index.html", "a/claim.json", "assets/site.1234.css", "feed.xml", "claims.csv", "i.svg"]
)
def test_a_text_has_both_siblings_and_they_hold_it(name: str) -> None:
    made = dict(siblings(name, TEXT))
    assert list(made) == [f"{name}.br", f"{name}.gz"]
    assert brotli.decompress(made[f"{name}.br"]) == gzip.decompress(made[f"{name}.gz"]) == TEXT
    assert all(len(compressed) < len(TEXT) for compressed in made.values())


@pytest.mark.parametrize(
    "name", ["card.png", "font.woff2", "favicon.ico", "pagefind/fragment/x.pf_fragment", "_headers", "index.html.gz"]
)
def test_what_is_compressed_or_not_for_readers_has_none(name: str) -> None:
    assert list(siblings(name, TEXT)) == []


def test_what_is_short_or_gains_nothing_has_none() -> None:
    noise = Random(1).randbytes(5000)  # noqa: S311
    assert list(siblings("index.html", TEXT[: MIN_BYTES - 1])) == []
    assert [name for name, _ in siblings("index.html", TEXT[:MIN_BYTES])] == ["index.html.br", "index.html.gz"]
    assert list(siblings("index.html", noise)) == []


@settings(max_examples=40)  # each is long
@given(st.text(min_size=MIN_BYTES))
def test_any_text_comes_back_from_siblings_that_are_smaller(text: str) -> None:
    content = text.encode()
    for name, compressed in siblings("a.txt", content):
        unpack = brotli.decompress if name.endswith(".br") else gzip.decompress
        assert unpack(compressed) == content
        assert len(compressed) < len(content)


def test_no_name_and_no_time_is_in_them() -> None:
    packed = dict(siblings("index.html", TEXT))["index.html.gz"]
    assert packed == dict(siblings("other.html", TEXT))["other.html.gz"]
    flags, time = packed[3], packed[4:8]
    assert (flags, time) == (0, b"\0\0\0\0")


def test_without_brotli_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    require_compressors()
    monkeypatch.setattr(compress, "brotli", None)
    with pytest.raises(CompressorMissingError, match=r"pip install 'factcheck-site-builder\[precompress\]'"):
        require_compressors()
