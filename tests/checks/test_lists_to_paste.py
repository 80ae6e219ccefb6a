"""Lines to paste fit the list that stands in the file, in either form, and lead to no other fault."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.content.placeholders import SILENCE_REASON

EVIDENCE = "  - source: bridge-closed"


def claim_with(tiny: Path, silent: str) -> Path:
    claim = tiny / "content/claims/damage.md"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(text[: text.index(EVIDENCE)] + f"{silent}published: 2026-03-01\n---\n", encoding="utf-8")
    return claim


@pytest.mark.parametrize(
    ("silent", "taken_away"),
    [
        ("silent: [bridge-closed]\n", "silent: [bridge-closed]\n"),
        ("silent:\n  - bridge-closed\n", "  - bridge-closed\n"),
    ],
    ids=["on-one-line", "one-a-line"],
)
def test_what_answers_a_doubt_is_pasted_in_place_of_what_stands_there(tiny: Path, silent: str, taken_away: str) -> None:
    claim = claim_with(tiny, silent)
    (doubtful,) = (found for found in check_site(tiny).findings if found.code == "silence-doubtful")
    text = claim.read_text(encoding="utf-8")
    pasted = doubtful.paste.replace(SILENCE_REASON, "It is about another flood.")
    claim.write_text(text.replace(taken_away, pasted), encoding="utf-8")
    assert check_site(tiny).findings == ()
