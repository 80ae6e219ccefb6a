"""Slips of spelling that two articles share."""

from __future__ import annotations

import pytest

from site_builder.analysis.alignment import unpacked
from site_builder.analysis.fingerprints import fingerprint
from site_builder.analysis.slips import frequencies, shared_slips


def slips(right: str, wrong: str, third: str = "") -> list[tuple[str, str]]:
    texts = [f"The {wrong} came late.", f"Late came the {wrong} again.", *[f"A {right} it was."] * 12, third]
    prints = [fingerprint(text, "en") for text in texts]
    found = shared_slips(unpacked(prints[0]), unpacked(prints[1]), frequencies(prints))
    for slip in found:
        assert texts[0][slip.one.start : slip.one.end] == texts[1][slip.other.start : slip.other.end] == wrong
    return [(slip.word, slip.meant) for slip in found]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("maintenance", "maintemance"),
        ("environment", "enviroment"),
        ("ceremony", "ceermony"),
        ("committee", "comittee"),
    ],
)
def test_a_shared_slip_is_found(right: str, wrong: str) -> None:
    assert slips(right, wrong) == [(wrong, right)]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("organise", "organize"),
        ("labourer", "laborer"),
        ("engineer", "engineers"),
        ("travelling", "traveling"),
        ("defences", "defenses"),
        ("repaired", "prepaired"),
        ("warned", "warmed"),
    ],
)
def test_spellings_endings_and_other_words_are_no_slips(right: str, wrong: str) -> None:
    assert slips(right, wrong) == []


def test_what_a_third_article_writes_too_is_no_slip() -> None:
    assert slips("environment", "enviroment", "An enviroment.") == []
