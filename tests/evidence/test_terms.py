"""Texts as terms: what makes no difference to a search, and what does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.receipt import Span
from site_builder.evidence.terms import terms_of


def texts(text: str) -> list[str]:
    return [term.text for term in terms_of(text)]


@pytest.mark.parametrize(
    "figure",
    [
        "£50m",
        "£50 million",
        "50-million",
        "fifty million",
        "50,000,000",
        "50.000.000",
        "50 Mio",
        "50 millions",
        "50\u00a0million",
        "FIFTY MILLION",
        "٥٠ million",
        "٥٠٬٠٠٠٬٠٠٠",
        "５０ million",
    ],
)
def test_a_figure_is_one_term_however_it_is_written(figure: str) -> None:
    assert texts(figure) == ["n50000000"]


@pytest.mark.parametrize(
    ("figure", "term"),
    [
        ("50,000", "n50000"),
        ("70千", "n70000"),
        ("7万", "n70000"),
        ("1.5억", "n150000000"),
        ("1.5", "n1d5"),
        ("1,5", "n1d5"),
        ("1,234.56", "n1234d56"),
        ("1.234,56", "n1234d56"),
        ("£1.5bn", "n1500000000"),
        ("twelve", "n12"),
        ("2026", "n2026"),
        ("007", "n7"),
        ("0", "n0"),
        ("12 500", "n12500"),
        ("1 234 567,5", "n1234567d5"),
        ("१२", "n12"),
        ("٥٫٥", "n5d5"),
    ],
)
def test_figures_of_other_kinds(figure: str, term: str) -> None:
    assert texts(figure) == [term]


def test_a_point_that_can_be_read_in_two_ways_is_read_in_both() -> None:
    (term,) = terms_of("50.000")
    assert {term.text, *term.also} == {"n50000", "n50"}


def test_numbers_with_a_space_between_may_be_one_or_several() -> None:
    (term,) = terms_of("12 500")
    assert {term.text, *term.also} == {"n12500", "n12", "n500"}
    assert texts("2026 500") == ["n2026", "n500"]


def test_different_figures_are_different() -> None:
    assert len({texts(figure)[0] for figure in ("50", "5", "50m", "50bn", "£123 million", "5.0m", "500")}) == 7


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sánchez", "sanchez"),
        ("Sa\u0301nchez", "Sánchez"),
        ("twelve-month", "12 month"),
        ("twelve–month", "twelve-month"),
        ("12%", "12 per cent"),
        ("12 percent", "12 per-cent"),
        ("Khan’s", "Khan"),
        ("don't", "don’t"),
        ("“data”", "data"),
        ("ﬁnance", "finance"),
        ("co\u00adoperate", "cooperate"),
    ],
)
def test_what_makes_no_difference(one: str, other: str) -> None:
    assert texts(one) == texts(other)


def test_words_are_not_figures_within_words() -> None:
    assert texts("someone tenfold A4") == ["someone", "tenfold", "a4"]


@pytest.mark.parametrize("word", ["fıve", "ſix", "FİVE", "5 mıllion", "twenty ſix"])
def test_letters_that_only_count_as_others_without_letter_case_make_no_figure(word: str) -> None:
    assert terms_of(f"The {word} men")[-1].text == "men"


def test_characters_of_unspaced_scripts_are_terms_of_their_own() -> None:
    assert texts("東京都") == ["東", "京", "都"]
    assert texts("約70千人") == ["約", "n70000", "人"]
    assert [term.span for term in terms_of("約70千人")] == [Span(0, 1), Span(1, 4), Span(4, 5)]


@given(st.text())
def test_terms_stand_in_order_and_hold_only_letters_and_digits(text: str) -> None:
    terms = terms_of(text)
    assert all((term.text and term.text.isalnum()) or not term.text.isascii() for term in terms)
    assert all(" " not in term.text for term in terms)
    assert [term.span for term in terms] == sorted(term.span for term in terms)
