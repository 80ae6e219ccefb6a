"""How long each stage takes, by a clock that is passed in."""

from __future__ import annotations

from collections.abc import Callable

Clock = Callable[[], float]
"""Gives a number of seconds that only grows."""


class Stopwatch:
    """The seconds that each stage took, in ``laps``."""

    def __init__(self, clock: Clock) -> None:
        self.laps: dict[str, float] = {}
        self._clock = clock
        self._last = clock()

    def lap(self, stage: str) -> None:
        """Note that a stage has ended."""
        now = self._clock()
        self.laps[stage] = self.laps.get(stage, 0.0) + now - self._last
        self._last = now
