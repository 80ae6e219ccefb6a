"""The words that end a command count the drafts, which nobody sees otherwise."""

from __future__ import annotations

from pathlib import Path

from site_builder.build.check_site import check_site
from site_builder.build.summary import summary_of_build, summary_of_check


def test_drafts_are_counted_by_a_check_and_left_out_by_a_build(tiny: Path) -> None:
    index = check_site(tiny).index
    assert summary_of_check(index) == "3 claims, 2 sources, 6 quotes verified"
    claim = tiny / "content/claims/damage.md"
    claim.write_text(claim.read_text(encoding="utf-8").replace("story: flood", "status: draft\nstory: flood"), "utf-8")
    index = check_site(tiny).index
    assert summary_of_check(index) == "3 claims (1 draft among them), 2 sources, 6 quotes verified"
    assert summary_of_build(index, drafts=False).startswith("2 claims (1 draft left out), ")
    assert summary_of_build(index, drafts=True).startswith("3 claims, ")
