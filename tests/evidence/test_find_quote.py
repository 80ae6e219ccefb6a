from __future__ import annotations

import re
from itertools import pairwise, product
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from site_builder.evidence.find_quote import MIN_LENGTH, Outcome, find, occurrences
from site_builder.evidence.folding import fold, paragraph_starts
from tests.growth import assert_linear

SEEDS = [path.read_bytes().decode("utf-8") for path in sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))]
FOLDED = [fold(text) for text in SEEDS]
WORD = re.compile(r"\S+")


@st.composite
def passages(draw: st.DrawFn) -> tuple[int, int, int]:
    """A seed's number and the offsets of a passage of whole words in it."""
    number = draw(st.integers(0, len(SEEDS) - 1))
    words = list(WORD.finditer(SEEDS[number]))
    first = draw(st.integers(0, len(words) - 4))
    last = draw(st.integers(first + 2, min(first + 30, len(words) - 1)))
    assume(words[last].end() - words[first].start() >= MIN_LENGTH)
    return number, words[first].start(), words[last].end()


@st.composite
def rewritten(draw: st.DrawFn, text: str) -> str:
    """The same words as somebody else might paste them: wrapped, with other marks, with invisible characters."""
    swaps = {
        " ": st.sampled_from([" ", "\n", "\n    ", "\xa0", "  ", "\u2009"]),
        "\n": st.sampled_from([" ", "\n", "\r\n"]),
        "'": st.sampled_from(["'", "\u2018", "\u2019"]),
        '"': st.sampled_from(['"', "\u201c", "\u201d"]),
        "-": st.sampled_from(["-", "\u2010", "\u2013", "\u2014"]),
        "…": st.sampled_from(["…", "..."]),
    }
    parts = [draw(swaps[character]) if character in swaps else character for character in text]
    at = draw(st.integers(0, len(parts)))
    return "".join([*parts[:at], draw(st.sampled_from(["", "\xad", "\u200b"])), *parts[at:]])


@given(passages(), st.data())
def test_any_passage_rewrapped_and_requoted_is_found_at_its_offsets(
    passage: tuple[int, int, int], data: st.DataObject
) -> None:
    number, start, end = passage
    quote = data.draw(rewritten(SEEDS[number][start:end]))
    search = find(quote, FOLDED[number], SEEDS[number][:start][-60:] or None, SEEDS[number][end:][:60].strip() or None)
    assert search.outcome is Outcome.FOUND
    (match,) = search.matches
    assert (match[0].start, match[0].end) == (start, end)


@given(passages(), st.data())
def test_any_passage_with_words_left_out_is_found_at_its_offsets(
    passage: tuple[int, int, int], data: st.DataObject
) -> None:
    number, start, end = passage
    text = SEEDS[number]
    assume("\n" not in text[start:end])
    words = list(WORD.finditer(text, start, end))
    assume(len(words) >= 7)
    cut = data.draw(st.integers(2, len(words) - 5))
    resumed = data.draw(st.integers(cut + 1, len(words) - 3))
    pieces = [(start, words[cut].end()), (words[resumed + 1].start(), end)]
    assume(all(len(text[a:b]) >= 4 for a, b in pieces))
    mark = data.draw(st.sampled_from([" […] ", " [...] ", "[…]"]))
    search = find(
        mark.join(text[a:b] for a, b in pieces),
        FOLDED[number],
        text[:start][-60:] or None,
        text[end:][:60].strip() or None,
    )
    assert search.outcome in (Outcome.FOUND, Outcome.AMBIGUOUS)
    assert pieces in [[(span.start, span.end) for span in match] for match in search.matches]


@given(passages(), st.data())
def test_no_passage_with_one_word_changed_is_found(passage: tuple[int, int, int], data: st.DataObject) -> None:
    number, start, end = passage
    words = SEEDS[number][start:end].split()
    at = data.draw(st.integers(0, len(words) - 1))
    words[at] = data.draw(st.sampled_from(["never", words[at].swapcase(), words[at] + "s", words[at][:-1], "42"]))
    changed = " ".join(words)
    assume(fold(changed).text.strip() not in FOLDED[number].text)
    assert find(changed, FOLDED[number]).outcome in (Outcome.NOT_FOUND, Outcome.TOO_SHORT)


