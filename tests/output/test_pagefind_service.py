"""pagefind as a service: pages are numbered as they are handed over, and what goes wrong is told."""

from __future__ import annotations

import gzip
import stat
from pathlib import Path

import cbor2
import pytest

from site_builder.output.pagefind_service import IndexingError, index_of

PAGE = "<html lang=en><body><main data-pagefind-body><h1>{}</h1></main></body></html>"
PAGES = [(f"{name}/index.html", PAGE.format(name)) for name in ("river", "bridge", "mayor", "flood")]


def numbered(index: dict[str, bytes]) -> list[str]:
    """The digests of an index's pages in the order of their numbers."""
    (found,) = (content for name, content in index.items() if name.endswith(".pf_meta"))
    _, pages, *_ = cbor2.loads(gzip.decompress(found).removeprefix(b"pagefind_dcd"))
    return [page[0] for page in pages]


def test_pages_are_numbered_in_the_order_in_which_they_are_handed_over() -> None:
    one, other = index_of(PAGES), index_of(reversed(PAGES))
    assert len(numbered(one)) == len(PAGES)
    assert numbered(one) == numbered(other)[::-1]


def test_text_of_any_script_and_signs_of_the_protocol_come_through() -> None:
    index = index_of([("a/index.html", PAGE.format("Straße, 川 &amp; «,»"))])
    (fragment,) = (content for name, content in index.items() if name.startswith("fragment/"))
    assert "Straße, 川 & «,»" in gzip.decompress(fragment).decode("utf-8")


def test_more_is_indexed_than_a_pipe_holds() -> None:
    words = [" ".join(f"w{number}x{place}" for place in range(200)) for number in range(600)]
    many = [(f"{number}/index.html", PAGE.format(text)) for number, text in enumerate(words)]
    index = index_of(many)
    assert len(numbered(index)) == len(many)
    assert sum(map(len, index.values())) > 1 << 20


@pytest.mark.parametrize(
    "program",
    [
        "exit 3",
        "echo 'No room.' >&2; exit 3",
        "head -c 1 >/dev/null; printf 'no,'",
        "head -c 1 >/dev/null; printf 'e30=,'",
    ],
)
def test_a_program_that_ends_or_answers_nonsense_is_an_error_and_no_traceback(
    program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "pagefind"
    path.write_text(f"#!/bin/sh\n{program}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: str(path))
    with pytest.raises(IndexingError, match="pagefind failed"):
        index_of(PAGES)


def test_a_machine_without_the_program_is_told_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pagefind_bin.get_executable", lambda: str(tmp_path / "missing"))
    with pytest.raises(IndexingError, match="No such file"):
        index_of(PAGES)
