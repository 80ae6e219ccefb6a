"""How many there are of something, in words: the one place that writes “1 claim” and “2,000 claims”."""

from __future__ import annotations


def counted(number: int, thing: str) -> str:
    """Return a number with its noun: “1 claim”, “2,000 claims”. ``thing`` is a noun that takes an “s” in the plural."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
