"""Chance that is the same everywhere: only ``Random.random()`` gives the same numbers on every version of Python."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random
from typing import TypeVar

T = TypeVar("T")


def below(random: Random, limit: int) -> int:
    """Return a whole number from 0 to below the limit."""
    return int(random.random() * limit)


def pick(random: Random, choices: Sequence[T]) -> T:
    """Return one of the choices."""
    return choices[int(random.random() * len(choices))]


def shuffled(random: Random, items: Sequence[T]) -> list[T]:
    """Return the items in an order of chance."""
    return [item for _, item in sorted(((random.random(), item) for item in items), key=lambda pair: pair[0])]
