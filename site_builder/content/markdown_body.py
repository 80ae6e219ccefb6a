"""Markdown bodies: parsed once, raw HTML off, rendered to HTML with holes where sources are cited.

``[@source-id]`` is a citation. Links within the site may be written as the path of the other file
(``../claims/contract-value.md``, which also works where the repository is browsed) or as its address
(``/claims/contract-value/``). Links elsewhere begin with ``https:``, ``http:`` or ``mailto:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from msgspec.structs import replace

from site_builder.content.addresses import address_of, is_page_anchor, is_safe, relative
from site_builder.content.document import Body, Citation, Link, Quotation
from site_builder.content.word_position import locate
from site_builder.evidence.quotation_marks import quoted_in
from site_builder.findings.values import Place

_CITATION = re.compile(r"\[@([^\[\]\s@]+)\]")
_HOLE = re.compile("\x00(\\d+)\x00")
_FOLDERS = ("sources", "stories", "questions", "claims", "pages")


@cache
def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
    )
    # Every address is judged by us and reported, so none is dropped silently by the parser's own list.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.add_render_rule("citation", _render_hole)
    for cell in ("th_open", "td_open"):
        parser.add_render_rule(cell, _open_cell)
    parser.add_render_rule("footnote_block_open", _open_footnotes)
    parser.add_render_rule("footnote_block_close", _close_footnotes)
    return parser


def _citation_rule(state: StateInline, silent: bool) -> bool:
    match = _CITATION.match(state.src, state.pos)
    if match is None:
        return False
    if not silent:
        token = state.push("citation", "", 0)
        token.content = match[1]
    state.pos = match.end()
    return True


def _open_cell(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    # The Content-Security-Policy allows no style attribute: how a column is aligned becomes a class.
    if style := tokens[index].attrs.pop("style", None):
        tokens[index].attrSet("class", f"align-{str(style).rpartition(':')[2]}")
    return self.renderToken(tokens, index, options, env)


def _open_footnotes(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    # The plugin makes a section, which would want a heading.
    return '<hr class="footnotes-sep">\n<div class="footnotes">\n<ol class="footnotes-list">\n'


def _close_footnotes(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return "</ol>\n</div>\n"


def _render_hole(self: RendererHTML, tokens: Sequence[Token], index: int, options: Any, env: Any) -> str:
    return f"\x00{tokens[index].meta['number']}\x00"


class _Reading:
    """What is collected while the tokens of one body are gone through in order."""

    def __init__(self, path: str, address: str, lines: tuple[str, ...], first_line: int) -> None:
        self.path, self.address, self.lines, self.first_line = path, address, lines, first_line
        self.citations: list[Citation] = []
        self.links: list[Link] = []
        self.quotations: list[Quotation] = []
        self.anchors: set[str] = set()
        self._cursors: dict[tuple[str, int], tuple[int, int]] = {}
        self._used: dict[str, int] = {}

    def place(self, words: str, block: Sequence[int] | None, kind: str, *, whole: bool = True) -> Place:
        """Return where ``words`` stand in a block of lines (of the body, from 0).

        What is of one kind comes in the order in which it stands, so each search goes on from the last.
        """
        offset = self.first_line - 1
        first, last = (block[0] + offset, block[1] + offset) if block else (offset, len(self.lines))
        start = self._cursors.get((kind, first), (first, 0))
        found = locate(words, self.lines, start, last, whole=whole) or locate(
            words, self.lines, (first, 0), last, whole=whole
        )
        if found is None:
            return Place(self.path, first + 1)
        self._cursors[kind, first] = (found[0], found[1] + len(words))
        return Place(
            self.path, found[0] + 1, found[1] + 1, max(1, min(len(words), len(self.lines[found[0]]) - found[1]))
        )

    def place_of_target(self, target: str, block: Sequence[int] | None) -> Place:
        """Return where the target of a link stands: behind its words, or in the definition that they refer to."""
        offset = self.first_line - 1
        in_block = self.lines[block[0] + offset : block[1] + offset] if block else self.lines
        if any(target in line for line in in_block):
            return self.place(target, block, "link")
        definition = locate(f"]: {target}", self.lines, (offset, 0), len(self.lines), whole=True)
        if definition is None:
            return self.place(target, block, "link")
        return Place(self.path, definition[0] + 1, definition[1] + 4, len(target))

    def anchor(self, title: str) -> str:
        from slugify import slugify  # Few bodies have headings.

        base = slugify(title) or "part"
        base = f"on-{base}" if is_page_anchor(base) else base
        anchor = base
        while anchor in self.anchors:
            self._used[base] = self._used.get(base, 1) + 1
            anchor = f"{base}-{self._used[base]}"
        self.anchors.add(anchor)
        return anchor


def read_body(text: str, path: str, address: str, lines: tuple[str, ...], first_line: int) -> Body:
    """Parse and render a body that begins on line ``first_line`` (1-based) of the file at ``path``.

    ``address`` is that of the page on which the body will stand; ``lines`` are the lines of the whole file.
    """
    if not text.strip():
        return Body()
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    reading = _Reading(path, address, lines, first_line)
    _go_through(tokens, reading)
    html = parser.renderer.render(tokens, parser.options, env)
    return Body(
        _cut(html, reading.citations), tuple(reading.links), tuple(reading.quotations), frozenset(reading.anchors)
    )


def _cut(html: str, citations: list[Citation]) -> tuple[str | Citation, ...]:
    pieces = _HOLE.split(html)
    return tuple(citations[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces))


def _go_through(tokens: list[Token], reading: _Reading) -> None:
    quote_depth = 0
    for number, token in enumerate(tokens):
        quote_depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"
        if token.type == "heading_open":
            token.attrSet("id", reading.anchor(_plain(tokens[number + 1].children or ())))
        if token.type == "inline":
            _read_inline(token, reading, in_quote=quote_depth > 0)


def _read_inline(block: Token, reading: _Reading, *, in_quote: bool) -> None:
    for token in block.children or ():
        if token.type == "citation":
            token.meta["number"] = len(reading.citations)
            reading.citations.append(Citation(token.content, reading.place(f"[@{token.content}]", block.map, "link")))
        elif token.type == "link_open":
            _read_link(token, "href", reading, block.map)
        elif token.type == "image":
            _read_link(token, "src", reading, block.map)
    plain = _plain(block.children or ())
    if in_quote:
        place = reading.place(plain.strip(), block.map, "quotation", whole=False)
        reading.quotations.append(Quotation(plain.strip(), place))
    else:
        reading.quotations += (_quotation(marked, block, reading) for marked in quoted_in(plain))


def _quotation(marked: str, block: Token, reading: _Reading) -> Quotation:
    place = reading.place(marked, block.map, "quotation", whole=False)
    return Quotation(marked[1:].strip(), replace(place, column=place.column + 1, length=max(1, place.length - 1)))


def _plain(tokens: Iterable[Token]) -> str:
    """Return the text that readers see, without code; citations and code leave a mark so that words do not join."""
    words = {"softbreak": " ", "hardbreak": " ", "code_inline": "\ufffc", "citation": "\ufffc"}
    return "".join(token.content if token.type == "text" else words.get(token.type, "") for token in tokens)


def _read_link(token: Token, attribute: str, reading: _Reading, block: Sequence[int] | None) -> None:
    target = str(token.attrGet(attribute) or "")
    address, fragment, href = resolve(target, reading.path, reading.address)
    typed = next((t for t in (target, unquote(target)) if any(t in line for line in reading.lines)), target)
    reading.links.append(
        Link(unquote(target), address, fragment, reading.place_of_target(typed, block), image=attribute == "src")
    )
    token.attrSet(attribute, href)
    if token.type == "link_open" and address is None:
        token.attrSet("rel", "noopener")


def resolve(target: str, path: str, here: str) -> tuple[str | None, str, str]:
    """Return the address and the fragment that a link stands for, and the reference to print.

    The address is None for a link elsewhere. For a link that may not be used at all the reference is ``#``.
    """
    try:
        parts = urlsplit(target)
    except ValueError:
        return None, "", "#"
    if parts.scheme or parts.netloc:
        return None, "", target if is_safe(target) else "#"
    fragment = unquote(parts.fragment)
    address = _address(unquote(parts.path), path, here)
    if address.startswith("../"):
        return address, fragment, "#"
    return address, fragment, relative(here, address + (f"#{parts.fragment}" if parts.fragment else ""))


def _address(target: str, path: str, here: str) -> str:
    """Return the site's address for a path that was typed in a link, whether or not there is such a page."""
    if not target:
        return here
    if target.startswith("/"):
        return _as_folder(normpath(target).lstrip("/"), target)
    parts = normpath(join(dirname(path), target)).split("/")
    if len(parts) == 3 and parts[0] == "content" and parts[1] in _FOLDERS and parts[2].endswith(".md"):
        return address_of(parts[1], parts[2].removesuffix(".md"))
    return normpath(join(dirname(path), target))


def _as_folder(address: str, typed: str) -> str:
    address = address.removesuffix("index.html")
    plain = "." in address.rpartition("/")[2]
    return address if address == "" or plain or address.endswith("/") else f"{address}/"
