from __future__ import annotations

import pytest

from site_builder.findings.counted import counted


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "0 claims"), (1, "1 claim"), (2, "2 claims"), (21, "21 claims"), (1000, "1,000 claims")],
)
def test_a_number_is_written_with_its_noun(number: int, words: str) -> None:
    assert counted(number, "claim") == words
