"""Marks at the edges of a text: on a page they quote what stands beside it."""

from __future__ import annotations

import pytest

from tests.evidence.quoted import quoted_in


@pytest.mark.parametrize(
    ("paragraphs", "mark"),
    [
        (("The Mayor said: “",), "“"),
        (("The Mayor said: ‘",), "‘"),
        (("The Mayor said: '",), "'"),
        (('The Mayor said: "',), '"'),
        (("The Mayor said:", "„"), "„"),
        (("市長は「",), "「"),
        (("Le maire : «",), "«"),
        (("It says one thing.", "and two ”"), "”"),
        (("” said the Mayor",), "said the Mayor"),
        (("” said the Mayor", "“one thing”"), "said the Mayor"),
        (("It says “one thing”.", "The Mayor: “"), "“"),
    ],
)
def test_a_mark_whose_partner_is_outside_of_the_text_is_found(paragraphs: tuple[str, ...], mark: str) -> None:
    assert mark in quoted_in(*paragraphs)


@pytest.mark.parametrize(
    "text",
    [
        "The workers’",
        "In the ’90s",
        'A board of 12"',
        "6'",
        "the Joneses'",
        "‘one thing’",
        "‘tis",
        "rock ’n’ roll",
        "5′ 3″",
    ],
)
def test_a_sign_at_an_edge_that_quotes_nothing_is_no_loose_mark(text: str) -> None:
    assert not {words for words in quoted_in(text) if not any(map(str.isalnum, words))}
