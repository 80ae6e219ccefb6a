"""Which records are versions of one article, and in which order."""

from __future__ import annotations

from datetime import date

import pytest

from site_builder.analysis.versions import Recorded, Versions, versions_of
from tests.growth import assert_linear


def versions(**named: tuple[str | None, int | None]) -> Versions:
    return versions_of({id: Recorded(of, date(2026, 3, day) if day else None) for id, (of, day) in named.items()})


def test_a_chain_is_one_article_and_stands_in_the_order_of_days() -> None:
    found = versions(c=("b", 1), b=("a", 9), a=(None, 5), other=(None, 2))
    assert found.lines == dict.fromkeys("abc", ("c", "a", "b"))
    assert found.articles_of(["c", "b", "other"]) == {"a", "other"}
    assert (found.line("other"), found.circles) == (("other",), ())


def test_what_nobody_dated_is_the_first_or_among_the_last() -> None:
    assert versions(a=(None, None), b=("a", 3), c=("a", None)).line("a") == ("a", "b", "c")


def test_of_one_day_that_which_names_the_other_is_later() -> None:
    assert versions(z=(None, 3), y=("z", 3), x=("y", 3)).line("x") == ("z", "y", "x")


@pytest.mark.parametrize(
    "named", [{"a": ("a", 1)}, {"a": ("b", 1), "b": ("a", 2)}, {"a": ("b", 1), "b": ("c", 2), "c": ("a", 3)}]
)
def test_a_circle_is_told_and_is_one_article(named: dict[str, tuple[str, int]]) -> None:
    found = versions(late=("a", 9), **named)
    assert found.circles == (tuple(sorted(named)),)
    assert set(found.line("late")) == {"late", *named}
    assert found.articles_of(named) == {"a"}


def test_a_version_of_what_is_not_there_is_an_article_of_its_own() -> None:
    assert versions(a=("gone", 1)).line("a") == ("a",)


def test_a_long_chain_takes_no_longer_for_each() -> None:
    def chain(length: int) -> dict[str, Recorded]:
        return {str(n): Recorded(str(n - 1) if n else None, None) for n in reversed(range(length))}

    assert_linear(chain, versions_of, 2000)
