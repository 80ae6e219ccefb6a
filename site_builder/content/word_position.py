"""Where in a file's lines some words stand, so that a message can point at them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from html import unescape
from itertools import accumulate

from site_builder.findings.finding import Place

MAX_SKIPPED = 2000
"""How many characters of markup between two pieces of a text are passed over to find the second."""
_ENTITY = re.compile(r"&#?\w{1,40};|\\[!-/:-@\[-`{-~]")


def place_of_words(words: str, lines: Sequence[str], start: tuple[int, int], end: int) -> tuple[int, int] | None:
    """Return the line and the column, both from 0, at which ``words`` stand on one line, or None.

    Looks from ``start`` (line and column) up to but not including line ``end``.
    """
    for line in range(start[0], min(end, len(lines))):
        column = lines[line].find(words, start[1] if line == start[0] else 0)
        if column >= 0:
            return line, column
    return None


class TextPlaces:
    """Where each character of a text stands in the lines that it was read from, which hold markup beside it.

    ``pieces`` are the parts of the text between which there may be markup, each with its offset in the text. They are
    looked for in their order, each behind the one before, so all of it takes one walk along the lines.
    """

    def __init__(
        self,
        path: str,
        pieces: Iterable[tuple[int, str]],
        lines: Sequence[str],
        start: tuple[int, int],
        end: tuple[int, int],
        longest: int | None = None,
    ) -> None:
        """Look for the pieces from ``start`` up to but not including ``end``, each a line and a column from 0.

        At most ``longest`` characters are looked through.
        """
        self._path, self._lines, (self._first, self._column) = path, lines, start
        between = [*lines[start[0] : end[0]], *(line[: end[1]] for line in lines[end[0] : end[0] + 1])]
        between[:1] = [line[start[1] :] for line in between[:1]]
        text, self._passed = _without_entities("\n".join(between)[:longest])
        self._ends = list(accumulate(len(line) + 1 for line in between))
        self._offsets: list[int] = []
        self._places: list[int] = []
        at = 0
        for offset, piece in pieces:
            found = text.find(piece, at, at + len(piece) + MAX_SKIPPED)
            place = found if found >= 0 else at
            self._offsets.append(offset)
            self._places.append(place)
            at = place + len(piece) if found >= 0 else at

    def place(self, offset: int, words: str) -> Place:
        """Return the place of ``words``, which begin at an offset of the text, as far as they stand on one line."""
        piece = max(0, bisect_right(self._offsets, offset) - 1)
        at = self._places[piece] + offset - self._offsets[piece] if self._places else 0
        at = self._passed[at] if at < len(self._passed) else at
        number = min(bisect_right(self._ends, at), len(self._ends) - 1)
        line = self._lines[self._first + number]
        column = min(at - (self._ends[number - 1] if number else -self._column), max(0, len(line) - 1))
        return Place(self._path, self._first + number + 1, column + 1, max(1, min(len(words), len(line) - column)))


def _without_entities(source: str) -> tuple[str, Sequence[int]]:
    """Return Markdown with the characters that its entities and escapes stand for, and the offset of each in the source."""
    if "&" not in source and "\\" not in source:
        return source, range(len(source))
    texts, offsets, done = list[str](), list[int](), 0
    for match in _ENTITY.finditer(source):
        meant = match[0][1:] if match[0][0] == "\\" else unescape(match[0])
        texts += (source[done : match.start()], meant)
        offsets += (*range(done, match.start()), *[match.start()] * len(meant))
        done = match.end()
    return "".join((*texts, source[done:])), (*offsets, *range(done, len(source)))
