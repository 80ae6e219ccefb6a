"""What a published page shows: its elements, each with what it is, what it stands in, and its text."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

from msgspec import Struct, field

from site_builder.audit.published_data import decoded_json
from site_builder.audit.published_site import UnreadableError
from site_builder.content.records import Stance

BLANK = " \t\n\f\r"
"""The white space of HTML."""
ANCHOR = "evidence-"
"""How the id of the element of a piece of evidence begins."""
_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_DATA = "application/ld+json"
_REVIEW = "ClaimReview"


def one_line_end(text: str) -> str:
    """Return a text as an HTML parser reads it: each line end is one line feed (HTML Standard, 13.2.3.5)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


class Element(Struct):
    """An element: its tag, attributes and classes, the elements around it, from the outermost, and the pieces of its text."""

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...]
    pieces: list[str] = field(default_factory=list)

    @property
    def classes(self) -> list[str]:
        """Its classes."""
        return self.attributes.get("class", "").split()

    @property
    def text(self) -> str:
        """The text of it and of all elements in it."""
        return "".join(self.pieces)

    def is_in(self, *classes: str) -> bool:
        """Say whether elements around it have these classes."""
        return {name for element in self.around for name in element.classes}.issuperset(classes)


class ShownPage(HTMLParser):
    """A page, taken apart. Raises :class:`UnreadableError` where it is not UTF-8."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._open: list[Element] = []
        self._elements: list[Element] = []
        try:
            html = content.decode("utf-8")
        except UnicodeDecodeError:
            raise UnreadableError("The page is not UTF-8.") from None
        self.feed(one_line_end(html))
        self.close()

    @property
    def verdict(self) -> str:
        """The verdict that the head of a claim's page shows."""
        return self._text(e for e in self._elements if "verdict" in e.classes and e.is_in("claim-verdict"))

    @property
    def title(self) -> str:
        """The heading."""
        return self._text(e for e in self._elements if e.tag == "h1")

    @property
    def is_indexed(self) -> bool:
        """Whether search engines may index the page."""
        return not any(e.tag == "meta" and e.attributes.get("name", "").lower() == "robots" for e in self._elements)

    @property
    def anchors(self) -> list[str]:
        """The ids of the elements that show a piece of evidence."""
        ids = (element.attributes.get("id", "") for element in self._elements)
        return [id for id in ids if id.startswith(ANCHOR)]

    def tally(self, stance: Stance) -> int:
        """Return how many articles of a stance the page counts."""
        counted = (e for e in self._elements if stance in e.classes and e.is_in("claim-tally", "tally-line"))
        return int("".join(filter(str.isdecimal, self._text(counted))) or 0)

    def shows_stance(self, anchor: str, stance: str) -> bool:
        """Say whether one element has this id, and this stance among its classes."""
        return [stance in e.classes for e in self._elements if e.attributes.get("id") == anchor] == [True]

    def marks(self, anchor: str) -> list[str]:
        """Return the texts that are marked in the element with this id."""
        marked = (element for element in self._elements if element.tag == "mark")
        return [mark.text for mark in marked if anchor in {e.attributes.get("id") for e in mark.around}]

    def reviews(self) -> list[dict[str, Any]]:
        """Return each ClaimReview of the JSON-LD, however deep it stands. Raises :class:`UnreadableError`."""
        scripts = (e for e in self._elements if e.tag == "script" and e.attributes.get("type", "").lower() == _DATA)
        return [review for script in scripts for review in _reviews(decoded_json(script.text.encode(), Any))]

    @staticmethod
    def _text(elements: Iterator[Element]) -> str:
        return "".join(element.text for element in elements).strip(BLANK)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self._elements.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with those in it that were left open."""
        if tag in (element.tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add text to the elements that it stands in."""
        for element in self._open:
            element.pieces.append(data)


def _reviews(value: Any) -> Iterator[dict[str, Any]]:
    if isinstance(value, dict):
        kinds = value.get("@type")
        if any(_names_review(kind) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            yield value
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for each in inner:
        yield from _reviews(each)


def _names_review(kind: Any) -> bool:
    """Say whether a type is ClaimReview, by its bare name or by its address."""
    return isinstance(kind, str) and kind.replace("/", ":").replace("#", ":").rpartition(":")[2] == _REVIEW
