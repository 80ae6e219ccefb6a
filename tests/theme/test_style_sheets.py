"""Style sheets say things in the way that every browser of the last years understands."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import ROOT

SHEETS = sorted([*ROOT.glob("themes/*/assets/**/*.css"), *ROOT.glob("site_builder/preview/assets/*.css")])


def test_sheets_of_both_themes_and_of_the_preview_are_looked_at() -> None:
    assert {path.relative_to(ROOT).parts[:2] for path in SHEETS} >= {
        ("themes", "default"),
        ("themes", "broadside"),
        ("site_builder", "preview"),
    }


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_line_below_words_is_drawn_in_safari_too(path: Path) -> None:
    # Safari takes "text-decoration" with a line alone, and passes over one that gives a colour or a thickness as well.
    several = re.findall(r"text-decoration:\s*[a-z-]+\s[^;}]+", path.read_text("utf-8"))
    assert several == []
