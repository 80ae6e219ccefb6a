"""Archived texts as they are read from their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content import read_seed as reading
from site_builder.content.read_seed import MAX_ENDS, ChangedError, SeedTexts, read_seed
from site_builder.content.seed import Seed
from site_builder.findings.finding import Finding


def _read(root: Path, text: str) -> Seed | Finding:
    (root / "seeds").mkdir(parents=True)
    (root / "seeds/a.txt").write_text(text, encoding="utf-8")
    return read_seed(root, "a.txt")


@pytest.mark.parametrize(
    "unit", ["a\n\n", "字。", "!? ", "1. ", "ا؟ ", "a.\n", "“a.” ", "ab\u2028", "\ufeffa\r\n", "Is it so?\n"]
)
def test_a_text_of_very_many_very_short_sentences_is_reported(tmp_path: Path, unit: str) -> None:
    found = _read(tmp_path, unit * (MAX_ENDS + 1))
    assert isinstance(found, Finding)
    assert (found.code, found.place.file) == ("too-large", "seeds/a.txt")


@pytest.mark.parametrize(
    "text",
    [
        "a\n\n" * MAX_ENDS,
        "A sentence of thirty letters, say. " * (MAX_ENDS + 1),
        "1.5,2.5,3.5,4.5\n" * (MAX_ENDS // 2),
        "\n" * 500_000,
        "www.example.org/" * MAX_ENDS,
    ],
    ids=["as many", "long sentences", "a table", "line breaks", "addresses"],
)
def test_other_long_texts_are_read(tmp_path: Path, text: str) -> None:
    assert isinstance(_read(tmp_path, text), Seed)


def test_more_marks_on_a_letter_than_anybody_reads_are_reported_where_they_begin(tmp_path: Path) -> None:
    found = _read(tmp_path, "One.\nTwo a" + "\u0301\u0323" * 50_000 + "\n")
    assert isinstance(found, Finding)
    assert (found.code, found.place.line, found.place.column) == ("too-large", 2, 6)
    assert isinstance(_read(tmp_path / "b", "a" + "\u0301" * 30), Seed)


def test_a_text_with_its_pinned_digest_is_not_judged_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read for each article, claim and page that needs it, and judging takes longer than reading."""
    seed = _read(tmp_path, "The wind reached 120 km/h.\n")
    assert isinstance(seed, Seed)
    texts = SeedTexts(tmp_path, {"a.txt": seed.sha256})
    monkeypatch.delattr(reading, "unfit")
    assert texts["a.txt"] == seed
    (tmp_path / "seeds/a.txt").write_text("The wind reached 220 km/h.\n", encoding="utf-8")
    with pytest.raises(ChangedError):
        texts["a.txt"]
