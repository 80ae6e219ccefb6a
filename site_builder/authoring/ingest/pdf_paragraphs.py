"""Paragraphs out of the lines of a PDF file: by their distance, their size, their indent, and by whether the next word fitted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from msgspec import Struct

from site_builder.authoring.ingest.paragraphs import (
    ENDS_A_SENTENCE,
    ITEM,
    as_they_go_on,
    begins_unspaced,
    first_word,
    whole_words,
    without_ligatures,
)
from site_builder.authoring.ingest.pdf_lines import Line, is_right_to_left

OTHER_SIZE = 0.08
"""By what share letters differ in height that are of another size."""
MIN_PARAGRAPH_GAP = 1.25
"""How many times the usual distance of lines parts paragraphs."""
MIN_HEADLINE_HEIGHT = 1.15
"""How many times as high as those of the text a headline's letters are."""
MIN_INDENT = 0.8
"""How many heights of its letters a first line is set in."""

_LEADERS = re.compile(r"(?:\.\s?){5,}\s*\w+\s*\Z")
"""The end of a line in a table of contents."""


class PdfParagraph(Struct, frozen=True):
    """A text, how high its letters are, and at which of its offsets which page begins."""

    text: str
    height: float
    pages: tuple[tuple[int, int], ...]


class _Set(Struct, frozen=True):
    """A line on its page, with the edges of the column that it stands in."""

    line: Line
    page: int
    left: float
    right: float


def body_height(pages: Sequence[Sequence[Line]]) -> float:
    """Return how high most letters of a text are."""
    heights = sorted((line.height, len(line.text)) for page in pages for line in page)
    half = sum(count for _, count in heights) / 2
    for height, count in heights:
        half -= count
        if half <= 0:
            return height
    return 0.0


def paragraphs_of(pages: Sequence[Sequence[Line]]) -> list[PdfParagraph]:
    """Return the paragraphs of pages; one that goes on over the end of a page or a column is one."""
    lines = [each for number, page in enumerate(pages, start=1) for each in _in_columns(page, number)]
    body, leading = body_height(pages), _leading(lines)
    known = whole_words("\n".join(each.line.text for each in lines))
    groups: list[list[_Set]] = []
    going: list[_Set] = []
    for each in lines:
        if going and not _begins(going[-1], each, leading, body):
            going.append(each)
        elif (over := _open_before_notes(groups, each, body)) is not None:
            going = over
            going.append(each)
        else:
            going = [each]
            groups.append(going)
    return [_paragraph(group, known) for group in groups]


def _in_columns(page: Sequence[Line], number: int) -> Iterator[_Set]:
    for line in page:
        beside = [
            other
            for other in page
            if other.left < line.right and line.left < other.right and not _differs(other.height, line.height)
        ]
        yield _Set(line, number, min(each.left for each in beside), max(each.right for each in beside))


def _differs(one: float, other: float) -> bool:
    return abs(one - other) > OTHER_SIZE * max(one, other)


def _leading(lines: Sequence[_Set]) -> float:
    """Return the usual distance of lines, in heights of their letters."""
    distances = [
        (one.line.bottom - other.line.bottom) / one.line.height
        for one, other in pairwise(lines)
        if one.page == other.page and one.line.height and not _differs(one.line.height, other.line.height)
    ]
    usual = [distance for distance in distances if 0.5 < distance < 3]
    return min(max(median(usual), 0.9), 2.6) if usual else 1.2


def _begins(before: _Set, this: _Set, leading: float, body: float) -> bool:
    """Say whether a paragraph begins with a line."""
    one, other = before.line, this.line
    if _differs(one.height, other.height) or ITEM.match(other.text) or _LEADERS.search(one.text):
        return True
    ends = bool(ENDS_A_SENTENCE.search(one.text))
    if before.page != this.page or other.bottom > one.bottom + one.height:
        return ends or one.pieces > 1 or other.pieces > 1
    is_headline = one.height > MIN_HEADLINE_HEIGHT * body
    if one.bottom - other.bottom > MIN_PARAGRAPH_GAP * (max(leading, 1.1) if is_headline else leading) * one.height:
        return True
    if one.pieces > 1 and other.pieces > 1:
        return True
    if ends and _is_set_in(this) and not _is_set_in(before):
        return True
    in_sentence = not ends and other.text[:1].islower()
    return not is_headline and not in_sentence and _had_room(before, this)


def _is_set_in(each: _Set) -> bool:
    """Say whether a line begins behind the edge of its column."""
    line = each.line
    by = each.right - line.right if is_right_to_left(line.text) else line.left - each.left
    return by > MIN_INDENT * line.height


def _had_room(before: _Set, this: _Set) -> bool:
    """Say whether the first word of a line would have fitted behind the line before, so that somebody ended that."""
    text = this.line.text
    per_letter = (this.line.right - this.line.left) / len(text)
    needed = per_letter * (len(first_word(text)) + 2)
    if is_right_to_left(before.line.text):
        return before.line.left - needed > before.left
    return before.line.right + needed < before.right


def _open_before_notes(groups: Sequence[list[_Set]], this: _Set, body: float) -> list[_Set] | None:
    """Return the paragraph of the page before that a line goes on with, over the notes at the foot of that page."""
    if not groups or groups[-1][-1].page == this.page or _differs(this.line.height, body):
        return None
    for group in reversed(groups):
        last = group[-1]
        if last.page != this.page - 1:
            return None
        if not _differs(last.line.height, body):
            goes_on = not ENDS_A_SENTENCE.search(last.line.text) and not this.line.text[:1].isupper()
            return group if goes_on and last.line.pieces == this.line.pieces == 1 else None
        if last.line.height > body:
            return None
    return None


def _paragraph(group: Sequence[_Set], known: frozenset[str]) -> PdfParagraph:
    parts = as_they_go_on([without_ligatures(each.line.text) for each in group], known, parts_words=True)
    pages: list[tuple[int, int]] = []
    at = 0
    for each, part in zip(group, parts, strict=True):
        if not pages or pages[-1][1] != each.page:
            pages.append((at, each.page))
        at += len(part)
    text = "".join(parts)
    return PdfParagraph(text, group[0].line.height, tuple((_word_begin(text, at), page) for at, page in pages))


def _word_begin(text: str, at: int) -> int:
    """Return where the next word begins: one that goes over the end of a page is on the page before."""
    if at == 0 or text[at - 1].isspace() or begins_unspaced(text[at:]):
        return at
    space = text.find(" ", at)
    return at if space < 0 else space + 1
