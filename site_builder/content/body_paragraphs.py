"""The paragraphs of a Markdown body as readers see them: what they quote, and what in them cannot be seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from markdown_it.token import Token

from site_builder.content.document import Quotation
from site_builder.content.word_position import TextPlaces
from site_builder.evidence.quotation_marks import quotations
from site_builder.findings.characters import hidden_in, with_marks
from site_builder.findings.values import Finding, finding

HOLDER = "\ufffc"
"""What stands for a citation, and for code in prose."""
_LETTER = re.compile(r"\w")


class Source(NamedTuple):
    """The file that a body was read from: its path, its lines, and the line (from 1) on which the body begins."""

    path: str
    lines: tuple[str, ...]
    first_line: int


class Paragraph(NamedTuple):
    """One block of running text: ``shown`` as readers see it, ``prose`` of the same length with a mark for what is code."""

    shown: str
    prose: str
    pieces: tuple[tuple[int, str], ...]
    lines: tuple[int, int]
    quoted: bool


def quoted_code(token: Token) -> Paragraph:
    """Return a block of code that stands in a block quotation: readers take it for an article's words all the same."""
    words = token.content.strip()
    first, last = token.map or (0, 1)
    return Paragraph(words, "", ((0, words.partition("\n")[0]),), (first, last), quoted=True)


def paragraph_of(block: Token, *, quoted: bool) -> Paragraph:
    """Return a block of text from the parser; ``quoted`` says that it stands in a block quotation."""
    texts, prose, pieces, length = [], [], [], 0
    for token in block.children or ():
        words = shown(token)
        if token.type in ("text", "code_inline") and words:
            pieces.append((length, words))
        texts.append(words)
        # Quotation marks that are set as code are shown all the same; words that are set as code are no prose.
        prose.append(len(words) * HOLDER if token.type == "code_inline" and _LETTER.search(words) else words)
        length += len(words)
    first, last = block.map or (0, 1)
    return Paragraph("".join(texts), "".join(prose), tuple(pieces), (first, last), quoted)


def quotations_in(paragraphs: Sequence[Paragraph], source: Source) -> Iterator[Quotation]:
    """Yield what stands in quotation marks or in a block quotation, in the order of the text."""
    prose = [paragraph for paragraph in paragraphs if not paragraph.quoted]
    marked = defaultdict[int, list[tuple[int, int]]](list)
    for number, start, end in quotations([paragraph.prose for paragraph in prose]):
        marked[id(prose[number])].append((start, end))
    for paragraph in paragraphs:
        stretches = [(0, len(paragraph.shown))] if paragraph.quoted else marked[id(paragraph)]
        if not stretches:
            continue
        places = _places(paragraph, source)
        for start, end in stretches:
            words = paragraph.shown[start:end]
            at = start + len(words) - len(words.lstrip())
            yield Quotation(words.strip(), places.place(at, words.strip()))


def hidden_characters(paragraphs: Sequence[Paragraph], source: Source) -> Iterator[Finding]:
    """Yield a finding for the first invisible character of each paragraph: an entity can stand for one."""
    for paragraph in paragraphs:
        if hidden := next(hidden_in(paragraph.shown), None):
            place = _places(paragraph, source).place(hidden.start(), hidden[0])
            message = f"An invisible character (U+{ord(hidden[0]):04X}) is written here."
            excerpt = with_marks(source.lines[place.line - 1])
            yield finding("hidden-character", place, message, "Take it out.", excerpt=excerpt)


def _places(paragraph: Paragraph, source: Source) -> TextPlaces:
    first, last = (number + source.first_line - 1 for number in paragraph.lines)
    return TextPlaces(source.path, paragraph.pieces, source.lines, (first, 0), last)


def shown(token: Token) -> str:
    """Return the text that readers see of a part of a paragraph; a citation leaves a mark, so that words do not join."""
    if token.type in ("text", "code_inline"):
        return token.content
    return {"softbreak": " ", "hardbreak": " ", "citation": HOLDER}.get(token.type, "")
