"""Answers that are amounts: what is read as one, and when a question has figures to draw."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.views.answer_figures import amount_of, amount_range, vague_range
from tests.linked import Linked, linked
from tests.sites import ReadSite
from tests.views.test_pages import change


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("£50 million", "50000000", "£"),
        ("£123m", "123000000", "£"),
        ("€1,234,567.89", "1234567.89", "€"),
        ("$2.5bn", "2500000000", "$"),
        ("$ 3 K", "3000", "$"),
        ("-£5", "-5", "£"),
        ("£\u22125 thousand", "-5000", "£"),
        ("50 €", "50", "€"),
        ("3 million euros", "3000000", "€"),
        ("45,000 officers", "45000", "officer"),
        ("1 month", "1", "month"),
        ("12\u00a0months", "12", "month"),
        ("12-month", "12", "month"),
        ("50 m", "50", "m"),
        ("7 MW", "7", "MW"),
        ("20%", "20", "%"),
        ("20 per cent", "20", "%"),
        ("0.5 percent", "0.5", "%"),
        ("0 per cent", "0", "%"),
    ],
)
def test_an_amount_is_read(text: str, value: str, unit: str) -> None:
    assert amount_of(text) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Data privacy",
        "three metres",
        "about £50 million",
        "£50 million a year",
        "£50-60 million",
        "£50 million or more",
        "1984",
        "12 March",
        "12 Sept",
        "9 am",
        "300 BC",
        "21st",
        "12 million",
        "£1,23",
        "£1.234.567",
        "£1 234",
        "-£-5",
        "£50 million euros",
        "£٥٠",
        "50k people",
        "£" + "9" * 400,
        "£5 thou\u017fand",
        "£5 m\u0131llion",
    ],
)
def test_anything_else_is_no_amount(text: str) -> None:
    assert amount_of(text) is None


@given(st.text() | st.from_regex(r"[-£]{0,2}[0-9.,]{1,9} ?(million|k|m|bn)? ?(%|per cent|[a-z]{1,5})?", fullmatch=True))
def test_no_text_is_too_strange(text: str) -> None:
    amount = amount_of(text)
    assert amount is None or (amount.value.is_finite() and amount.unit)


def shares(root: Path, first: str, second: str) -> list[tuple[str | None, float, float]]:
    for claim, answer in (("two-metres", first), ("three-metres", second)):
        change(root / f"content/claims/{claim}.md", (f"answer: {claim.replace('-', ' ')}", f'answer: "{answer}"'))
    (page,) = linked(root).questions
    return sorted((figure.claim.answer, figure.value, figure.share) for figure in page.figures)


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("2 metres", "4 metres", [("2 metres", 2, 0.5), ("4 metres", 4, 1)]),
        ("-4 metres", "1 metre", [("-4 metres", -4, 1), ("1 metre", 1, 0.25)]),
        ("0 metres", "-0 metres", [("-0 metres", 0, 0), ("0 metres", 0, 0)]),
        ("2 metres", "3 feet", []),
        ("2 metres", "about 3 metres", []),
    ],
)
def test_figures_are_amounts_of_one_unit(
    tiny: Path, first: str, second: str, expected: list[tuple[str, float, float]]
) -> None:
    assert shares(tiny, first, second) == expected


def test_a_site_in_another_language_has_no_figures(tiny: Path) -> None:
    change(tiny / "content/site.yaml", ("language: en", "language: de"))
    assert shares(tiny, "1.234 Euro", "2 Euro") == []


def test_one_answer_is_no_comparison(tiny: Path) -> None:
    (tiny / "content/claims/three-metres.md").unlink()
    change(tiny / "content/claims/two-metres.md", ("answer: two metres", "answer: 2 metres"))
    (page,) = linked(tiny).questions
    assert page.figures == ()


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("£10 million to £20 million", 10_000_000, 20_000_000, "£"),
        ("£10 to £20 million", 10_000_000, 20_000_000, "£"),
        ("£900,000 to £1 million", 900_000, 1_000_000, "£"),
        ("between 10 and 20 per cent", 10, 20, "%"),
        ("10–20%", 10, 20, "%"),
        ("from 3 to 4 metres", 3, 4, "metre"),
    ],
)
def test_a_range_has_two_ends_of_one_unit(text: str, low: int, high: int, unit: str) -> None:
    found = amount_range(text)
    assert found is not None
    assert (int(found.low), int(found.high), found.unit, found.words) == (low, high, unit, text)


@pytest.mark.parametrize(
    "text", ["£10 million", "£20 million to £10 million", "£3 to 4 metres", "May to June", " to ", ""]
)
def test_anything_else_is_no_range(text: str) -> None:
    assert amount_range(text) is None


@given(
    st.text()
    | st.from_regex(r"[-£]{0,2}[0-9.,]{1,9} ?(m|bn)?( to |–| and )[-£0-9.,]{1,9} ?(%|[a-z]{1,5})?", fullmatch=True)
)
def test_no_range_is_too_strange(text: str) -> None:
    found = amount_range(text)
    assert found is None or (found.low < found.high and found.unit)


@pytest.mark.parametrize(
    ("text", "unit", "expected"),
    [
        ("was put at tens of millions of pounds", "£", (10_000_000, 100_000_000, "tens of millions of pounds")),
        ("Hundreds of thousands of euros", "€", (100_000, 1_000_000, "Hundreds of thousands of euros")),
        ("tens of thousands of officers", "officer", (10_000, 100_000, "tens of thousands of officers")),
        ("tens of millions of dollars", "£", None),
        ("tens of millions", "£", None),
        ("tens of millions of pounds, or tens of thousands of pounds", "£", None),
        ("a pound or two", "£", None),
    ],
)
def test_words_that_name_a_range_are_read_where_their_unit_is_asked_for(
    text: str, unit: str, expected: tuple[int, int, str] | None
) -> None:
    found = vague_range(text, unit)
    assert (found and (int(found.low), int(found.high), found.words)) == expected


def test_an_answer_that_is_a_range_has_a_beginning(tiny: Path) -> None:
    assert shares(tiny, "2 to 3 metres", "4 metres") == [("2 to 3 metres", 3, 0.75), ("4 metres", 4, 1)]
    (page,) = linked(tiny).questions
    assert sorted((figure.start or 0) for figure in page.figures) == [0, 0.5]


def test_the_real_site_compares_what_the_contract_was_worth(real_site: ReadSite) -> None:
    pages = {page.card.id: page.figures for page in Linked(real_site.checked.reading).questions}
    drawn = [
        (figure.words or figure.claim.answer, figure.start and round(figure.start, 3), round(figure.share, 3))
        for figure in pages.pop("contract-value")
    ]
    assert drawn == [
        ("£50 million", None, 0.407),
        ("£123 million", None, 1),
        ("tens of millions of pounds", 0.081, 0.813),
    ]
    assert all(figure.supported_by for figures in pages.values() for figure in figures)
