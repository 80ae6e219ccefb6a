"""What a page says of its article itself, each with the place that says it.

The order is JSON-LD, the page's own heading, Open Graph and other ``meta`` elements, microdata; only then comes what the
extractor guesses. A value that says nothing (a name that is an address, a title that is the site's) gives way to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement
from msgspec import Struct

from site_builder.authoring.ingest.blocks import letters
from site_builder.authoring.ingest.headline import is_cut, one_line, without_site
from site_builder.authoring.ingest.linked_data import Node, listed, words
from site_builder.authoring.ingest.names import people
from site_builder.authoring.ingest.own_address import is_home, plain_address
from site_builder.authoring.ingest.page import text_of
from site_builder.authoring.ingest.spoken import tag

Meta = Mapping[str, tuple[str, ...]]
Guess = Mapping[str, str | None]
"""What the extractor says: ``title``, ``author``, ``sitename``, ``date``, ``description``."""
ALIKE = 0.6
"""How alike two titles are that name one article (the ratio of difflib, of their letters)."""
GUESS = "a guess"
"""The origin of what the extractor made out."""


class Field(Struct, frozen=True):
    """A value and where it stands: “JSON-LD”, “h1”, “og:title” …; an empty value was stated nowhere."""

    value: str = ""
    origin: str = ""


class Stated(Struct, frozen=True):
    """What a page states: its sites' names, and the fields of a source's record."""

    sites: tuple[str, ...]
    title: Field
    publisher: Field
    authors: tuple[str, ...]
    authors_from: str
    published: Field
    url: Field
    language: Field
    description: str


def stated_by(root: HtmlElement, node: Node, meta: Meta, guess: Guess, url: str | None) -> Stated:
    """Return what a page states; ``url`` is the address it came from, when that is known."""
    publisher = _first(_publishers(node, meta, guess))
    host = urlsplit(url or "").hostname or ""
    sites = tuple(dict.fromkeys(filter(None, (publisher.value, *_all(meta, _SITES), host, host.removeprefix("www.").partition(".")[0]))))
    authors, authors_from = _authors(root, node, meta, guess, sites)
    return Stated(
        sites,
        _title(root, node, meta, guess, sites),
        publisher,
        authors,
        authors_from,
        _first(_days(root, node, meta, guess)),
        _first(_addresses(root, node, meta, url)),
        _first(_languages(root, node, meta)),
        words(node.get("description")) or next(_all(meta, ("og:description", "description", "twitter:description")), ""),
    )


_SITES = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone", "publisher")


def _first(fields: Iterable[Field]) -> Field:
    return next((field for field in fields if field.value), Field())


def _all(meta: Meta, names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in meta.get(name, ()))


def _meta_fields(meta: Meta, names: Iterable[str]) -> Iterator[Field]:
    return (Field(value, name) for name in names for value in meta.get(name, ()))


def _title(root: HtmlElement, node: Node, meta: Meta, guess: Guess, sites: tuple[str, ...]) -> Field:
    """Return the headline that readers see: the heading which the page's own statements confirm, or else a statement."""
    told = [Field(words(node.get("headline")) or words(node.get("name")), "JSON-LD")]
    told += _meta_fields(meta, ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"))
    told += [Field(text_of(each), "title") for each in root.iter("title")][:1]
    told += [Field(guess.get("title") or "", GUESS)]
    told = [Field(line, each.origin) for each in told if (line := one_line(without_site(each.value, sites)))]
    told = [each for each in told if letters(each.value) not in {letters(site) for site in sites}]
    headings = [each for each in root.iter("h1", "h2") if each.tag == "h1" or "headline" in (each.get("itemprop") or "")]
    seen = [Field(line, "h1") for each in headings if (line := one_line(text_of(each)))]
    for heading in seen:
        for statement in told:
            if letters(statement.value) == letters(heading.value):
                return heading
    for heading in seen:
        for statement in told[:3]:
            if _is_inside(statement.value, heading.value):
                return statement
            if _alike(statement.value, heading.value) >= ALIKE:
                return heading
    whole = [each for each in told if not is_cut(each.value)]
    if len(seen) == 1 and len(letters(seen[0].value)) > 20:
        return seen[0]
    return next(iter((*whole, *told)), Field())


def _is_inside(statement: str, heading: str) -> bool:
    """Say whether a heading is a statement with a word before or behind it, such as the name of a column."""
    inner, outer = letters(statement), letters(heading)
    return len(inner) > 20 and len(inner) > 0.5 * len(outer) and inner != outer and (outer.endswith(inner))


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, letters(one), letters(other), autojunk=False).ratio()


