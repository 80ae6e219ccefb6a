from __future__ import annotations

import pytest

from site_builder.evidence.quotation_marks import quoted_in


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It says “one thing” and “another”.", ["one thing", "another"]),
        ('It says "one thing".', ["one thing"]),
        ("It says ‘the Met’s own words’ there.", ["the Met’s own words"]),
        ("It says 'the Met's own words' there.", ["the Met's own words"]),
        ("The Met's officers' pay isn't 'high'.", ["high"]),
        ("The officers' pay and the mayor's.", []),
        ("«Guillemets» too", ["Guillemets"]),
        ("", []),
    ],
)
def test_words_in_quotation_marks_are_told_from_apostrophes(text: str, quoted: list[str]) -> None:
    assert [words[1:] for words in quoted_in(text)] == quoted
