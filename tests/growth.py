"""How the time that something takes grows with the size of what it is given, on a machine that has other work too."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time
from typing import TypeVar

T = TypeVar("T")

FACTOR = 4
MAX_GROWTH = 8
"""What takes FACTOR times as much may take this many times as long; a square would be 16."""
NOISE = 0.1
"""Seconds of the processor that are no growth: imports, caches, the rest of the machine."""
TRIES = 6
"""How often both are timed again when the growth seems too great: other work makes times longer, never shorter."""


def assert_linear(make: Callable[[int], T], do: Callable[[T], object], size: int) -> None:
    """Do something with what is made of one size, and of four times that size, and compare the times."""
    small, large = make(size), make(FACTOR * size)
    do(small)
    least, most = _time(do, small), _time(do, large)
    for _ in range(TRIES):
        if most <= MAX_GROWTH * least + NOISE:
            break
        least, most = min(least, _time(do, small)), min(most, _time(do, large))
    assert most <= MAX_GROWTH * least + NOISE, f"{size} takes {least:.2f} s, {FACTOR} times as much {most:.2f} s"


def _time(do: Callable[[T], object], given: T) -> float:
    start = process_time()
    do(given)
    return process_time() - start
