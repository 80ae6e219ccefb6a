"""Texts of other programs as plain words: without markup, and without characters that nobody sees.

Each text is gone through once from its beginning to its end: Python's own parser takes hours for a text of nothing but
the beginnings of comments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from site_builder.findings.characters import hidden_in

MAX_READ = 50_000
"""How many characters of a field are looked at: no claim, verdict or summary is longer."""
_TAG = re.compile(r"(/?)([a-zA-Z][a-zA-Z0-9]*)(?=[\s/>]|\Z)")
_PASSED_OVER = frozenset(["script", "style", "template", "noscript"])
_WITHIN_LINES = frozenset(
    [
        "a",
        "abbr",
        "b",
        "bdi",
        "bdo",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "mark",
        "q",
        "s",
    ]
) | {"samp", "small", "span", "strong", "sub", "sup", "time", "u", "var", "wbr"}


def plain_words(text: str) -> str:
    """Return the words of a text on one line."""
    text = text[:MAX_READ]
    if "<" in text or "&" in text:
        text = unescape("".join(_without_markup(text)))
    text = " ".join(text.encode("utf-8", "ignore").decode().split())
    hidden = [found.span() for found in hidden_in(text)]
    starts, ends = [0, *(end for _, end in hidden)], [*(start for start, _ in hidden), len(text)]
    return " ".join("".join(text[start:end] for start, end in zip(starts, ends, strict=True)).split())


def _without_markup(text: str) -> Iterator[str]:
    """Yield the pieces of a text between its elements, with a space where words of two elements do not belong together."""
    first, *pieces = text.split("<")
    yield first
    closed_by = ""
    for piece in pieces:
        if closed_by:
            _, ended, words = piece.partition(closed_by)
            if ended:
                closed_by = ""
                yield words.partition(">")[2] if ended.startswith("/") else words
            continue
        if piece.startswith("!--"):
            _, ended, words = piece.partition("-->")
            closed_by = "" if ended else "-->"
            yield words
            continue
        tag = _TAG.match(piece)
        if not tag:
            yield f"<{piece}"
            continue
        name = tag[2].lower()
        if name in _PASSED_OVER and not tag[1]:
            closed_by = f"/{name}"
            continue
        yield "" if name in _WITHIN_LINES else " "
        yield piece.partition(">")[2]
