"""The paragraphs of a Markdown body as readers see them: what they quote, and what in them cannot be seen."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from markdown_it.token import Token

from site_builder.content.document import Quotation
from site_builder.content.word_position import MAX_SKIPPED, TextPlaces
from site_builder.evidence.quotation_marks import quotations
from site_builder.findings.characters import described, hidden_in, with_hidden_marked
from site_builder.findings.finding import Finding, finding

HOLDER = "\ufffc"
"""What stands for a citation, and at both ends of words that are struck out: nobody wrote what readers then see."""
MAX_LINES_OF_LINK = 4
"""On how many lines the title of a link is looked for, to point at words in it."""
MAX_SPELLING = 8
"""How many characters of a title's source are looked through for each of its characters: an entity has some."""
MAX_SIGNATURE = 80
"""How long a block may be, in code points, that says below a quotation where it is from, such as “— the harbour report”."""
_WORD = re.compile(r"\S+")


class BodySource(NamedTuple):
    """The file that a body was read from: its path, its lines, and the line (from 1) on which the body begins."""

    path: str
    lines: tuple[str, ...]
    first_line: int


class BodyParagraph(NamedTuple):
    """One block of text as readers see it, with its pieces between which there may be markup, and its lines in the body.

    ``quoted`` is the number of the block quotation that it stands in, or 0; ``cited`` are the sources that it cites; ``apart`` that it is no part of the running text, such as the title
    of a link, so that no quotation goes on from it or into it. ``column`` (from 0) is where it begins on its first line.
    ``outer`` is the number of the outermost block that it is in, such as a list or a table; a note is in that which refers to it.
    """

    shown: str
    pieces: tuple[tuple[int, str], ...]
    lines: tuple[int, int]
    quoted: int = 0
    apart: bool = False
    column: int = 0
    cited: tuple[str, ...] = ()
    outer: int = 0


def code_of(block: Token, *, quoted: int, outer: int) -> BodyParagraph:
    """Return a block of code: readers take words in quotation marks for somebody's words there too."""
    words = block.content.strip()
    pieces = tuple((match.start(), match[0]) for match in _WORD.finditer(words))
    return BodyParagraph(words, pieces, _lines(block.map), quoted, outer=outer)


def paragraph_of(block: Token, *, quoted: int, outer: int) -> BodyParagraph:
    """Return a block of text from the parser; ``quoted`` is the number of a block quotation that it stands in."""
    cited = tuple(token.content for token in block.children or () if token.type == "citation")
    return BodyParagraph(*_text_of(block.children or ()), _lines(block.map), quoted, cited=cited, outer=outer)


def asides_of(link: Token, place: tuple[int, int], outer: int) -> Iterator[BodyParagraph]:
    """Yield what is shown beside the text because of a link or a picture: its title, and the text in place of a picture.

    ``place`` is where it stands, or what it refers to: the line (of the body) and the column, both from 0.
    """
    texts = [str(link.attrGet("title") or ""), *(_alternatives(link) if link.type == "image" else ())]
    line, column = place
    for text in filter(None, texts):
        pieces = tuple((match.start(), match[0]) for match in _WORD.finditer(text))
        yield BodyParagraph(text, pieces, (line, line + MAX_LINES_OF_LINK), apart=True, column=column, outer=outer)


def _alternatives(picture: Token) -> Iterator[str]:
    """Yield the text in place of a picture: one that stands in it gives its own as well."""
    yield "".join(seen_text(token) for token in picture.children or ())
    for token in picture.children or ():
        if token.type == "image":
            yield from _alternatives(token)


def _text_of(tokens: Sequence[Token]) -> tuple[str, tuple[tuple[int, str], ...]]:
    """Return the text of a block, and its pieces."""
    texts, pieces, length = [], [], 0
    for token in tokens:
        words = seen_text(token)
        if token.type in ("text", "code_inline") and words:
            pieces.append((length, words))
        texts.append(words)
        length += len(words)
    return "".join(texts), tuple(pieces)


def _lines(map: Sequence[int] | None) -> tuple[int, int]:
    first, last = map or (0, 1)
    return first, last