def _publishers(node: Node, meta: Meta, guess: Guess) -> Iterator[Field]:
    for publisher in listed(node.get("publisher")):
        yield Field(_no_address(words(publisher)), "JSON-LD")
    for field in _meta_fields(meta, _SITES[:1] + _SITES[2:3]):
        yield Field(_no_address(field.value), field.origin)


def _no_address(name: str) -> str:
    line = one_line(name) or ""
    return "" if "://" in line or line.startswith("@") else line


def _authors(root: HtmlElement, node: Node, meta: Meta, guess: Guess, sites: tuple[str, ...]) -> tuple[tuple[str, ...], str]:
    """Return the first names of people that a page gives, and where."""
    voices: list[tuple[str, list[str]]] = [("JSON-LD", _named(node, "author") or _named(node, "creator"))]
    voices += [
        (name, [value for value in meta.get(name, ())])
        for name in ("article:author", "author", "byl", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author_name", "cxenseparse:author")
    ]
    voices.append(("microdata", [text_of(each) for each in root.xpath("//*[contains(@itemprop, 'author')]") if not each.get("content")]))
    voices.append(("byline", [text_of(each) for each in root.xpath("//a[@rel='author']")]))
    voices.append((GUESS, (guess.get("author") or "").split(";")))
    for origin, names in voices:
        if found := people(names, sites):
            return found, origin
    return (), ""


def _named(node: Node, key: str) -> list[str]:
    return [name for each in listed(node.get(key)) for name in _names_in(each)]


def _names_in(value: object) -> list[str]:
    if isinstance(value, dict) and isinstance(value.get("name"), list):
        return [words(each) for each in value["name"]]
    return [words(value)]


def _days(root: HtmlElement, node: Node, meta: Meta, guess: Guess) -> Iterator[Field]:
    names = ("article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.created", "parsely-pub-date", "sailthru.date", "date", "dc.date", "publishdate", "pubdate")
    yield Field(_day(words(node.get("datePublished"))), "JSON-LD")
    for field in _meta_fields(meta, names):
        yield Field(_day(field.value), field.origin)
    for element in root.xpath("//*[contains(@itemprop, 'datePublished')] | //article//time[@datetime]"):
        yield Field(_day(element.get("datetime") or element.get("content") or ""), "time")
    yield Field(_day(guess.get("date") or ""), GUESS)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text.strip()[:10].replace("/", "-")).isoformat()
    except ValueError:
        return ""


def _addresses(root: HtmlElement, node: Node, meta: Meta, url: str | None) -> Iterator[Field]:
    """Yield the address that a page was fetched from, or those that it gives itself."""
    if url:
        yield Field(plain_address(url) or "", "the address")
        return
    base = next((each.get("href") or "" for each in root.iter("base")), "")
    told = [("canonical", each.get("href") or "") for each in root.iter("link") if "canonical" in (each.get("rel") or "").lower().split()]
    told += [(field.origin, field.value) for field in _meta_fields(meta, ("og:url",))]
    told += [("JSON-LD", _link(value)) for key in ("url", "mainEntityOfPage") for value in listed(node.get(key))]
    told += [(field.origin, field.value) for field in _meta_fields(meta, ("twitter:url", "parsely-link", "al:web:url"))]
    told += [("link rel=alternate", each.get("href") or "") for each in root.iter("link") if each.get("hreflang") == "x-default" or each.get("rel") in ("amphtml", "shorturl", "shortlink")]
    for origin, address in told:
        whole = plain_address(urljoin(base or next(iter(meta.get("og:url", ())), ""), address.strip()))
        if whole and not is_home(whole):
            yield Field(whole, origin)


def _link(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    return value if isinstance(value, str) else ""


def _languages(root: HtmlElement, node: Node, meta: Meta) -> Iterator[Field]:
    for element in (root, *root.iter("body", "article")):
        yield Field(tag(element.get("lang") or element.get("{http://www.w3.org/XML/1998/namespace}lang") or element.get("xml:lang") or "") or "", "lang")
    for field in _meta_fields(meta, ("og:locale", "content-language", "language", "dc.language", "dcterms.language", "inlanguage")):
        yield Field(tag(field.value) or "", field.origin)
    for value in listed(node.get("inLanguage")):
        yield Field(tag(words(value) or (value.get("alternateName") if isinstance(value, dict) else "") or "") or "", "JSON-LD")
