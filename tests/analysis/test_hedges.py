"""Hedges of a text: found where they stand, and only in languages whose words are known."""

from __future__ import annotations

import pytest

from site_builder.analysis.hedges import hedges
from site_builder.analysis.lexicon import languages, lexicon


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The Mayor has reportedly blocked it.", "en", ["reportedly"]),
        ("It is understood to have been worth it, and could be more.", "en-GB", ["understood to have", "could"]),
        ("It was anticipated to be worth much.", "en", ["anticipated to"]),
        ("Reportedly, the mightier deal was blocked.", "en", ["Reportedly"]),
        ("It was blocked in May, and may be again.", "en", ["may"]),
        ("It was blocked.", "en", []),
        ("It was reportedly blocked.", "xx", []),
    ],
)
def test_hedges_are_whole_words_of_the_language(text: str, language: str, found: list[str]) -> None:
    assert [text[span.start : span.end] for span in hedges(text, language)] == found


@pytest.mark.parametrize("language", sorted(languages()))
def test_each_language_with_words_has_hedges(language: str) -> None:
    words = lexicon(language)
    assert words is not None
    phrase = words.phrases["hedge"][0]
    assert hedges(f"… {phrase} …", language)
