"""What became of the sentences of a site, from its index entries."""

from __future__ import annotations

from pathlib import Path

from site_builder.analysis.totals import Totals
from site_builder.index.sentence_use import coverage_of
from tests.sites import ReadSite


def test_the_sentences_of_each_source_story_and_site_are_counted(tiny: Path) -> None:
    found = coverage_of(ReadSite(tiny).index)
    assert found.sources["bridge-closed"] == Totals(used=2, unused=2)
    assert found.sources["flood-report"] == Totals(used=2, clutter=1, unused=2)
    assert found.stories["flood"] == found.site == Totals(used=4, clutter=1, unused=4)


def test_a_claim_that_readers_do_not_find_uses_nothing(tiny: Path) -> None:
    path = tiny / "content/claims/damage.md"
    text = path.read_text(encoding="utf-8")
    for status in ("draft", "withdrawn"):
        path.write_text(text.replace("story: flood", f"story: flood\nstatus: {status}"), encoding="utf-8")
        assert coverage_of(ReadSite(tiny).index).site == Totals(used=2, clutter=1, unused=6)


def test_what_is_set_aside_is_accounted_for(tiny: Path) -> None:
    path = tiny / "content/sources/bridge-closed.md"
    text = path.read_text(encoding="utf-8")
    aside = "aside:\n  - passage: The mayor praised the volunteers. The mayor praised the fire brigade.\n    because: Praise.\n"
    path.write_text(text.replace("language: en\n", f"language: en\n{aside}"), encoding="utf-8")
    assert coverage_of(ReadSite(tiny).index).sources["bridge-closed"] == Totals(used=2, aside=2)
