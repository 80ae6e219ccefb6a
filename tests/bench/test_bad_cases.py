"""The lopsided sites of the benchmarks: each is what it is called, and is found to be in order or not as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import bad_cases
from bench.corpus import write
from bench.corpus.parts import File
from site_builder.build.check_site import Checked, check_site

SMALL = {
    "one-source": lambda: bad_cases.one_source(30),
    "many-items": lambda: bad_cases.many_items(5, 5),
    "large-seed": lambda: bad_cases.large_seed(1, 4),
    "near-miss": lambda: bad_cases.near_miss(20),
    "many-rivals": lambda: bad_cases.many_rivals(12),
}


def _checked(folder: Path, case: str) -> Checked:
    settings = File("content/site.yaml", "title: A lopsided site\n")
    write(folder, [settings, *SMALL[case]()])
    return check_site(folder)


@pytest.mark.parametrize("case", [case for case in SMALL if case != "near-miss"])
def test_nothing_is_found(tmp_path: Path, case: str) -> None:
    assert _checked(tmp_path, case).findings == ()


def test_a_near_miss_is_found_and_shown(tmp_path: Path) -> None:
    (found,) = _checked(tmp_path, "near-miss").findings
    assert found.code == "quote-not-found"
    assert found.comparison is not None


def test_every_case_is_tried_small() -> None:
    assert set(SMALL) | {"one-folder"} == set(bad_cases.CASES)
