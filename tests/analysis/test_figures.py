"""Figures in all their forms are one figure with one unit."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.analysis.figures import figures_of


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "£50m"),
        ("en", "£50 million"),
        ("en", "50 million pounds"),
        ("en", "fifty million pounds"),
        ("en", "50 000 000 pounds"),
        ("en", "US$50m"),
        ("en", "EUR 50,000,000"),
        ("de", "fünfzig Millionen Euro"),
        ("de", "50 Mio. Euro"),
        ("fr", "cinquante millions d'euros"),
        ("es", "cincuenta millones de euros"),
        ("ja", "五千万ポンド"),
        ("ja", "5000万円"),
        ("zh", "五千万英镑"),
    ],
)
def test_fifty_million_of_money(language: str, text: str) -> None:
    (figure,) = figures_of(text, language)
    assert figure.values[0] == 50_000_000
    assert figure.unit == "money"
    assert text[figure.span.start : figure.span.end] == text


@pytest.mark.parametrize(
    ("language", "text", "value", "unit"),
    [
        ("en", "50%", 50, "share"),
        ("en", "fifty per cent", 50, "share"),
        ("de", "12,5 Prozent", Decimal("12.5"), "share"),
        ("zh", "百分之五十", 50, "share"),
        ("en", "12-month", 12, "time"),
        ("en", "twelve months", 12, "time"),
        ("ja", "五十年間", 50, "time"),
        ("en", "the 1980s", 1980, "year"),
        ("en", "in 2026.", 2026, "year"),
        ("ja", "二〇二六年", 2026, "year"),
        ("en", "45,000 individuals", 45000, "individuals"),
        ("en", "one hundred and twenty-three officers", 123, "officers"),
        ("de", "einhundertdreiundzwanzig Beamte", 123, "beamte"),
        ("zh", "1億2300万円", 123_000_000, "money"),
        ("ar", "٥٠", 50, ""),
    ],
)
def test_figures_of_other_units(language: str, text: str, value: Decimal, unit: str) -> None:
    (figure,) = figures_of(text, language)
    assert (figure.values[0], figure.unit) == (value, unit)


def test_an_ordinal_is_no_figure() -> None:
    assert figures_of("the second man") == ()


@given(
    st.text() | st.text(st.sampled_from("五千万億〇百分之1.,0 £%m-"), max_size=30), st.sampled_from(["en", "ja", "xx"])
)
def test_figures_stand_in_order_and_apart(text: str, language: str) -> None:
    done = 0
    for figure in figures_of(text, language):
        assert done <= figure.span.end <= len(text)
        assert figure.span.start < figure.span.end
        assert figure.values
        done = figure.span.end


@given(st.integers(1, 99_999_999))
def test_chinese_numerals_are_read_as_they_are_written(number: int) -> None:
    (figure,) = figures_of(f"{written(number)}円", "ja")
    assert figure.values == (Decimal(number),)


def written(number: int) -> str:
    """Return a number below a hundred million in Japanese numerals, with 一 in front of each power of ten."""
    high, low = divmod(number, 10_000)
    return (below(high) + "万" if high else "") + below(low)


def below(number: int) -> str:
    places = [(1000, "千"), (100, "百"), (10, "十"), (1, "")]
    digits = [(number // worth % 10, name) for worth, name in places]
    return "".join("〇一二三四五六七八九"[digit] + name for digit, name in digits if digit)
