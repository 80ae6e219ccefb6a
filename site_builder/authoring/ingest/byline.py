"""The names in an article's byline, where no statement of the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from site_builder.authoring.ingest.page import is_unseen, marks_of, text_of

_MARKS = frozenset(
    [
        "author",
        "authors",
        "byline",
        "bylines",
        "autor",
        "autoren",
        "autora",
        "autores",
        "auteur",
        "auteurs",
        "autore",
        "firma",
        "verfasser",
        "writer",
        "reporter",
        "contributor",
        "contributors",
        "yazar",
        "skribent",
        "journalist",
        "redacteur",
    ]
)
"""What makers of pages call a byline."""
_OTHER = frozenset(
    [
        "comment",
        "comments",
        "bio",
        "biography",
        "related",
        "recommended",
        "more",
        "teaser",
        "footer",
        "nav",
        "menu",
        "card",
        "list",
    ]
)
LONGEST = 80
"""How many characters a byline without links has at most."""
_NAME = re.compile(r"[^\W\d_][\w’'.-]+(?:\s+[^\W\d_][\w’'.-]*){1,4}")


def byline(root: HtmlElement) -> list[str]:
    """Return the names of the first byline of a page."""
    linked = [name for each in root.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]") if (name := _name(each))]
    if linked:
        return linked[:3]
    return next(_marked(root), [])


def _marked(root: HtmlElement) -> Iterator[list[str]]:
    for element in root.iter("a", "span", "div", "p", "address", "li", "strong", "small", "section"):
        marks = marks_of(element)
        if _MARKS.isdisjoint(marks) or not _OTHER.isdisjoint(marks) or is_unseen(element):
            continue
        names = [name for each in element.iter("a") if (name := _name(each))]
        text = text_of(element)
        if names:
            yield names[:5]
        elif 0 < len(text) <= LONGEST and _NAME.search(text):
            yield [text]


def _name(element: HtmlElement) -> str:
    text = text_of(element)
    return text if _NAME.fullmatch(text) and len(text) <= LONGEST else ""