def quotations_in(
    paragraphs: Sequence[BodyParagraph], source: BodySource, cited_in: Mapping[int, Sequence[str]]
) -> Iterator[Quotation]:
    """Yield what stands in quotation marks or in a block quotation, in the order of the text.

    Each names the sources that its paragraph cites, or its block quotation, and else those of its outermost block
    (``cited_in``), and else, for a block that is nothing but a quotation, those of the blocks that introduce it or sign it.
    """
    prose = [paragraph for paragraph in paragraphs if not (paragraph.quoted or paragraph.apart)]
    marked = defaultdict[int, list[tuple[int, int]]](list)
    for running in (prose, *([paragraph] for paragraph in paragraphs if paragraph.apart)):
        for number, start, end in quotations([paragraph.shown for paragraph in running]):
            marked[id(running[number])].append((start, end))
    quoting = {paragraph.outer for paragraph in paragraphs if paragraph.quoted or marked[id(paragraph)]}
    beside = _cited_beside(paragraphs, cited_in, quoting)
    cited = defaultdict[int, list[str]](list)
    for paragraph in paragraphs:
        if paragraph.quoted:
            cited[paragraph.quoted] += paragraph.cited
    for paragraph in paragraphs:
        stretches = [(0, len(paragraph.shown))] if paragraph.quoted else marked[id(paragraph)]
        if not stretches:
            continue
        places = _places(paragraph, source)
        own = cited[paragraph.quoted] if paragraph.quoted else paragraph.cited
        named = own or cited_in.get(paragraph.outer, ())
        if not named and (paragraph.quoted or _is_all_quoted(paragraph, stretches)):
            named = beside.get(paragraph.outer, ())
        sources = tuple(dict.fromkeys(named))
        for start, end in stretches:
            words = paragraph.shown[start:end]
            if paragraph.quoted:  # Behind the words of a block quotation stands where they are from.
                words = words.rstrip().removesuffix(HOLDER)
            at = start + len(words) - len(words.lstrip())
            yield Quotation(words.strip(), places.place(at, words.strip()), sources)


def _is_all_quoted(paragraph: BodyParagraph, stretches: Sequence[tuple[int, int]]) -> bool:
    """Say whether a paragraph has hardly a word outside of quotation marks."""
    return len(paragraph.shown) - sum(end - start for start, end in stretches) <= MAX_SIGNATURE // 4


def _cited_beside(
    paragraphs: Sequence[BodyParagraph], cited_in: Mapping[int, Sequence[str]], quoting: Collection[int]
) -> Mapping[int, Sequence[str]]:
    """Return, for each outermost block, what is cited by the one before it that ends with a colon, or by a short one behind it.

    ``quoting`` are the blocks that quote something themselves.
    """
    texts = defaultdict[int, str](str)
    for paragraph in paragraphs:
        if not paragraph.apart:
            texts[paragraph.outer] += f"{paragraph.shown} "
    blocks = list(texts)
    beside = defaultdict[int, list[str]](list)
    for before, block in pairwise(blocks):
        if texts[before].rstrip(f" {HOLDER}").endswith((":", "：")):
            beside[block] += cited_in.get(before, ())
        if block not in quoting and len(texts[block].strip()) <= MAX_SIGNATURE:
            beside[before] += cited_in.get(block, ())
    return beside


def hidden_characters(paragraphs: Sequence[BodyParagraph], source: BodySource) -> Iterator[Finding]:
    """Yield a finding for the first invisible character of each paragraph: an entity can stand for one."""
    for paragraph in paragraphs:
        if hidden := next(hidden_in(paragraph.shown), None):
            place = _places(paragraph, source).place(hidden.start(), hidden[0])
            message = f"{described(hidden[0])} is written here."
            excerpt = with_hidden_marked(source.lines[place.line - 1])
            yield finding("hidden-character", place, message, "Take it out.", excerpt=excerpt)


def _places(paragraph: BodyParagraph, source: BodySource) -> TextPlaces:
    first, last = (number + source.first_line - 1 for number in paragraph.lines)
    longest = MAX_SKIPPED + MAX_SPELLING * len(paragraph.shown) if paragraph.apart else None
    return TextPlaces(source.path, paragraph.pieces, source.lines, (first, paragraph.column), (last, 0), longest)


def seen_text(token: Token) -> str:
    """Return the text that readers see of a part of a paragraph, with :data:`HOLDER` where something else is shown."""
    if token.type in ("text", "code_inline"):
        return token.content
    return {"softbreak": " ", "hardbreak": "\n", "citation": HOLDER, "s_open": HOLDER, "s_close": HOLDER}.get(
        token.type, ""
    )
