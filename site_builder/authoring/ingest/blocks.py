"""A page as blocks of text in reading order: paragraphs, headings, list items, rows of tables, captions.

A block's text is what a browser would copy: marks of lists and tables are not part of it, cells stand apart by tabs, and a
line break is a line break. Text that was struck out and readings of ruby are left out; :attr:`Block.struck` keeps the former.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from itertools import pairwise

from lxml.html import HtmlElement
from msgspec import Struct

from site_builder.authoring.ingest.fallback import FALLBACKS, has_notice, is_notice, notice_in
from site_builder.authoring.ingest.page import MAX_DEPTH, STRUCK_OUT, is_hidden, is_unseen

_BLOCK = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "body",
        "caption",
        "center",
        "dd",
        "details",
        "dialog",
        "div",
        "dl",
        "dt",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "html",
        "legend",
        "li",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_SPACES = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\v"
"""Stands for a line break of the page until white space is put in order."""
MAX_BLOCKS = 20_000
"""How many blocks of a page are looked at."""


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "list item"
    ROW = "row"
    CAPTION = "caption"


class Block(Struct, frozen=True, eq=False):
    """A block of text: its element, how many of its characters are in links, and what was struck out of it."""

    kind: Kind
    text: str
    element: HtmlElement
    linked: int
    struck: tuple[str, ...] = ()

    @property
    def letters(self) -> str:
        """The letters and digits of the text, in small letters, to compare it with other readings of the page."""
        return letters(self.text)


def letters(text: str) -> str:
    """Return the letters and digits of a text, in small letters."""
    return "".join(filter(str.isalnum, text)).casefold()


def blocks_of(root: HtmlElement) -> tuple[Block, ...]:
    """Return the blocks of a page in the order in which they are read."""
    walk = _Walk()
    body = root.find("body")
    walk.enter(root if body is None else body, 0)
    return tuple(walk.blocks)


def notices_of(root: HtmlElement) -> tuple[Block, ...]:
    """Return what a page shows in place of programs and says of them: no blocks, though one may be a sentence of the article."""
    if next(root.iter(*FALLBACKS), None) is None:
        return ()
    walk = _Walk()
    walk.enter(root, 0)
    return tuple(walk.notices)


def hidden_blocks_of(root: HtmlElement) -> tuple[tuple[Block, ...], ...]:
    """Return the blocks that a browser does not show, though nothing but a style or a name hides them: those of each element."""
    walk = _Walk()
    seen: set[HtmlElement] = set()
    ends = [0]
    for element in root.iter():
        if element.getparent() in seen:
            seen.add(element)
        elif is_hidden(element):
            seen.add(element)
            walk.uncover(element)
            ends.append(len(walk.blocks))
    return tuple(tuple(walk.blocks[begin:end]) for begin, end in pairwise(ends))


class _Run:
    """The text of one block while it grows."""

    def __init__(self, element: HtmlElement) -> None:
        self.element = element
        self.pieces: list[str] = []
        self.links: list[bool] = []
        self.struck: list[str] = []
        self.is_fallback = True


class _Walk:
    """One way through a page; a run of text ends where an element begins that stands on lines of its own."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self.notices: list[Block] = []
        self._run: _Run | None = None
        self._links = 0
        self._fallbacks = 0

    def enter(self, element: HtmlElement, depth: int) -> None:
        if depth > MAX_DEPTH or is_unseen(element) or len(self.blocks) >= MAX_BLOCKS:
            if has_notice(element):
                self.notices.append(Block(Kind.PARAGRAPH, notice_in(element), element, 0))
            return
        if element.tag == "tr" and not _is_layout(element):
            self._end()
            self._row(element)
            return
        if element.tag in _BLOCK:
            self._end()
            self._contents(element, element, depth)
            self._end()
        else:
            self._inline(element, depth)

    def uncover(self, element: HtmlElement) -> None:
        """Go through what is in a hidden element as if it were seen."""
        if len(self.blocks) < MAX_BLOCKS:
            self._contents(element, element, 0)
            self._end()

    def _contents(self, element: HtmlElement, holder: HtmlElement, depth: int) -> None:
        self._say(element.text, holder)
        for child in element:
            self.enter(child, depth + 1)
            self._say(child.tail, holder)

    def _inline(self, element: HtmlElement, depth: int) -> None:
        holder = self._run.element if self._run else _block_around(element)
        if element.tag == "br":
            self._say(_BREAK, holder)
        elif element.tag in STRUCK_OUT:
            self._strike(element, holder)
        else:
            self._links += element.tag == "a"
            self._fallbacks += element.tag in FALLBACKS
            self._contents(element, holder, depth)
            self._links -= element.tag == "a"
            self._fallbacks -= element.tag in FALLBACKS

    def _say(self, text: str | None, holder: HtmlElement) -> None:
        if not text:
            return
        if self._run is None:
            if not text.strip():
                return
            self._run = _Run(holder)
        self._run.pieces.append(text)
        self._run.links.append(self._links > 0)
        if text.strip():
            self._run.is_fallback &= self._fallbacks > 0

    def _strike(self, element: HtmlElement, holder: HtmlElement) -> None:
        gone = _SPACES.sub(" ", "".join(element.itertext())).strip()
        if gone:
            self._say(" ", holder)
            self._run = self._run or _Run(holder)
            self._run.struck.append(gone)

    def _end(self) -> None:
        run, self._run = self._run, None
        if run is None:
            return
        kind = _kind(run.element)
        for number, (text, linked) in enumerate(_paragraphs(run)):
            struck = tuple(run.struck) if number == 0 else ()
            kept = self.notices if run.is_fallback and is_notice(text) else self.blocks
            kept.append(Block(kind, text, run.element, linked, struck))

    def _row(self, row: HtmlElement) -> None:
        cells = [child for child in row if child.tag in ("td", "th")]
        inner = _Walk()
        texts, linked, struck = [], 0, []
        for cell in cells:
            inner.blocks, inner.notices = [], self.notices
            inner.enter(cell, 0)
            texts.append(" ".join(block.text.replace("\n", " ") for block in inner.blocks))
            linked += sum(block.linked for block in inner.blocks)
            struck += [gone for block in inner.blocks for gone in block.struck]
        if any(texts):
            self.blocks.append(Block(Kind.ROW, "\t".join(texts).strip("\t"), row, linked, tuple(struck)))


