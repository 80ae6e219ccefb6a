"""What a search costs tells how long it takes, whatever the text and the words are: then a limit on costs is one on time."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from site_builder.evidence.find_quote import Outcome, find, occurrences, stands_in
from site_builder.evidence.folding import Folded, fold
from site_builder.evidence.nearest_passage import nearest
from site_builder.evidence.search_budget import MAX_SEARCH_COST, SearchBudget
from tests.growth import assert_linear

_COST = MAX_SEARCH_COST // 10
_SECONDS = 0.6
"""How long may take what costs so much: three times what it takes, since the machine has other work too."""
_SLOW = {
    "a long word": ("a" * 300_000, "aaaaaaaaaa"),
    "one letter in a long word": ("a" * 300_000, "a"),
    "letters in many words": ("ab aab aaab " * 25_000, "b"),
    "letters within marks": ("a'a-" * 75_000, "a"),
    "letters with accents": ("b\u0323\u0302a\u0323" * 50_000, "a"),
    "ends of ellipses": ("…" * 100_000, ".........."),
    "pieces": ("ab a " * 60_000, "a […] " * 38 + "a"),
    "long pieces": ("ab cd " * 50_000, "ab cd […] " * 38 + "ab zz"),
    "pieces in paragraphs": ("ab cd\n\n" * 40_000, "ab cd […] ab cd […] ab zz"),
    "pieces in lines": ("ab cd\n" * 50_000, "ab cd […] ab cd […] zz yy"),
    "paragraphs of a letter": ("a\n\n" * 100_000, "aaaa […] aaaa"),
    "words at the end": ("another word " * 23_333 + "a quotation", "a quotation"),
    "words nowhere": ("a passage of words " * 15_666, "a passage of wordless words"),
    "a letter everywhere": ("e " * 150_000, "e"),
    "no words at all": ("e " * 150_000, "…"),
}


def _searches(words: str) -> dict[str, Callable[[Folded, SearchBudget], object]]:
    return {
        "find": lambda text, budget: find(f"{words} aaaa" if len(words) < 10 else words, text, "a", "b", budget),
        "stands_in": lambda text, budget: stands_in(words, text, budget),
        "occurrences": lambda text, budget: occurrences(words, text, budget),
        "nearest": lambda text, budget: nearest(words, text, budget),
    }


@pytest.mark.parametrize(("text", "words"), _SLOW.values(), ids=_SLOW)
def test_many_searches_end_when_the_budget_is_spent(text: str, words: str) -> None:
    folded = fold(text)
    for name, do in _searches(words).items():
        budget, start = SearchBudget(_COST), process_time()
        for _ in range(100):
            do(folded, budget)
            if budget.is_spent:
                break
        assert process_time() - start < _SECONDS, name


@pytest.mark.parametrize(
    ("text", "words"), [("a" * 100, "aaaaaaaaaa"), ("ab " * 100, "zz yy xx ww"), ("a " * 50, "a a a a a a")]
)
def test_what_is_not_looked_through_to_its_end_is_not_found(text: str, words: str) -> None:
    assert find(words, fold(text), budget=SearchBudget(500)).outcome is Outcome.GIVEN_UP
    assert occurrences(words, fold(text), SearchBudget(500)) == ()


def test_a_quotation_that_stands_once_as_far_as_the_budget_goes_is_not_found() -> None:
    text = fold("the words stand here, and " + "x " * 10_000 + "the words stand here.")
    assert find("the words stand here", text).outcome is Outcome.AMBIGUOUS
    assert find("the words stand here", text, budget=SearchBudget(10_000)).outcome is Outcome.GIVEN_UP


def test_the_time_to_look_through_a_long_word_grows_with_its_length() -> None:
    assert_linear(lambda size: fold("a" * size), lambda text: find("a" * 10, text), 400_000)


@pytest.mark.parametrize("words", ["a", "aa", "a'a", "1.5", "1"])
def test_places_in_a_longer_word_are_passed_over_and_no_others(words: str) -> None:
    text = "xa a aax a'a a'ab 1.5 11.5 1 21 é a"
    found = [text[span.start : span.end] for match in occurrences(words, fold(text)) for span in match]
    assert found == [words] * {"a": 2, "aa": 0, "a'a": 1, "1.5": 1, "1": 1}[words]
