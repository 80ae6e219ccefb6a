"""Many short lines in order, of which only some are in memory: the others lie sorted in files without a name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from heapq import merge
from tempfile import TemporaryFile
from typing import IO

MAX_HELD = 100_000
"""How many lines are held in memory: some 20 MB."""
_LENGTH = 4


class SortedLines:
    """Lines that are added in any order, and come out in that of their bytes. Raises :class:`OSError` where the disk does."""

    def __init__(self) -> None:
        self.count = 0
        self._held: list[bytes] = []
        self._runs: list[IO[bytes]] = []
        self._stack = ExitStack()

    def add(self, lines: Iterable[bytes]) -> None:
        """Add lines."""
        before = len(self._held)
        self._held += lines
        self.count += len(self._held) - before
        if len(self._held) >= MAX_HELD:
            self._put_away()

    def _put_away(self) -> None:
        run = self._stack.enter_context(TemporaryFile())  # noqa: SIM115
        run.writelines(part for line in sorted(self._held) for part in (len(line).to_bytes(_LENGTH, "big"), line))
        self._runs.append(run)
        self._held.clear()

    def in_order(self) -> Iterator[bytes]:
        """Yield all lines; nothing can be added meanwhile."""
        yield from merge(*map(_read, self._runs), sorted(self._held))

    def close(self) -> None:
        """Give back what the disk holds."""
        self._stack.close()


def _read(run: IO[bytes]) -> Iterator[bytes]:
    run.seek(0)
    while length := run.read(_LENGTH):
        yield run.read(int.from_bytes(length, "big"))