@given(passages(), st.integers(0, 400), st.sampled_from("qxzQ7#"))
def test_no_passage_with_one_letter_changed_is_found(passage: tuple[int, int, int], at: int, letter: str) -> None:
    number, start, end = passage
    quote = SEEDS[number][start:end]
    at %= len(quote)
    assume(quote[at].isalnum() and quote[at] != letter)
    changed = quote[:at] + letter + quote[at + 1 :]
    assert find(changed, FOLDED[number]).outcome in (Outcome.NOT_FOUND, Outcome.TOO_SHORT)


TEXT = fold(
    "The board said the plan was unlawful. It can't pay £45 million or 112 months' rent.\n"
    "A second line: the board said it again, on 3.50 terms – in full.\n"
    "The third line closes the well-known case."
)


@pytest.mark.parametrize(
    "inside",
    [
        "lawful. It can't pay",
        "unlawful. It can",
        "5 million or 112 months",
        "12 months' rent",
        "50 terms – in full",
        "on 3.50 ter",
        "the well-known cas",
        "known case.",
        "closes the well",
        "again, on 3",
    ],
)
def test_a_quotation_never_begins_or_ends_inside_a_word_or_a_number(inside: str) -> None:
    assert fold(inside).text in TEXT.text
    assert find(inside, TEXT).outcome is Outcome.INSIDE_WORD


@pytest.mark.parametrize(
    "whole",
    ["the plan was unlawful", "£45 million or", "45 million or 112 months'", "terms – in full.", "on 3.50 terms"],
)
def test_whole_words_are_found(whole: str) -> None:
    assert find(whole, TEXT).outcome is Outcome.FOUND


def test_scripts_without_spaces_are_let_be() -> None:
    assert find("警察は契約を止めた市長", fold("昨日警察は契約を止めた市長の声明")).outcome is Outcome.FOUND


def test_a_short_quotation_is_refused() -> None:
    assert find("x" * (MIN_LENGTH - 1), fold("x" * (MIN_LENGTH - 1))).outcome is Outcome.TOO_SHORT
    assert find("It […] 112 months' rent", TEXT).outcome is Outcome.TOO_SHORT
    assert find("[…]", TEXT).outcome is Outcome.TOO_SHORT


@pytest.mark.parametrize(
    ("quote", "outcome"),
    [
        ("the plan was unlawful […] the board said it again", Outcome.FOUND),  # the next paragraph
        ("the plan was unlawful […] closes the well-known", Outcome.NOT_FOUND),  # the one after it
        ("the board said it again […] the plan was unlawful", Outcome.NOT_FOUND),  # the wrong order
        ("the board said […] said the plan", Outcome.NOT_FOUND),  # overlapping
    ],
)
def test_pieces_follow_in_order_within_one_paragraph_or_the_next(quote: str, outcome: Outcome) -> None:
    assert find(quote, TEXT).outcome is outcome


TWICE = fold("The mayor praised the crews. The mayor praised the crews again.")


@pytest.mark.parametrize(
    ("prefix", "suffix", "outcome"),
    [
        (None, None, Outcome.AMBIGUOUS),
        (None, "again", Outcome.FOUND),
        ("crews.", None, Outcome.FOUND),
        ("crews. ", " again.", Outcome.FOUND),
        ("no such words", None, Outcome.CONTEXT_NOT_FOUND),
        (None, "crews", Outcome.CONTEXT_NOT_FOUND),
    ],
)
def test_prefix_and_suffix_tell_places_apart(prefix: str | None, suffix: str | None, outcome: Outcome) -> None:
    assert find("The mayor praised the crews", TWICE, prefix, suffix).outcome is outcome


