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
    """Return the object that describes the page's article, with its people in it and not by reference.

    Where there is none, its ``isPartOf`` is the page that the program of the site describes, if that names an author.
    """
    nodes = list(described(root))
    named = {key: each for each in nodes if isinstance(key := each.get("@id"), str) and each.get("name")}
    node = max(filter(is_article, nodes), key=_weight, default={})
    if node:
        return _with_people(node, named)
    pages = [each for each in nodes if "WebPage" in as_list(each.get("@type")) and each.get("author")]
    return {"isPartOf": _with_people(pages[0], named)} if pages else {}


def _with_people(node: Node, named: dict[str, Node]) -> Node:
    return {**node, **{key: _resolved(node[key], named) for key in _REFERRING if key in node}}


_REFERRING = ("author", "creator", "publisher")
"""What may be given by the ``@id`` of an object that stands elsewhere in the page."""


def _resolved(value: Any, named: dict[str, Node]) -> list[Any]:
    return [_meant(each, named) for each in as_list(value)]


def _meant(value: Any, named: dict[str, Node]) -> Any:
    if isinstance(value, dict) and value.get("name"):
        return value
    key = value.get("@id") if isinstance(value, dict) else value
    return named.get(key, value) if isinstance(key, str) else value


def _weight(node: Node) -> int:
    """Return how much an object says of an article: a teaser of another one has a headline and little else."""
    keys = ("headline", "author", "datePublished", "articleBody", "publisher", "mainEntityOfPage", "description")
    return sum(bool(node.get(key)) for key in keys)


def is_article(node: Node) -> bool:
    """Say whether an object describes an article."""
    return any(_ARTICLE.search(str(kind)) for kind in as_list(node.get("@type"))) and bool(
        node.get("headline") or node.get("name") or node.get("articleBody")
    )


def as_list(value: Any) -> list[Any]:
    """Return a value as a list: JSON-LD leaves the brackets of a list of one out."""
    return value if isinstance(value, list) else [] if value is None else [value]


def words(value: Any) -> str:
    """Return a text of JSON-LD on one line, or an empty text. Many pages escape it once more, as if it were HTML."""
    if isinstance(value, dict):
        value = value.get("@value") or value.get("name") or _full_name(value)
    return " ".join(unescape(value).split()) if isinstance(value, str) else ""


def _full_name(person: Node) -> str:
    parts = (person.get("givenName"), person.get("additionalName"), person.get("familyName"))
    return " ".join(part for part in parts if isinstance(part, str))


def is_stated_person(value: Any) -> bool:
    """Say whether an object is said to be a person, be it among other things."""
    return isinstance(value, dict) and "Person" in as_list(value.get("@type"))


def described(root: HtmlElement) -> Iterator[Node]:
    """Yield the objects that a page describes, those in others too."""
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
