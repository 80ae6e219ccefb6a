"""How many there are of something, in words: the one place that writes “1 claim” and “2,000 claims”."""

from __future__ import annotations

from collections.abc import Iterable


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: “1 claim”, “2,000 claims”. ``thing`` is a noun that takes an “s” in the plural."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def listed(things: Iterable[str]) -> str:
    """Return things as a list in words: “a”, “a and b”, “a, b and c”."""
    *first, last = things
    return f"{', '.join(first)} and {last}" if first else last
