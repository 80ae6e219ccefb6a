"""Where in a file's lines some words begin, so that a message can point at them."""

from __future__ import annotations

from collections.abc import Sequence

LONGEST = 40
"""How many of the first characters are looked for; words may be wrapped or hold markup further on."""


def locate(
    words: str, lines: Sequence[str], start: tuple[int, int], end: int, *, whole: bool = False
) -> tuple[int, int] | None:
    """Return the line and the column, both from 0, at which ``words`` begin, or None.

    Looks from ``start`` (line and column) up to but not including line ``end``. Unless ``whole`` is set, a
    beginning will do: as long as there is one, and at least one character.
    """
    lengths = (len(words),) if whole else range(min(len(words), LONGEST), 0, -1)
    for length in lengths:
        needle = words[:length]
        for line in range(start[0], min(end, len(lines))):
            column = lines[line].find(needle, start[1] if line == start[0] else 0)
            if column >= 0:
                return line, column
    return None
