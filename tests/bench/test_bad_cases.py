"""The lopsided sites of the benchmarks: each is what it is called, and is found to be in order or not as it should."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import bad_cases
from bench.corpus import write
from bench.corpus.parts import File
from site_builder.analysis import fingerprints, shared_runs
from site_builder.build.check_site import Checked, check_site
from site_builder.checks import silences

SMALL = {
    "one-source": lambda: bad_cases.one_source(30),
    "many-items": lambda: bad_cases.many_items(5, 5),
    "large-seed": lambda: bad_cases.large_seed(1, 4),
    "near-miss": lambda: bad_cases.near_miss(20),
    "many-rivals": lambda: bad_cases.many_rivals(12),
    "same-articles": lambda: bad_cases.same_articles(8),
    "long-articles": lambda: bad_cases.long_articles(0.02),
}
WITH_FINDINGS = {"near-miss", "same-articles", "long-articles"}


def _checked(folder: Path, case: str) -> Checked:
    settings = File("content/site.yaml", "title: A lopsided site\n")
    write(folder, [settings, *SMALL[case]()])
    return check_site(folder)


@pytest.mark.parametrize("case", sorted(SMALL.keys() - WITH_FINDINGS))
def test_nothing_is_found(tmp_path: Path, case: str) -> None:
    assert _checked(tmp_path, case).findings == ()


def test_a_near_miss_is_found_and_shown(tmp_path: Path) -> None:
    (found,) = _checked(tmp_path, "near-miss").findings
    assert found.code == "quote-not-found"
    assert found.comparison is not None


def test_copies_of_one_article_are_all_found_and_pairs_too_many_are_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shared_runs, "MAX_SHARED_WORDS", 4000)
    found = _checked(tmp_path, "same-articles").findings
    assert {finding.code for finding in found} == {"shared-wording"}
    assert all(any(f"“copy-{number}”" in finding.message for finding in found) for number in range(1, 8))
    (counted,) = (finding for finding in found if finding.place.file.startswith("content/stories/"))
    assert "pairs of articles are not compared" in counted.message


def test_what_is_not_looked_at_of_long_articles_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprints, "MAX_WORDS", 500)
    monkeypatch.setattr(silences, "MAX_READ", 3000)
    found = _checked(tmp_path, "long-articles").findings
    messages = [finding.message for finding in found if "nly the " in finding.message]
    assert sum("Only the beginning of this article is compared" in message for message in messages) == 2
    assert sum("Only the first 3,000 are looked through" in message for message in messages) == 1


def test_every_case_is_tried_small() -> None:
    assert set(SMALL) | {"one-folder"} == set(bad_cases.CASES)
