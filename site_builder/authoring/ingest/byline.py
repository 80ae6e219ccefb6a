"""The names in an article's byline, where no statement of the page has them."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from itertools import chain, islice
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from site_builder.authoring.ingest.credits import bare, goes_on, is_label, is_like_a_name, leads, stands_for_a_name
from site_builder.authoring.ingest.names import parted
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
MAX_BYLINE = 80
"""How many characters a byline without links has at most."""
MAX_BYLINE_BLOCK = 160
"""How many characters a block of names and days has at most."""
MAX_ELEMENTS_AROUND = 2
"""An element and how many around it, less one, may be called a byline."""
_CALLED = re.compile(r"author(?!i)|autor(?!i)|auteur|byline|verfasser|redacteur|yazar|skribent|penulis|forfatter")
"""What stands in the words that makers of pages make up for a byline: “authorname”, “autorenzeile”."""
_PROFILES = frozenset(
    [
        "author",
        "authors",
        "autor",
        "autores",
        "autoren",
        "auteur",
        "auteurs",
        "autore",
        "autori",
        "reporter",
        "reporters",
        "journalist",
        "journalists",
        "contributor",
        "contributors",
        "writer",
        "writers",
        "redakteur",
        "yazar",
        "yazarlar",
        "penulis",
    ]
)
"""Parts of the addresses of pages about authors."""
_BOXES = frozenset(
    [
        "comment",
        "comments",
        "commentlist",
        "commentmetadata",
        "respond",
        "related",
        "recommended",
        "nav",
        "navigation",
        "menu",
        "sidebar",
        "widget",
    ]
)
"""What makers of pages call boxes around an article, which name other people."""
_CARDS = frozenset(["teaser", "teasers", "slider", "carousel"])
"""What they call cards of other articles, and sometimes the lines beside a headline."""
MOST_BESIDE = 20
"""How many characters a link has at most beside the name in it that is no card of another article."""
MAX_BOXES_AROUND = 8
"""How many elements around a name are looked at for such a box."""
MIN_PARAGRAPHS_BELOW = 2
"""Above how many long paragraphs a line that begins with “By” must stand; others are those of teasers.

A label such as “Author:” may stand below the article, too.
"""
MOST_NAMES = 10
"""The most names that are taken from a byline."""
MOST_PLACES = 40
"""How many places in a page are tried."""
_COUNT = re.compile(r"[(（]\s*\d[\d.,]*\s*[)）]")
"""A number in brackets: how often something was read, or how many comments it has."""
_DATES = frozenset(["dateline", "date", "published", "pubdate", "timestamp", "datetime"])
"""What makers of pages call the day of an article."""
_BY = re.compile(r"(?:By|Von|Par|Por|Di|Door|Av|Af|Από|Автор:?)\s+[^\W\d_][\w’'.-]+\s+[^\W\d_a-z]")


def bylines(root: HtmlElement) -> Iterator[list[str]]:
    """Yield the names in each place of a page that may be the article's byline, the likeliest first."""
    places = sorted(_places(root), key=lambda each: each[0])
    around = frozenset(chain.from_iterable(each.iterancestors() for each in root.iter("h1")))
    kinds = {_LINK: _linked, _MARK: _marked, _PROFILE: _linked, _LABEL: _labelled, _LINE: _line}
    for (kind, _), element in islice(places, MOST_PLACES):
        place = element.getparent() if kind == _LABEL else element
        if not _is_in_a_box(place, around) and (names := kinds[kind](element)):
            yield names[:MOST_NAMES]


_LINK, _MARK, _PROFILE, _LABEL, _LINE = range(5)
_Place = tuple[tuple[int, bool], HtmlElement]


def _places(root: HtmlElement) -> Iterator[_Place]:
    """Yield elements that may name authors, with what they are and whether they stand above the headline."""
    is_above = next(root.iter("h1"), None) is not None
    paragraphs = 0
    for element in root.iter(*_TAGS, "h1"):
        if element.tag == "h1":
            is_above = False
        elif element.tag == "p" and not is_above:
            paragraphs += len("".join(element.itertext())) > MAX_BYLINE_BLOCK
        kind = _kind(element)
        is_late = paragraphs > MIN_PARAGRAPHS_BELOW and not is_label(_start(element))
        if kind is not None and not (kind in (_LABEL, _LINE) and (is_above or is_late)):
            yield (kind, is_above), element


_TAGS = (
    "a",
    "span",
    "div",
    "p",
    "address",
    "li",
    "strong",
    "b",
    "em",
    "i",
    "small",
    "section",
    "ul",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "cite",
    "td",
    "dd",
    "dt",
    "th",
)


def _kind(element: HtmlElement) -> int | None:
    if element.tag == "a" and "author" in (element.get("rel") or "").split():
        return _LINK
    if (element.get("class") or element.get("id") or element.get("data-testid")) and _is_marked(element):
        return _LABEL if len(element) == 0 and stands_for_a_name(element.text or "") else _MARK
    if element.tag == "a" and _is_to_author(element):
        return _PROFILE
    start = _start(element)
    if start and element.getparent() is not None and len(element) == 0 and stands_for_a_name(start):
        return _LABEL
    return _LINE if start and leads(start) else None