def test_a_quotation_that_stands_very_often_is_ambiguous_and_quick() -> None:
    text = fold("the same words once more and " * 20_000)
    assert find("the same words once more", text).outcome is Outcome.AMBIGUOUS
    assert find("the same […] once more […] the same […] once more", text).outcome is Outcome.AMBIGUOUS


def test_pieces_that_never_follow_are_given_up_soon() -> None:
    text = fold("zzzz " + "aaaa bbbb cccc " * 20_000)
    assert find("aaaa […] bbbb […] cccc […] zzzz", text).outcome is Outcome.NOT_FOUND


def test_a_whole_word_behind_very_many_parts_of_words_is_found() -> None:
    text = fold("overwhelming " * 5_000 + "whelming it was")
    assert find("whelming it was", text).outcome is Outcome.FOUND


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_line_ends_of_two_characters_are_one_line_end(line_end: str) -> None:
    text = fold(
        line_end.join(
            ("The first line is here.", "The second line is here.", "The third line is here.", "", "The end.")
        )
    )
    assert find("first line is […] third line is", text).outcome is Outcome.FOUND


@pytest.mark.parametrize("dash", ["—", "–"])
def test_a_dash_without_spaces_ends_a_word_and_a_hyphen_does_not(dash: str) -> None:
    assert find("they all agreed", fold(f"In the end they all agreed{dash}but only later.")).outcome is Outcome.FOUND
    assert find("they all agreed", fold("In the end they all agreed-upon terms")).outcome is Outcome.INSIDE_WORD


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("5 degrees below", "It was -5 degrees below zero"),
        ("5 million pounds", "It cost .5 million pounds"),
        ("a rise of 50", "a rise of 50% in all"),
    ],
)
def test_signs_points_and_per_cent_belong_to_a_number(quote: str, text: str) -> None:
    assert find(quote, fold(text)).outcome is Outcome.INSIDE_WORD


def test_very_many_pieces_are_not_found_and_no_fault() -> None:
    assert find(" […] ".join(["some words"] * 2000), fold("some words " * 5000)).outcome is Outcome.NOT_FOUND


@pytest.mark.parametrize(
    ("line", "quote"),
    [
        ("ab cd\n", "ab cd […] " * 38 + "zz yy"),
        ("ab cd\n", "ab cd […] " * 38 + "ab cd"),
        ("ab cd ", "zz yy […] " + "ab cd […] " * 37 + "zz yy"),
        ("xab cd " * 40 + "\n", "ab cd […] " * 38 + "ab cd"),
        ("ab cd xxef gh " * 40 + "\n", "ab cd […] " * 20 + "ef gh"),
    ],
)
def test_the_time_to_find_many_pieces_grows_with_the_text(line: str, quote: str) -> None:
    assert_linear(lambda size: fold("zz yy " + line * (size // len(line))), lambda text: find(quote, text), 100_000)


@given(
    st.lists(st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=6).map(" ".join), max_size=6).map(
        "\n".join
    ),
    st.lists(st.sampled_from(["a", "b", "ab", "a b", "ba"]), min_size=1, max_size=4),
)
def test_pieces_are_found_wherever_they_follow_within_a_paragraph_or_it_and_the_next(
    text: str, pieces: list[str]
) -> None:
    folded = fold(text)
    breaks = paragraph_starts(folded)

    def fits(places: list[tuple[int, int]]) -> bool:
        paragraph = sum(start <= places[0][0] for start in breaks)
        limit = breaks[paragraph + 1] if paragraph + 1 < len(breaks) else len(folded.text)
        in_order = all(before[1] <= behind[0] for before, behind in pairwise(places))
        return in_order and (len(places) == 1 or places[-1][1] <= limit)

    single = [[(m[0].start, m[0].end) for m in occurrences(piece, folded)] for piece in pieces]
    expected = any(fits(list(places)) for places in product(*single))
    assert bool(occurrences(" […] ".join(pieces), folded)) is expected
