"""Looking for quotations: what is done grows with the site, and not with its square."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

from site_builder.build.check_site import check_site
from site_builder.checks import evidence_quotes, unused_sentences


def test_more_quotations_than_are_looked_up_in_long_texts_are_reported_where_they_begin(
    tiny: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(evidence_quotes, "MAX_SEARCH_COST", 4000)
    found = [finding for finding in check_site(tiny).findings if finding.code == "too-large"]
    assert found
    assert all(finding.place.file.startswith("content/claims/") and finding.place.line > 2 for finding in found)


@pytest.mark.parametrize(
    ("check", "lines"),
    [
        (evidence_quotes, "furniture:\n  - {0}\n  - {0}\n"),
        (unused_sentences, "aside:\n" + 2 * "  - passage: {0}\n    because: No.\n"),
    ],
    ids=["furniture", "aside"],
)
def test_more_passages_than_are_looked_up_are_reported_where_they_begin(
    tiny: Path, monkeypatch: pytest.MonkeyPatch, check: ModuleType, lines: str
) -> None:
    source = tiny / "content/sources/flood-report.md"
    words = "The river rose by two metres on Monday night, the council said."
    head = source.read_text(encoding="utf-8").partition("furniture:")[0]
    source.write_text(f"{head}{lines.format(words)}---\n", encoding="utf-8")
    monkeypatch.setattr(check, "MAX_PASSAGES_COST", 5000)
    (found,) = [finding for finding in check_site(tiny).findings if finding.code == "too-large"]
    assert (found.place.file, found.excerpt.count(words)) == ("content/sources/flood-report.md", 1)
