"""Markdown bodies: parsed once, raw HTML off, rendered to HTML with holes where sources are cited.

``[@source-id]`` is a citation. Links within the site may be written as the path of the other file
(``../claims/contract-value.md``, which also works where the repository is browsed) or as its address
(``/claims/contract-value/``). Links elsewhere begin with ``https:``, ``http:`` or ``mailto:``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, cached_property
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from site_builder.content.addresses import address_of, is_page_anchor, is_safe, relative
from site_builder.content.body_limits import check_definitions, check_size
from site_builder.content.body_paragraphs import (
    HOLDER,
    BodyParagraph,
    BodySource,
    asides_of,
    code_of,
    hidden_characters,
    paragraph_of,
    quotations_in,
    seen_text,
)
from site_builder.content.body_pictures import alt_missing, is_name_of, picture_file
from site_builder.content.cjk_emphasis import read_cjk_emphasis
from site_builder.content.document import Body, BodyPicture, Citation, Link
from site_builder.content.word_position import place_of_words
from site_builder.findings.finding import Finding, Place

_CITATION = re.compile(r"\[@([^\[\]\s@]+)\]")
_FOOTNOTE = re.compile(r"\[\^[^\s\]]{1,200}\]")
_HOLE = re.compile("\x00(\\d+)\x00")
_DEFINITION = re.compile(r"[ >]*\[[^\]]+\]:\s*<?([^\s<>]+)")
MAX_SEARCHED = 10_000_000
"""How many characters of a body, and 20 for each line, are looked through for links in vain, before their paragraphs are pointed at."""
_SOURCE_PAGE = re.compile(r"sources/([^/]+)/")
_FOLDERS = ("sources", "topics", "stories", "questions", "claimants", "claims", "pages")


@cache
def _parser() -> MarkdownIt:
    parser = (
        MarkdownIt("commonmark", {"html": False, "xhtmlOut": False})
        .enable(["table", "strikethrough"])
        .use(footnote_plugin)
    )
    # Every address is judged by us and reported, so none is dropped silently by the parser's own list.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    read_cjk_emphasis(parser)
    parser.inline.ruler.before("link", "citation", _citation_rule)
    parser.add_render_rule("citation", _render_hole)
    parser.add_render_rule("image", _render_hole)
    parser.inline.ruler.at("footnote_ref", _footnote_ref_rule)
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


def _footnote_ref_rule(state: StateInline, silent: bool) -> bool:
    # The plugin's own rule looks for the end of a name up to the end of the text, from each place where one may begin.
    return bool(_FOOTNOTE.match(state.src, state.pos)) and footnote_ref(state, silent)


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
        self.holes: list[Citation | BodyPicture] = []
        self.findings: list[Finding] = []
        self.links: list[Link] = []
        self.anchors: set[str] = set()
        self.paragraphs: list[BodyParagraph] = []
        self.outer = 0
        self.cited: dict[int, list[str]] = {}
        self._cursors: dict[int, tuple[int, int]] = {}
        self._searched = 0
        self._used: dict[str, int] = {}

    def cite(self, source: str) -> None:
        """Note that the outermost block at hand cites a source, or links to its page."""
        self.cited.setdefault(self.outer, []).append(source)

    def place(self, block: Sequence[int] | None, *spellings: str) -> Place:
        """Return where a link or a citation, spelt in one of these ways, stands in a block of lines (of the body, from 0).

        It is in the definition that the link refers to, or, where nothing is found, at the beginning of the block.
        """
        first, last = (number + self.first_line - 1 for number in block or (0, len(self.lines)))
        defined = next((self.definitions[words] for words in spellings if words in self.definitions), None)
        return self._search(first, last, spellings) or defined or Place(self.path, first + 1)

    def _search(self, first: int, last: int, spellings: tuple[str, ...]) -> Place | None:
        """Look for a link in a block. They come in the order in which they stand, so each search goes on from the last.

        When too much was looked through in vain (:data:`MAX_SEARCHED`), nothing is found any more.
        """
        for start in dict.fromkeys((self._cursors.get(first, (first, 0)), (first, 0))):
            for words in spellings:
                if self._searched > MAX_SEARCHED:
                    break
                if found := place_of_words(words, self.lines, start, last):
                    self._cursors[first] = (found[0], found[1] + len(words))
                    return Place(self.path, found[0] + 1, found[1] + 1, max(1, len(words)))
                self._searched += sum(len(line) + 20 for line in self.lines[first:last])
        return None

    @cached_property
    def definitions(self) -> dict[str, Place]:
        """Where each address stands that links refer to by a name."""
        return {
            match[1]: Place(self.path, number + 1, match.start(1) + 1, len(match[1]))
            for number in range(len(self.lines) - 1, self.first_line - 2, -1)
            if (match := _DEFINITION.match(self.lines[number]))
        }

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


def read_body(
    text: str, path: str, address: str, lines: tuple[str, ...], first_line: int
) -> tuple[Body, tuple[Finding, ...]]:
    """Parse and render a body that begins on line ``first_line`` (1-based) of the file at ``path``.

    ``address`` is that of the page on which the body will stand; ``lines`` are the lines of the whole file. What is
    wrong is in the findings.
    """
    if not text.strip():
        return Body(), ()
    if too_large := check_size(path, lines, first_line):
        return Body(), (too_large,)
    parser = _parser()
    env: dict[str, Any] = {}
    tokens = parser.parse(text, env)
    if too_long := check_definitions(env, path, first_line):
        return Body(), (too_long,)
    reading = _Reading(path, address, lines, first_line)
    _go_through(tokens, reading)
    html = parser.renderer.render(tokens, parser.options, env)
    source = BodySource(path, lines, first_line)
    quotations = tuple(quotations_in(reading.paragraphs, source, reading.cited))
    body = Body(_cut(html, reading.holes), tuple(reading.links), quotations, frozenset(reading.anchors))
    return body, (*reading.findings, *hidden_characters(reading.paragraphs, source))


def _cut(html: str, holes: list[Citation | BodyPicture]) -> tuple[str | Citation | BodyPicture, ...]:
    pieces = _HOLE.split(html)
    return tuple(holes[int(piece)] if number % 2 else piece for number, piece in enumerate(pieces))


def _go_through(tokens: list[Token], reading: _Reading) -> None:
    quote_depth, quotes, notes = 0, 0, dict[int, tuple[list[int] | None, int]]()
    noted: list[int] | None = None  # A note that is written within a paragraph stands in that paragraph's lines.
    for number, token in enumerate(tokens):
        if token.type == "footnote_open":
            noted, reading.outer = notes.get(token.meta["id"], (None, reading.outer))
        elif noted is None and token.level == 0 and token.nesting == 1:
            reading.outer = number
        quotes += token.type == "blockquote_open" and not quote_depth
        quote_depth += {"blockquote_open": 1, "blockquote_close": -1}.get(token.type, 0)
        if token.type in ("heading_open", "heading_close") and token.tag == "h1":
            token.tag = "h2"
        if token.type == "heading_open":
            token.attrSet("id", reading.anchor(_plain(tokens[number + 1].children or ())))
        if token.type == "inline":
            token.map = token.map or noted
            refers = [ref.meta["id"] for ref in token.children or () if ref.type == "footnote_ref"]
            notes |= dict.fromkeys(refers, (token.map, reading.outer))
            _read_inline(token, reading, quoted=quotes if quote_depth else 0)
        elif token.type in ("fence", "code_block"):
            reading.paragraphs.append(code_of(token, quoted=quotes if quote_depth else 0, outer=reading.outer))


def _read_inline(block: Token, reading: _Reading, *, quoted: int) -> None:
    reading.paragraphs.append(paragraph_of(block, quoted=quoted, outer=reading.outer))
    for token in block.children or ():
        if token.type == "citation":
            token.meta["number"] = len(reading.holes)
            reading.holes.append(Citation(token.content, reading.place(block.map, f"[@{token.content}]")))
            reading.cite(token.content)
        elif token.type == "link_open":
            _read_link(token, reading, block.map)
        elif token.type == "image":
            _read_picture(token, reading, block.map)


def _plain(tokens: Iterable[Token]) -> str:
    return "".join(HOLDER if token.type == "code_inline" else seen_text(token) for token in tokens)


def _read_picture(token: Token, reading: _Reading, block: Sequence[int] | None) -> None:
    target, alt = unquote(str(token.attrGet("src") or "")), _plain(token.children or ()).strip()
    place = reading.place(block, *dict.fromkeys((str(token.attrGet("src") or ""), target)))
    file = picture_file(target, reading.path)
    reading.links.append(Link(target, file, "", place, image=True))
    reading.paragraphs += asides_of(token, (place.line - reading.first_line, place.column - 1), reading.outer)
    token.meta["number"] = len(reading.holes)
    reading.holes.append(BodyPicture(file or "", alt, str(token.attrGet("title") or "")))
    if not alt or is_name_of(target, alt):
        reading.findings.append(alt_missing(place, reading.lines, alt))


def _read_link(token: Token, reading: _Reading, block: Sequence[int] | None) -> None:
    target = str(token.attrGet("href") or "")
    place = reading.place(block, *dict.fromkeys((target, unquote(target))))
    address, fragment, href = resolve(target, reading.path, reading.address)
    reading.links.append(Link(unquote(target), address, fragment, place))
    if source := _SOURCE_PAGE.match(address or ""):
        reading.cite(source[1])
    reading.paragraphs += asides_of(token, (place.line - reading.first_line, place.column - 1), reading.outer)
    token.attrSet("href", href)
    if address is None:
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
