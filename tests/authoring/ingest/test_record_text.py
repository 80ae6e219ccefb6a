"""What the record of an archived article says in words: the first words of a passage, none of them cut."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.record_text import MAX_BEGINNING, beginning

LONG = "anticonstitutionnellement"


@pytest.mark.parametrize(
    ("passage", "named"),
    [
        ("Le fleuve a monté.", "Le fleuve a monté."),
        ("a b c d e f g h i j k l m", "a b c d e f g h i j k l …"),
        (" ".join([LONG] * 8), " ".join([LONG] * 4) + " …"),
        ("河" * 130, "河" * MAX_BEGINNING + " …"),
        ("x" * 130, "x" * MAX_BEGINNING + " …"),
        (f"{'y' * MAX_BEGINNING} z", f"{'y' * MAX_BEGINNING} …"),
    ],
)
def test_a_passage_is_named_by_whole_words(passage: str, named: str) -> None:
    assert beginning(passage) == named
