"""The standfirst of an article: the lines between its headline and its first paragraph.

It is found by what its makers call it, or because the page describes the article with the same words (JSON-LD or Open
Graph). Only what readers see on the page counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from site_builder.authoring.ingest.blocks import Block, Kind, letters
from site_builder.authoring.ingest.body import PageBody
from site_builder.authoring.ingest.page import marks_of
from site_builder.authoring.ingest.page_words import BOXES, STANDFIRSTS

MOST_LINES = 4
"""How many lines a standfirst has at most."""
MOST_LETTERS = 700
"""How many letters a line of it has at most."""
MIN_LINE_LETTERS = 15
"""How many letters it has at least."""
MAX_LETTERS_BEFORE = 30
"""How many letters may stand before a description: the name of a place or of a column."""
MIN_LETTERS_SHARED = 40
"""How many letters at the beginning of a description name the line that it describes the article with."""


def standfirst_of(blocks: Sequence[Block], body: PageBody, title: str, description: str) -> tuple[str, ...]:
    """Return the lines of an article's standfirst, which may be among what was taken."""
    headline = headline_number(blocks, body, title)
    begin = headline + 1 if headline is not None else 0
    first = blocks.index(body.taken[0]) if body.taken else 0
    described = letters(description)
    lines: list[str] = []
    for number, block in enumerate(blocks):
        if (
            len(lines) == MOST_LINES
            or not MIN_LINE_LETTERS <= len(block.letters) <= MOST_LETTERS
            or block.kind is Kind.CAPTION
        ):
            continue
        near = begin <= number <= max(first, begin) + 12
        stands_between = headline is not None and headline < number < first
        if (
            (near and _is_named(block))
            or _is_described(block, described)
            or _is_below(blocks, number, headline)
            or (stands_between and _is_passed(block, body))
        ):
            lines.append(block.text)
    return tuple(dict.fromkeys(lines))


def headline_number(blocks: Sequence[Block], body: PageBody, title: str) -> int | None:
    """Return the number of the block that is the headline: the last one before the article, when there are several."""
    wanted = letters(title)
    last = blocks.index(body.taken[-1]) if body.taken else len(blocks)
    found = [
        number for number, block in enumerate(blocks) if wanted and block.letters.endswith(wanted) and number <= last
    ]
    headings = [number for number in found if blocks[number].kind is Kind.HEADING]
    return next(iter(headings or found), None)


def _is_named(block: Block) -> bool:
    if block.linked > 0.5 * len(block.text):
        return False
    way = [block.element, *block.element.iterancestors()][:4]
    for element in way:
        if element.tag in ("article", "main", "body", "aside", "nav", "footer", "ul", "ol"):
            return False
        marks = marks_of(element)
        if not BOXES.isdisjoint(marks):
            return False
        if not STANDFIRSTS.isdisjoint(marks) or "description" in (element.get("itemprop") or ""):
            return sum(1 for _ in element.iter("p")) <= MOST_LINES
    return False


def _is_described(block: Block, described: str) -> bool:
    text = block.letters
    alike = (
        described[:MIN_LETTERS_SHARED] in text[: MIN_LETTERS_SHARED + MAX_LETTERS_BEFORE]
        or text[:MIN_LETTERS_SHARED] in described
    )
    return (
        len(text) >= MIN_LETTERS_SHARED
        and len(described) >= MIN_LETTERS_SHARED
        and alike
        and block.linked < 0.5 * len(block.text)
    )


def _is_passed(block: Block, body: PageBody) -> bool:
    """Say whether a block reads like a paragraph and was not taken for one."""
    return len(block.letters) >= MIN_LETTERS_SHARED and any(block is each for each in body.passed)


def _is_below(blocks: Sequence[Block], number: int, headline: int | None) -> bool:
    """Say whether a block is a lesser heading right below the headline, beside it."""
    if headline is None or number != headline + 1 or blocks[number].kind is not Kind.HEADING:
        return False
    one, other = blocks[headline].element, blocks[number].element
    return one.getparent() is other.getparent() or one.getparent() is other.getparent().getparent()
