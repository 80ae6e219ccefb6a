"""Texts of other programs as plain words: without markup, and without characters that nobody sees."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from site_builder.findings.characters import hidden_in

MAX_READ = 50_000
"""How many characters of a field are looked at: no claim, verdict or summary is longer."""
_MARKUP = re.compile(r"[<&]")
_PASSED_OVER = ("script", "style", "template", "noscript")


class _Words(HTMLParser):
    """What a reader sees of a piece of HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self._skipped = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note that words of two elements do not belong together."""
        self._skipped += tag in _PASSED_OVER
        self.pieces.append(" " if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        """End an element."""
        self._skipped -= tag in _PASSED_OVER and self._skipped > 0
        self.pieces.append(" " if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        """Add words."""
        if not self._skipped:
            self.pieces.append(data)


_BLOCKS = frozenset(
    ["address", "article", "aside", "blockquote", "br", "dd", "div", "dt", "figure", "h1", "h2", "h3", "h4"]
)
_BLOCKS |= frozenset(["hr", "li", "ol", "p", "pre", "section", "table", "td", "th", "tr", "ul"])


def plain_words(text: str) -> str:
    """Return the words of a text on one line."""
    text = text[:MAX_READ]
    if _MARKUP.search(text):
        words = _Words()
        words.feed(text)
        words.close()
        text = "".join(words.pieces)
    text = " ".join(text.encode("utf-8", "ignore").decode().split())
    for found in reversed(list(hidden_in(text))):
        text = text[: found.start()] + text[found.end() :]
    return " ".join(text.split())
