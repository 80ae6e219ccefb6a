"""What was meant by a value that is typed otherwise: said only where it can be read in one way."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.content.dates import day_meant, read_date
from site_builder.content.fields import Refusal


@pytest.mark.parametrize(
    "text",
    [
        "20/11/2026",
        "20.11.2026",
        "11/20/2026",
        "2026/11/20",
        "2026.11.20",
        "20 November 2026",
        "20th Nov. 2026",
        "November 20, 2026",
        "20-11-2026",
        "2026-11-20 ",
    ],
)
def test_a_day_in_another_notation(text: str) -> None:
    assert day_meant(text) == date(2026, 11, 20)


@pytest.mark.parametrize(
    "text",
    [
        "01/03/2026",
        "1/3/26",
        "March 2026",
        "2026",
        "31/31/2026",
        "20 Ma 2026",
        "32 May 2026",
        "yesterday",
        "",
        "2026-W10",
        "12:30",
    ],
)
def test_a_day_that_can_be_read_in_two_ways_or_none(text: str) -> None:
    assert day_meant(text) is None


def test_one_day_twice_is_no_doubt() -> None:
    assert day_meant("03/03/2026") == date(2026, 3, 3)


@pytest.mark.parametrize("text", ["2026-11-20", "2024-02-29", "0001-01-01"])
def test_a_day_as_it_is_written(text: str) -> None:
    assert read_date(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "says", "replacement"),
    [
        ("2026-02-29", "There is no 2026-02-29 in the calendar.", None),
        ("2026-13-01", "There is no 2026-13-01 in the calendar.", None),
        ("0000-01-01", "There is no 0000-01-01 in the calendar.", None),
        ("20/11/2026", "“20/11/2026” is not a date.", "2026-11-20"),
        ("2026-11-20T10:00", "“2026-11-20T10:00” is not a date.", None),
        ("20261120", "“20261120” is not a date.", None),
        ("٢٠٢٦-١١-٢٠", "“٢٠٢٦-١١-٢٠” is not a date.", "2026-11-20"),
        ("", "“” is not a date.", None),
    ],
)
def test_what_is_no_day(text: str, says: str, replacement: str | None) -> None:
    refusal = read_date(text)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, refusal.message, refusal.replacement) == ("bad-date", says, replacement)
    assert replacement is None or replacement in refusal.hint
