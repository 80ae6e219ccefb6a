"""Names that were probably meant, and names that can only have been meant."""

from __future__ import annotations

import pytest

from site_builder.findings.suggestions import closest, unmistakable


@pytest.mark.parametrize(
    ("name", "known", "meant"),
    [
        ("flod", ["flood", "rise"], "flood"),
        ("flod", ["flood", "floyd"], None),
        ("Supports", ["supports", "contradicts"], "supports"),
        ("contract_value", ["contract-value", "contract-valuer"], "contract-value"),
        ("“mixed”", ["mixed"], "mixed"),
        ("unsupported", ["supported", "refuted"], None),
        ("mostly", ["mostly-supported", "mostly-refuted"], None),
        ("report-2", ["report-1"], None),
        ("abc", ["abd"], None),
        ("", ["a"], None),
        ("anything", [], None),
    ],
)
def test_only_what_is_beyond_doubt_is_unmistakable(name: str, known: list[str], meant: str | None) -> None:
    assert unmistakable(name, known) == meant


def test_a_question_may_be_asked_of_less() -> None:
    assert closest("unsupported", ["supported", "refuted"]) == "supported"
