"""Who a page says wrote its article: in JSON-LD, in ``meta`` elements, in microdata, in the byline that readers see.

What the extractor makes out is not asked: it is wrong more often than right where the page says nothing, and a wrong
author is worse than none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from lxml.html import HtmlElement

from site_builder.authoring.ingest.byline import bylines
from site_builder.authoring.ingest.linked_data import Node, as_list, words
from site_builder.authoring.ingest.names import people
from site_builder.authoring.ingest.page import text_of

_NAMES = (
    "article:author",
    "author",
    "byl",
    "article:byline",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "article:author_name",
    "articleauthor",
    "cxenseparse:author",
    "og:article:author",
    "citation_author",
    "shareaholic:article_author_name",
)
"""Names of ``meta`` elements that name authors."""
_LABEL = re.compile(
    r"writ|author|\bby\b|verfasst|geschrieben|autor|écrit|auteur|escrito|scritto|autore|geschreven|auteur|skriv|skrev|"
    r"napis|автор|напис|yazan|作者|執筆|作成|작성|كتب|लेखक",
    re.IGNORECASE,
)
"""What the labels of cards call the author."""


def authors_of(
    root: HtmlElement, node: Node, meta: Mapping[str, tuple[str, ...]], sites: tuple[str, ...]
) -> tuple[tuple[str, ...], str]:
    """Return the first names of people that a page gives, and where."""
    for origin, names in _voices(root, node, meta):
        if found := people(names, sites):
            return found, origin
    return (), ""


def _voices(root: HtmlElement, node: Node, meta: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, list[str]]]:
    are_bodies = all(map(_is_body, as_list(node.get("author"))))
    if not are_bodies:
        yield "JSON-LD", _named(node, "author")
    yield "JSON-LD", _named(node, "creator")
    for name in _NAMES:
        yield name, list(meta.get(name, ()))
    for place in ("1", "2"):
        if _LABEL.search(" ".join(meta.get(f"twitter:label{place}", ()))):
            yield f"twitter:data{place}", list(meta.get(f"twitter:data{place}", ()))
    people_in, bodies_in = _in_microdata(root)
    yield "microdata", people_in
    for names in bylines(root):
        yield "byline", names
    if are_bodies:
        yield "JSON-LD", _named(node, "author")
    yield "microdata", bodies_in
    if set(node) == {"isPartOf"}:
        yield "JSON-LD", _named(node["isPartOf"], "author")


def _in_microdata(root: HtmlElement) -> tuple[list[str], list[str]]:
    """Return the names of the first authors in microdata, people and bodies; others are those of other articles, or of comments."""
    elements = root.xpath("//*[contains(@itemprop, 'author')][not(ancestor::*[contains(@itemprop, 'omment')])]")
    people_in: list[str] = []
    bodies_in: list[str] = []
    for each in _of_first(elements):
        (bodies_in if "Organization" in (each.get("itemtype") or "") else people_in).extend(_names_of(each))
    return people_in, bodies_in


def _of_first(elements: list[HtmlElement]) -> list[HtmlElement]:
    """Return the elements that stand together with the first one; others name authors of other articles."""
    if not elements:
        return []
    around = elements[0].getparent()
    return [each for each in elements if around in (each.getparent(), *each.iterancestors())]


def _names_of(author: HtmlElement) -> list[str]:
    """Return the names in an author of microdata: what it calls so, for a life may stand beside it."""
    named = author.xpath(".//*[@itemprop='name']")
    return [each.get("content") or text_of(each) for each in named] or [text_of(author)]


def _is_body(author: object) -> bool:
    """Say whether an author is said to be no person; where readers see a byline, that names who wrote for it."""
    kinds = as_list(author.get("@type")) if isinstance(author, dict) else []
    return bool(kinds) and all("Organization" in str(kind) for kind in kinds)


def _named(node: Node, key: str) -> list[str]:
    return [name for each in as_list(node.get(key)) for name in _names_in(each)]


def _names_in(value: object) -> list[str]:
    if isinstance(value, dict) and isinstance(value.get("name"), list):
        return [words(each) for each in value["name"]]
    return [words(value)]
