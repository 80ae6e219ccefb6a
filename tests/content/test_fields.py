"""What was meant by a value that is typed otherwise: said only where it can be read in one way."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.content.fields import day_meant, id_meant


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


@pytest.mark.parametrize(
    ("text", "id"),
    [
        ("Flood report", "flood-report"),
        ("flood_report.md", "flood-report"),
        ("FLOOD", "flood"),
        ("flood!", None),
        ("", None),
        ("–", None),
    ],
)
def test_the_id_that_was_meant(text: str, id: str | None) -> None:
    assert id_meant(text) == id
