"""The analysis of a claim for programs: as Markdown and as text, made from what its page shows and from nothing else.

What a file of content has besides (link definitions that nobody uses, say) is not in it. All of its text is escaped, so that
only what the page shows as a heading, a list, a table or a link is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from site_builder.output.body_tree import BodyElement, body_tree
from site_builder.output.escaped_text import escaped_part, linked
from site_builder.views.claim_page import ClaimPage
from site_builder.views.site_frame import SiteFrame

_BLOCKS = frozenset(["p", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "pre", "table", "hr", "div"])
_AROUND = {"em": "*", "strong": "**", "s": "~~"}
_LOWEST = 6
_TICKS = re.compile("`+")
_NEW_LINE = re.compile(r"\n(?=[^\n])")
_AROUND_BREAK = re.compile(r" *(\\?\n) *")
_PIPE = re.compile(r"(?<!\\)\|")
_LINE_BREAK = "\\\n"


def analysis(page: ClaimPage, frame: SiteFrame) -> dict[str, str] | None:
    """Return the analysis as Markdown and as text; None where the page has none."""
    body = body_tree(page, frame)
    text = "\n\n".join(_Text().blocks(body))
    return {"markdown": "\n\n".join(_Markdown().blocks(body)), "text": text} if text else None


def analysis_below(page: ClaimPage, frame: SiteFrame) -> str:
    """Return the analysis as Markdown whose headings stand below one of the second level."""
    return "\n\n".join(_Markdown(lower=1).blocks(body_tree(page, frame)))


class _Text:
    """Writes a body as text: what a reader sees, without what it looks like."""

    def blocks(self, parent: BodyElement) -> Iterator[str]:
        """Yield what stands in an element, block by block."""
        for run in _runs(parent):
            text = self.block(run) if isinstance(run, BodyElement) else self.line(run)
            if text.strip():
                yield text

    def block(self, element: BodyElement) -> str:
        match element.tag:
            case "ul" | "ol":
                return "\n".join(self.item(mark, item) for mark, item in _items(element))
            case "pre":
                return self.code_block(_plain(element).rstrip("\n"))
            case "table":
                return "\n".join(self.table([list(row.elements()) for row in _rows(element)]))
            case "hr":
                return self.rule(element)
            case "blockquote":
                return self.quotation("\n\n".join(self.blocks(element)))
            case "div":
                return "\n\n".join(self.blocks(element))
        line = self.line(element.inside)
        return self.heading(int(element.tag[1]), line) if element.tag[0] == "h" else line

    def item(self, mark: str, item: BodyElement) -> str:
        inside = "\n\n".join(self.blocks(item))
        return _NEW_LINE.sub("\n" + " " * (len(mark) + 1), f"{mark} {inside}")

    def line(self, items: Sequence[BodyElement | str]) -> str:
        return _AROUND_BREAK.sub(r"\1", "".join(self.inline(item) for item in items).strip())

    def inline(self, item: BodyElement | str) -> str:
        if isinstance(item, str):
            return self.words(item)
        match item.tag:
            case "br":
                return self.line_break()
            case "img":
                return self.picture(item)
            case "code":
                return self.code(_plain(item))
            case "sup":
                return self.words(_plain(item))
            case "a" if item.attributes.get("class") == "footnote-backref":
                return ""
        inside = "".join(self.inline(part) for part in item.inside)
        return self.link(inside, item.attributes.get("href", "")) if item.tag == "a" else self.marked(item.tag, inside)

    def words(self, text: str) -> str:
        return re.sub(r"\s+", " ", text)

    def line_break(self) -> str:
        return "\n"

    def picture(self, item: BodyElement) -> str:
        return self.words(item.attributes["alt"])

    def code(self, text: str) -> str:
        return text

    def code_block(self, text: str) -> str:
        return text

    def link(self, inside: str, address: str) -> str:
        return inside

    def marked(self, tag: str, inside: str) -> str:
        return inside

    def heading(self, level: int, line: str) -> str:
        return line

    def quotation(self, text: str) -> str:
        return text

    def rule(self, element: BodyElement) -> str:
        return ""

    def table(self, rows: list[list[BodyElement]]) -> Iterator[str]:
        for row in rows:
            yield "\t".join(self.line(cell.inside) for cell in row)


class _Markdown(_Text):
    """Writes a body as Markdown; headings stand ``lower`` by so many levels."""

    def __init__(self, lower: int = 0) -> None:
        self._lower = lower

    def words(self, text: str) -> str:
        return escaped_part(text)

    def line_break(self) -> str:
        return _LINE_BREAK

    def picture(self, item: BodyElement) -> str:
        return "!" + linked(self.words(item.attributes["alt"]), item.attributes["src"])

    def code(self, text: str) -> str:
        return _fenced(" ".join(text.split("\n")), " ")

    def code_block(self, text: str) -> str:
        return _fenced(text, "\n", least=3)

    def link(self, inside: str, address: str) -> str:
        return linked(inside, address) if address else inside

    def marked(self, tag: str, inside: str) -> str:
        # Two marks of deletion in a row would begin a block of code.
        around = "" if not inside.strip() or inside.startswith("~") else _AROUND.get(tag, "")
        return f"{around}{inside}{around}"

    def heading(self, level: int, line: str) -> str:
        return f"{'#' * min(level + self._lower, _LOWEST)} {_on_one_line(line)}"

    def quotation(self, text: str) -> str:
        return "\n".join(f"> {line}".rstrip() for line in text.split("\n"))

    def rule(self, element: BodyElement) -> str:
        return "" if element.attributes else "***"

    def table(self, rows: list[list[BodyElement]]) -> Iterator[str]:
        for number, row in enumerate(rows):
            cells = (_PIPE.sub(r"\\|", _on_one_line(self.line(cell.inside))) for cell in row)
            yield f"| {' | '.join(cells)} |"
            if number == 0:
                yield f"|{' --- |' * len(row)}"


def _runs(parent: BodyElement) -> Iterator[BodyElement | list[BodyElement | str]]:
    """Yield the blocks in an element, and the runs of text between them."""
    run: list[BodyElement | str] = []
    for item in parent.inside:
        if isinstance(item, BodyElement) and item.tag in _BLOCKS:
            yield run
            yield item
            run = []
        else:
            run.append(item)
    yield run


def _items(parent: BodyElement) -> Iterator[tuple[str, BodyElement]]:
    first = int(parent.attributes.get("start", 1))
    for number, item in enumerate(parent.elements(), start=first):
        yield (f"{number}." if parent.tag == "ol" else "-"), item


def _rows(table: BodyElement) -> Iterator[BodyElement]:
    for part in table.elements():
        yield from part.elements()


def _on_one_line(line: str) -> str:
    return line.replace(_LINE_BREAK, " ")


def _plain(item: BodyElement | str) -> str:
    return item if isinstance(item, str) else "".join(map(_plain, item.inside))


def _fenced(text: str, space: str, least: int = 1) -> str:
    """Return code between more backticks than it has anywhere."""
    fence = "`" * max(least, *(len(run) + 1 for run in _TICKS.findall(text)), 0)
    return f"{fence}{space}{text}{space}{fence}"
