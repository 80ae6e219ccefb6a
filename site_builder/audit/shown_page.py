"""What the page of a claim shows of it: the verdict, the claim, the tally, each stance and the marked words."""

from __future__ import annotations

from collections import defaultdict
from html.parser import HTMLParser

from site_builder.content.records import Stance

_VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"]
)
_DATA = "application/ld+json"


class ShownPage(HTMLParser):
    """A page, taken apart. ``marks`` and ``stances`` are by the anchor of the evidence, ``data`` are its JSON-LD blocks."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.verdict = self.title = ""
        self.is_indexed = True
        self.marks: dict[str, list[str]] = defaultdict(list)
        self.stances: dict[str, set[str]] = {}
        self.data: list[str] = []
        self._tally: dict[str, str] = defaultdict(str)
        self._open: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def tally(self, stance: Stance) -> int:
        """Return how many articles of a stance the page counts."""
        return int("".join(filter(str.isdecimal, self._tally[stance])) or 0)

    @property
    def _anchor(self) -> str | None:
        ids = (attributes.get("id", "") for _, attributes in reversed(self._open))
        return next((id for id in ids if id.startswith("evidence-")), None)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what an element says by its attributes."""
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _VOID:
            self._open.append((tag, attributes))
        if attributes.get("id", "").startswith("evidence-"):
            self.stances[attributes["id"]] = set(attributes.get("class", "").split())
        if tag == "mark" and (anchor := self._anchor):
            self.marks[anchor].append("")
        if tag == "script" and attributes.get("type") == _DATA:
            self.data.append("")
        if tag == "meta" and attributes.get("name") == "robots":
            self.is_indexed = False

    def handle_endtag(self, tag: str) -> None:
        """Close an element, with those in it that were left open."""
        if tag in (name for name, _ in self._open):
            while self._open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        """Add text to what it belongs to."""
        tags = [tag for tag, _ in self._open]
        classes = [name for _, attributes in self._open for name in attributes.get("class", "").split()]
        if "mark" in tags and (anchor := self._anchor):
            self.marks[anchor][-1] += data
        if {"claim-verdict", "verdict"} <= set(classes):
            self.verdict += data
        if "h1" in tags:
            self.title += data
        if {"claim-tally", "tally-line"} <= set(classes):
            self._tally[classes[-1]] += data
        if tags[-1:] == ["script"] and self._open[-1][1].get("type") == _DATA:
            self.data[-1] += data