def _paragraphs(run: _Run) -> Iterator[tuple[str, int]]:
    """Yield the paragraphs of a block, and how much of each is in links.

    Two line breaks in a row end one, as a reader sees it.
    """
    gathered: list[str] = []
    linked = 0
    for line, in_links in (*_lines(run), ("", 0)):
        linked += in_links
        if line:
            gathered.append(line)
        elif gathered:
            yield "\n".join(gathered), linked
            gathered, linked = [], 0


def _lines(run: _Run) -> Iterator[tuple[str, int]]:
    """Yield the lines of a block, white space in order, and how much of each is in links."""
    gathered: list[str] = []
    linked = 0
    for piece, is_linked in (*zip(run.pieces, run.links, strict=True), (_BREAK, False)):
        for number, part in enumerate(piece.split(_BREAK)):
            if number:
                yield _SPACES.sub(" ", "".join(gathered)).strip(), linked
                gathered, linked = [], 0
            gathered.append(part)
            linked += len(_SPACES.sub(" ", part).strip()) if is_linked else 0


def _is_layout(row: HtmlElement) -> bool:
    """Say whether a table only lays a page out: a row has one cell, or holds a heading, a table or many paragraphs."""
    cells = [child for child in row if child.tag in ("td", "th")]
    inside = sum(1 for cell in cells for each in cell.iter("table", "h1", "h2", "article", "ul", "ol"))
    return len(cells) < 2 or inside > 0 or sum(1 for _ in row.iter("p")) > 2 * len(cells)


def _block_around(element: HtmlElement) -> HtmlElement:
    while element.getparent() is not None and element.tag not in _BLOCK:
        element = element.getparent()
    return element


def _kind(element: HtmlElement) -> Kind:
    for around in (element, *element.iterancestors()):
        if around.tag in _HEADINGS:
            return Kind.HEADING
        if around.tag in ("figcaption", "caption"):
            return Kind.CAPTION
        if around.tag in ("li", "dd", "dt"):
            return Kind.ITEM
        if around.tag in ("article", "main", "section", "body", "td"):
            break
    return Kind.PARAGRAPH
