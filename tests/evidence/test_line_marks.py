"""What lines put between words is told from other differences."""

from __future__ import annotations

import pytest

from site_builder.evidence.line_marks import has_list_marks, parted_word

PARTED = "The mayor inter-\nvened to block the con-\r\n  tract."


@pytest.mark.parametrize(
    ("quote", "word"),
    [
        ("The mayor intervened to block", "intervened"),
        ("block the contract", "intervened"),
        ("The mayor blocked", None),
    ],
)
def test_a_word_that_a_line_end_parts_is_named(quote: str, word: str | None) -> None:
    assert parted_word(quote, PARTED) == word


def test_a_text_without_parted_words_has_none() -> None:
    assert parted_word("The mayor", "The well-known mayor") is None


@pytest.mark.parametrize(
    ("quote", "passage", "told"),
    [
        ("It stays closed. Cyclists may cross.", "- It stays closed.\n- Cyclists may cross.", True),
        ("It stays closed. Cyclists may cross.", "1. It stays closed.\n2. Cyclists may cross.", True),
        ("It stays closed. Cyclists may cross.", "▪ It stays closed.\n▪ Cyclists may cross.", True),
        ("in the year The council met.", "in the year\n2024. The council met.", False),
        ("2026\t1,200,000", "| 2026 | 1,200,000 | ", True),
        ("It stays closed.", "It stays open.", False),
        ("It stays closed", "- It stays open", False),
        ("It is so", "It is so", False),
    ],
)
def test_marks_of_lists_and_tables_are_told(quote: str, passage: str, told: bool) -> None:
    assert has_list_marks(quote, passage) == told