def _start(element: HtmlElement) -> str:
    """Return the words with which an element begins, up to the next one in it."""
    return (element.text or "").strip() or next((child.text or "" for child in islice(element, 1)), "").strip()


def _is_to_author(link: HtmlElement) -> bool:
    """Say whether a link leads to a page about an author."""
    return "author" in (link.get("rel") or "").split() or not _PROFILES.isdisjoint(_parts(link.get("href") or ""))


def _parts(address: str) -> list[str]:
    """Return the parts of an address's path but the last, which names somebody."""
    try:
        return urlsplit(address).path.lower().strip("/").split("/")[:-1]
    except ValueError:
        return []


def _is_marked(element: HtmlElement) -> bool:
    marks = marks_of(element)
    return not _MARKS.isdisjoint(marks) or any(_CALLED.search(mark) for mark in marks)


def _is_in_a_box(element: HtmlElement, around: Container[HtmlElement]) -> bool:
    """Say whether an element stands in a box about something else, or is not seen; ``around`` a headline is no such box."""
    for each in islice(chain((element,), element.iterancestors()), MAX_BOXES_AROUND):
        if each in around or each.tag in ("article", "main", "body"):
            return False
        is_other = each.tag in ("nav", "figure", "figcaption") or is_unseen(each) or _is_card(each, element)
        marks = marks_of(each)
        is_teased = not _CARDS.isdisjoint(marks) and not _holds_headline(each.getparent(), around)
        if is_other or is_teased or not _BOXES.isdisjoint(marks):
            return True
    return False


def _holds_headline(parent: HtmlElement | None, around: Container[HtmlElement]) -> bool:
    """Say whether what an element stands in is around a headline, and not the whole page."""
    return parent is not None and parent in around and parent.tag not in ("html", "body", "main")


def _is_card(around: HtmlElement, element: HtmlElement) -> bool:
    """Say whether what is around an element is one link to another article, with more in it than a name."""
    is_link = around.tag == "a" and around is not element and not _is_to_author(around)
    return is_link and len(text_of(around)) > len(text_of(element)) + MOST_BESIDE


def _linked(link: HtmlElement) -> list[str]:
    """Return the name of a linked author, and of those who stand beside."""
    around = link.getparent()
    around = around if around is None or around.getparent() is None else around.getparent()
    links = [each for each in around.iter("a") if _kind(each) == _kind(link)] if around is not None else [link]
    return [name for each in links for name in _linked_name(each)]


def _linked_name(link: HtmlElement) -> list[str]:
    """Return the name of a link to an author's page, where even an account's name of one small word is one."""
    text = text_of(link)
    name = bare(text)
    return (
        [name] if len(name.split()) == 1 and len(name) <= MAX_BYLINE and name[0].isalpha() else _whole(text, fewest=2)
    )


def _marked(element: HtmlElement) -> list[str]:
    """Return the names in what is called a byline: its words, if they are nothing but names, or its links."""
    text = text_of(element)
    names = _whole(text, fewest=2 - (bare(text) != text)) if len(text) <= MAX_BYLINE else []
    linked = [name for each in element.iter("a") if _is_to_author(each) for name in _linked_name(each)]
    return names if len(names) > len(linked) else linked


def _line(element: HtmlElement) -> list[str]:
    """Return the names in a line that begins with “By”."""
    text = text_of(element)
    return _whole(text, fewest=2) if len(text) <= MAX_BYLINE else []


def _labelled(label: HtmlElement) -> list[str]:
    """Return the names behind a label: in the text that follows it, or in the next element where nothing does."""
    behind = (label.tail or "").strip(" \t\r\n|")
    following = label.getnext()
    if not behind and following is not None and (following.tag == "dd" or goes_on(label.text or "")):
        behind = text_of(following)
    name = behind.strip(" :：").partition("|")[0].strip()
    return _whole(name, fewest=2) if len(name) <= MAX_BYLINE else []


def _whole(text: str, fewest: int) -> list[str]:
    """Return the names of a line that has nothing else in it but days and roles."""
    if _COUNT.search(text):
        return []
    names = [name for name in parted(text) if name and not any(map(str.isdigit, name))]
    return names if all(is_like_a_name(name, fewest) for name in names) else []


def is_marked_byline(element: HtmlElement, text: str, *, alone: bool) -> bool:
    """Say whether a short block is what the page itself calls its byline, in whatever language.

    What the element around it is called counts, too, but not where the block is looked at ``alone``.
    """
    if len(text) > MAX_BYLINE_BLOCK:
        return False
    marks = frozenset().union(
        *map(marks_of, islice((element, *element.iterancestors()), 1 if alone else MAX_ELEMENTS_AROUND))
    )
    return not _MARKS.isdisjoint(marks) and _OTHER.isdisjoint(marks)


def is_byline(element: HtmlElement, text: str) -> bool:
    """Say whether a block says who wrote the article or when: it is short, and called so, or begins or is dated so."""
    if len(text) > MAX_BYLINE_BLOCK:
        return False
    marks = frozenset().union(*map(marks_of, islice((element, *element.iterancestors()), MAX_ELEMENTS_AROUND)))
    if not (_MARKS | _DATES).isdisjoint(marks) and _OTHER.isdisjoint(marks):
        return True
    dated = any(time.text_content().strip() for time in element.iter("time"))
    return bool(_BY.match(text)) or (dated and len(text) <= MAX_BYLINE)
