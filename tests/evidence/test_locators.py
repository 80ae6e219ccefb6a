"""Locators are compared by what they count; what nobody knows is never called wrong."""

from __future__ import annotations

from math import inf

import pytest

from site_builder.evidence.folding import fold
from site_builder.evidence.locators import LocatorKind, LocatorRange, locator_range, standing
from site_builder.evidence.places import place_starts
from site_builder.evidence.receipt import Span


@pytest.mark.parametrize(
    ("locator", "kind", "first", "last"),
    [
        ("p. 12", LocatorKind.PAGES, 12, 12),
        ("pp. 12–14", LocatorKind.PAGES, 12, 14),
        ("Seite 7", LocatorKind.PAGES, 7, 7),
        ("12", LocatorKind.PAGES, 12, 12),
        ("第12页", LocatorKind.PAGES, 12, 12),
        ("00:14:05", LocatorKind.SECONDS, 845, 845),
        ("14:05", LocatorKind.SECONDS, 845, 845),
        ("1:02:03.5 - 1:02:09", LocatorKind.SECONDS, 3723, 3729),
    ],
)
def test_pages_and_times_are_read(locator: str, kind: LocatorKind, first: int, last: int) -> None:
    assert locator_range(locator) == LocatorRange(kind, first, last)


@pytest.mark.parametrize(
    "locator", ["the box on the left", "chapter 3", "slide 4", "p. xii", "p. 12, note 3", "1" * 500]
)
def test_what_is_neither_is_left_alone(locator: str) -> None:
    assert locator_range(locator) is None


@pytest.mark.parametrize(
    ("begin", "span", "expected"),
    [
        ((0, 10, 20), Span(12, 15), (2, 2)),
        ((0, 10, 20), Span(8, 12), (1, 2)),
        ((0, -1, 20), Span(12, 15), (1, 2)),
        ((0, 10, -1), Span(12, 15), (2, 3)),
        ((0, 10, 20), Span(25, 30), (3, 3)),
    ],
)
def test_words_may_stand_on_every_page_that_is_not_ruled_out(
    begin: tuple[int, ...], span: Span, expected: tuple[int, int]
) -> None:
    assert standing(span, ("p. 1", "p. 2", "p. 3"), begin) == LocatorRange(LocatorKind.PAGES, *expected)


def test_words_before_the_first_known_place_stand_nobody_knows_where() -> None:
    assert standing(Span(2, 5), ("p. 1", "p. 2"), (-1, 10)) is None
    assert standing(Span(2, 5), ("front", "p. 2"), (0, 10)) is None


def test_a_time_may_lie_a_little_before_and_up_to_what_is_said_next() -> None:
    times = ("00:00:10", "00:00:20", "00:00:30")
    assert standing(Span(12, 15), times, (0, 10, 20)) == LocatorRange(LocatorKind.SECONDS, 15, 30)
    assert standing(Span(22, 25), times, (0, 10, 20)) == LocatorRange(LocatorKind.SECONDS, 25, inf)


def test_places_that_stand_nowhere_cost_no_more_than_the_budget() -> None:
    text = fold("a" * 1_000_000)
    assert set(place_starts(["b"] * 10_000, text)) == {-1}
