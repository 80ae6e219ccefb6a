"""The article that a page describes in JSON-LD (schema.org), read with patience: real pages break the rules of JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from typing import Any

from lxml.html import HtmlElement

MAX_NODES = 5000
"""How many objects of a page's JSON-LD are looked at."""
_COMMENT = re.compile(r"\A\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*\Z|\A\s*<!--|-->\s*\Z")
_CONTROL = re.compile(r"[\x00-\x1f]+")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_ARTICLE = re.compile(r"article|posting|report|review\Z|recipe", re.IGNORECASE)

Node = dict[str, Any]


def article_node(root: HtmlElement) -> Node:
    """Return the object that describes the page's article, or an empty one."""
    described = [node for node in _nodes(root) if is_article(node)]
    return max(described, key=_weight, default={})


def _weight(node: Node) -> int:
    """Return how much an object says of an article: a teaser of another one has a headline and little else."""
    keys = ("headline", "author", "datePublished", "articleBody", "publisher", "mainEntityOfPage", "description")
    return sum(bool(node.get(key)) for key in keys)


def is_article(node: Node) -> bool:
    """Say whether an object describes an article."""
    return any(_ARTICLE.search(str(kind)) for kind in listed(node.get("@type"))) and bool(
        node.get("headline") or node.get("name") or node.get("articleBody")
    )


def listed(value: Any) -> list[Any]:
    """Return a value as a list: JSON-LD leaves the brackets of a list of one out."""
    return value if isinstance(value, list) else [] if value is None else [value]


def words(value: Any) -> str:
    """Return a text of JSON-LD on one line, or an empty text. Many pages escape it once more, as if it were HTML."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name")
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _nodes(root: HtmlElement) -> Iterator[Node]:
    left = MAX_NODES
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        waiting = [_read(script.text or "")]
        while waiting and left:
            left -= 1
            value = waiting.pop(0)
            if isinstance(value, dict):
                yield value
                waiting += [each for key, each in value.items() if isinstance(each, dict | list) and key != "isPartOf"]
            elif isinstance(value, list):
                waiting += value


def _read(text: str) -> Any:
    plain = _CONTROL.sub(" ", _COMMENT.sub("", text)).strip().rstrip(";")
    for attempt in (plain, _TRAILING_COMMA.sub(r"\1", plain)):
        try:
            return json.loads(attempt)
        except (ValueError, RecursionError):
            continue
    return None
