"""How much is looked for where a claim quotes an article of many long versions."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.checks import words_taken_back
from site_builder.evidence.search_budget import SearchBudget
from tests.cases_on_disk import Case


@pytest.mark.parametrize(("left", "told"), [(0, 0), (1_000_000, 1)])
def test_words_are_looked_for_within_a_budget(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, left: int, told: int
) -> None:
    monkeypatch.setattr(words_taken_back, "SearchBudget", lambda: SearchBudget(left))
    root = Case("words-taken-back", "fails").lay(tmp_path)
    assert [found.code for found in check_site(root).findings].count("words-taken-back") == told
