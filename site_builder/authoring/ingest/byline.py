"""The names in an article's byline, where no statement of the page has them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

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
LONGEST_BLOCK = 160
"""How many characters a block of names and days has at most."""
NEAR = 2
"""An element and how many around it, less one, may be called a byline."""
_DATES = frozenset(["dateline", "date", "published", "pubdate", "timestamp", "datetime"])
"""What makers of pages call the day of an article."""
_BY = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af|Από|Автор:?)\s+[^\W\d_][\w’'.-]+\s+[^\W\d_a-z]")
_NAME = re.compile(r"[^\W\d_][\w’'.-]+(?:\s+[^\W\d_][\w’'.-]*){1,4}")


def byline(root: HtmlElement) -> list[str]:
    """Return the names of the first byline of a page."""
    linked = [name for each in root.xpath("//a[contains(concat(' ', @rel, ' '), ' author ')]") if (name := _name(each))]
    if linked:
        return linked[:3]
    return next(_marked(root), [])


def is_marked_byline(element: HtmlElement, text: str, *, alone: bool) -> bool:
    """Say whether a short block is what the page itself calls its byline, in whatever language.

    What the element around it is called counts, too, but not where the block is looked at ``alone``.
    """
    if len(text) > LONGEST_BLOCK:
        return False
    marks = frozenset().union(*map(marks_of, islice((element, *element.iterancestors()), 1 if alone else NEAR)))
    return not _MARKS.isdisjoint(marks) and _OTHER.isdisjoint(marks)


def is_byline(element: HtmlElement, text: str) -> bool:
    """Say whether a block says who wrote the article or when: it is short, and called so, or begins or is dated so."""
    if len(text) > LONGEST_BLOCK:
        return False
    marks = frozenset().union(*map(marks_of, islice((element, *element.iterancestors()), NEAR)))
    if not (_MARKS | _DATES).isdisjoint(marks) and _OTHER.isdisjoint(marks):
        return True
    dated = any(time.text_content().strip() for time in element.iter("time"))
    return bool(_BY.match(text)) or (dated and len(text) <= LONGEST)


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
