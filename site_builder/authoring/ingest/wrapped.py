"""Plain texts whose lines were broken to fit a width: which ends of lines mean nothing, and the text without them.

A program that breaks lines begins a new one only where the next word does not fit. So an end of a line means nothing where
the first word of the next line would have gone beyond the width, and stands where it would have fitted: behind a heading,
in an address, a poem, a list. The width is the one that explains most of the ends in the middle of a sentence; a text of
which none explains most of them was broken by hand and stays as it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from unicodedata import east_asian_width

from msgspec import Struct

from site_builder.authoring.ingest.paragraphs import (
    ENDS_A_SENTENCE,
    ITEM,
    begins_unspaced,
    first_word,
    joined_lines,
    whole_words,
)

MIN_WIDTH, MAX_WIDTH = 32, 160
"""Between how many columns the width lies."""
MIN_LOOSE_WIDTH = 60
"""From which width on a line may stop short of it: some programs even their lines out."""
MIN_SHARE_OF_WIDTH = 0.85
"""What share of the width such a line has at least."""
MAX_SHARE_OF_WIDTH = 1.05
"""How far beyond the width a line may go: some programs leave room for a mark."""
MIN_BROKEN_LINES = 2
"""How many ends in the middle of a sentence a text has at least that is taken for one with broken lines."""
MIN_SHARE_EXPLAINED = 0.75
"""What share of them the width explains at least."""
MIN_FULL_LINES = 3
"""How many ends of full lines in one block tell of a width, whatever the rest of the text is."""
MAX_ENDS_SAMPLED = 3000
"""How many ends of lines are looked at to find the width."""
PARTED_WORDS = 0.06
"""What share of broken lines end with a hyphen, where a program parted words."""

_MARKS = re.compile(r"(?:[ \t]?[>|])+[ \t]?")
_IN_COLUMNS = re.compile(r"\S(?:\t|\s{3,})\S")


class _Line(Struct, frozen=True):
    """A line: the marks of somebody's quotation before it, how far it is indented, its words, and its columns in all."""

    marks: str
    indent: int
    text: str
    columns: int
    flows: bool


class _End(Struct, frozen=True):
    """The end of a line that another follows: how far the line goes, how far it would go with the next word."""

    columns: int
    with_next: int
    is_in_sentence: bool


def unwrapped(text: str, *, flows: bool = False) -> str | None:
    """Return a text with one paragraph a line, or None where its lines were not broken to fit a width.

    ``flows`` says that a space at the end of a line tells that it goes on (RFC 3676).
    """
    lines = [_line(each) for each in text.replace("\r\n", "\n").replace("\r", "\n").strip("\n").split("\n")]
    ends = [_end(*pair) for pair in pairwise(lines)]
    goes_on = [line.flows and bool(end) for line, end in zip(lines, ends, strict=False)] if flows else _broken(ends)
    if not any(goes_on):
        return None
    return "\n".join(_paragraphs(lines, [*goes_on, False])) + "\n"


def _line(raw: str) -> _Line:
    marks = _MARKS.match(raw)
    rest = raw[marks.end() :] if marks else raw
    text = rest.strip()
    return _Line(
        "".join(marks[0].split()) if marks else "",
        len(rest) - len(rest.lstrip()),
        text,
        _columns(raw.rstrip()),
        flows=raw.endswith(" ") and bool(text) and text != "--",
    )


def _columns(text: str) -> int:
    return len(text) if text.isascii() else sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _end(line: _Line, following: _Line) -> _End | None:
    """Return the end of a line, or None for one that parts paragraphs for sure."""
    if not line.text or not following.text or line.marks != following.marks:
        return None
    is_item = bool(ITEM.match(line.text))
    if ITEM.match(following.text) or (following.indent > line.indent and not is_item):
        return None
    if _IN_COLUMNS.search(line.text) or _IN_COLUMNS.search(following.text):
        return None
    word = first_word(following.text)
    begins = following.text.lstrip("\"'“‘«„([")[:1]
    in_sentence = not ENDS_A_SENTENCE.search(line.text) and begins.isalpha() and not begins.isupper()
    return _End(line.columns, line.columns + _columns(word) + (not begins_unspaced(word)), in_sentence)


def _broken(ends: Sequence[_End | None]) -> list[bool]:
    """Return for each end of a line whether it means nothing."""
    blocks = [tuple(block) for _, block in groupby(ends, bool)]
    width = _width([[end for end in block if end] for block in blocks if block[0]])
    means_nothing: list[bool] = []
    for block in blocks:
        explained = width is not None and _explains(width, block)
        means_nothing += [
            bool(explained and end and width and (_is_broken(end, width) or _goes_beyond(end, width))) for end in block
        ]
    return means_nothing


def _is_broken(end: _End, width: int) -> bool:
    if end.columns > width:
        return False
    return end.with_next > width or (
        end.is_in_sentence and width >= MIN_LOOSE_WIDTH and end.columns >= MIN_SHARE_OF_WIDTH * width
    )


def _goes_beyond(end: _End, width: int) -> bool:
    return width >= MIN_LOOSE_WIDTH and width < end.columns <= MAX_SHARE_OF_WIDTH * width


def _explains(width: int, block: Sequence[_End | None]) -> bool:
    """Say whether a width explains most ends in the middle of a sentence in lines that stand together."""
    inside = [end for end in block if end and end.is_in_sentence]
    return sum(_is_broken(end, width) for end in inside) >= MIN_SHARE_EXPLAINED * len(inside)


def _width(blocks: Sequence[Sequence[_End]]) -> int | None:
    """Return the width that explains most ends of lines in the middle of a sentence, if one does."""
    some = _first_of(blocks)
    ends = [end for block in some for end in block]
    inside = [end for end in ends if end.is_in_sentence]
    explained = {
        width: sum(_is_broken(end, width) for end in inside)
        for width in {end.columns for end in ends}
        if MIN_WIDTH <= width <= MAX_WIDTH
    }
    for width in sorted(explained, key=lambda each: (explained[each], each), reverse=True)[:3]:
        if explained[width] >= max(MIN_BROKEN_LINES, MIN_SHARE_EXPLAINED * len(inside)) or any(
            _fills(width, block) for block in some
        ):
            return width
    return None


def _first_of(blocks: Sequence[Sequence[_End]]) -> list[Sequence[_End]]:
    """Return as many blocks as are looked at."""
    done, some = 0, []
    for block in blocks:
        if done < MAX_ENDS_SAMPLED:
            some.append(block[:MAX_ENDS_SAMPLED])
            done += len(block)
    return some


def _fills(width: int, block: Sequence[_End]) -> bool:
    """Say whether lines that stand together fill a width all, so that they alone tell that it was one."""
    return (
        width >= MIN_LOOSE_WIDTH
        and len(block) >= MIN_FULL_LINES
        and all(end.columns <= width < end.with_next for end in block)
    )


def _paragraphs(lines: Sequence[_Line], goes_on: Sequence[bool]) -> Iterator[str]:
    known = whole_words("\n".join(line.text for line in lines))
    hyphens = sum(line.text.endswith("-") for line, on in zip(lines, goes_on, strict=True) if on)
    parts_words = hyphens > PARTED_WORDS * sum(goes_on)
    open_: list[str] = []
    for line, on in zip(lines, goes_on, strict=True):
        if not open_ and line.text:
            open_.append(f"{line.marks} {line.text}" if line.marks else line.text)
        elif line.text:
            open_.append(line.text)
        if open_ and not on:
            yield joined_lines(open_, known, parts_words=parts_words) if len(open_) > 1 else open_[0]
            open_ = []
