"""Where sentences begin and end in an archived text, as well as that can be told without knowing its language."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.evidence.receipt import Span

SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[•£$€]*[^\W_a-z])")
"""The end of a sentence: its last mark, what closes behind it, and the white space before the next one."""
ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|Sir|St|No|vs|cf|e\.g|i\.e|[A-Z])\.$")
"""A full stop that ends no sentence."""
LINE_BREAK = re.compile(r"[\n\r\u2028\u2029]+")
"""Between two lines: no sentence goes on beyond one in the texts that we have met."""
BULLETS = "•‣◦⁃∙·*"
"""Signs that begin an item of a list and belong to no sentence."""

_UNSPACED_END = re.compile(r"(?<=[。！？])[」』”’）]*")


def sentences(text: str) -> tuple[Span, ...]:
    """Return the sentences of a text in order, each without white space and bullets around it."""
    return tuple(span for start, end in _lines(text) for span in _sentences(text, start, end))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in LINE_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _sentences(text: str, start: int, end: int) -> Iterator[Span]:
    line = text[start:end]
    cuts = [
        match.end()
        for match in SENTENCE_END.finditer(line)
        if not ABBREVIATION.search(line, max(0, match.start() - 8), match.start())
    ]
    cuts += [match.end() for match in _UNSPACED_END.finditer(line)]
    done = 0
    for cut in (*sorted(set(cuts)), len(line)):
        piece = line[done:cut]
        bare = piece.strip().lstrip(BULLETS).strip()
        if bare:
            at = start + done + piece.index(bare)
            yield Span(at, at + len(bare))
        done = cut
