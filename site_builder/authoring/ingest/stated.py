"""What a page says of its article itself, each with the place that says it.

The order is JSON-LD, the page's own heading, Open Graph and other ``meta`` elements, microdata; only then comes what the
extractor guesses. A value that says nothing (a name that is an address, a title that is the site's) gives way to the next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from difflib import SequenceMatcher
from itertools import islice
from urllib.parse import urljoin

from lxml.html import HtmlElement
from msgspec import Struct

from site_builder.authoring.ingest.authors import authors_of
from site_builder.authoring.ingest.blocks import letters
from site_builder.authoring.ingest.headline import (
    is_cut,
    leads_home,
    one_line,
    part_of_title,
    without_kicker,
    without_site,
    without_tail,
)
from site_builder.authoring.ingest.linked_data import Node, as_list, words
from site_builder.authoring.ingest.own_address import is_home, plain_address
from site_builder.authoring.ingest.page import text_of
from site_builder.authoring.ingest.site_names import NAMED_BY, names_of_newsroom, site_names
from site_builder.authoring.ingest.text_language import tag

Meta = Mapping[str, tuple[str, ...]]
Guess = Mapping[str, str | None]
"""What the extractor says: ``title``, ``sitename``, ``date``, ``description``."""
MIN_LIKENESS_OF_TITLES = 0.6
"""How alike two titles are that name one article (the ratio of difflib, of their letters)."""
LONGEST_TITLE = 1000
"""How many characters a statement of a headline has at most, names of the site and of sections with it."""
MOST_FIRST = 50
"""How many first headings of a page are looked at."""
MOST_HEADINGS = 200
"""How many headings of a page are compared with the parts of its title."""
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
    heading: str
    publisher: Field
    authors: tuple[str, ...]
    authors_from: str
    published: Field
    modified: Field
    url: Field
    language: Field
    description: str


def stated_by(root: HtmlElement, node: Node, meta: Meta, guess: Guess, url: str | None) -> Stated:
    """Return what a page states; ``url`` is the address it came from, when that is known."""
    publisher = _first(_publishers(node, meta, guess))
    sites = site_names(node, meta, publisher.value, url, next(_addresses(root, node, meta, url), Field()).value)
    authors, authors_from = authors_of(root, node, meta, (*sites, *names_of_newsroom(root, meta)))
    title = _title(root, node, meta, guess, sites)
    return Stated(
        sites,
        title,
        _heading(root, title.value),
        publisher,
        authors,
        authors_from,
        _first(_days(root, node, meta, guess)),
        _first(_changed(root, node, meta)),
        _first(_addresses(root, node, meta, url)),
        _first(_languages(root, node, meta)),
        words(node.get("description"))
        or next(_all(meta, ("og:description", "description", "twitter:description")), ""),
    )


def _first(fields: Iterable[Field]) -> Field:
    return next((field for field in fields if field.value), Field())


def _all(meta: Meta, names: Iterable[str]) -> Iterator[str]:
    return (value for name in names for value in meta.get(name, ()))


def _meta_fields(meta: Meta, names: Iterable[str]) -> Iterator[Field]:
    return (Field(value, name) for name in names for value in meta.get(name, ()))


def _title(root: HtmlElement, node: Node, meta: Meta, guess: Guess, sites: tuple[str, ...]) -> Field:
    """Return the headline: the first statement that is whole and not the site's name; a heading that says the same names it."""
    told = [Field(words(node.get("headline")) or words(node.get("name")), "JSON-LD")]
    stated = list(_meta_fields(meta, ("og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title")))
    whole = [without_site(each.value, sites) for each in (*told, *stated) if len(each.value) <= LONGEST_TITLE]
    seen = _headings(root, whole, sites)
    stated += [Field(text_of(each), "title") for each in root.iter("title")][:1]
    stated, told = ([each for each in fields if len(each.value) <= LONGEST_TITLE] for fields in (stated, told))
    headings = [
        *(each.value for each in seen),
        *(text_of(each) for each in islice(root.iter("h1"), MOST_FIRST) if not leads_home(each)),
    ]
    plain = [_without_site(each.value, headings, sites) for each in stated]
    confirmed = [each for each in seen if any(_alike(each.value, other) >= MIN_LIKENESS_OF_TITLES for other in plain)]
    only = seen if len(seen) == 1 else []
    guessed = Field((guess.get("title") or "")[:LONGEST_TITLE], GUESS)
    order = (*_shown(seen, plain), *told, *confirmed, *stated[:1], *only, *stated, guessed)
    fields = _without_sites(order, headings, sites)
    uncut = [each for each in fields if not is_cut(each.value, (other.value for other in stated))]
    first = next(iter((*uncut, *fields)), Field())
    if first.origin == "title" and (heading := part_of_title(first.value, _lesser_headings(root, sites))):
        return Field(heading, "title")
    return first


def _headings(root: HtmlElement, whole: list[str], sites: tuple[str, ...]) -> list[Field]:
    """Return the first headings of a page, without those that name the site."""
    lines = (
        one_line(without_kicker(each, whole)) for each in islice(root.iter("h1"), MOST_FIRST) if not leads_home(each)
    )
    names = {letters(site) for site in sites}
    return [Field(line, "h1") for line in lines if line and letters(line) not in names]


def _lesser_headings(root: HtmlElement, sites: tuple[str, ...]) -> Iterator[str]:
    names = {letters(site) for site in sites}
    headings = (
        text_of(each) for each in islice(root.iter("h1", "h2", "h3", "h4"), MOST_HEADINGS) if not leads_home(each)
    )
    return (line for line in headings if letters(line) not in names)


def _without_site(title: str, headings: list[str], sites: tuple[str, ...]) -> str:
    """Return a title without what stands behind a heading in it; where it has none, without the site's name."""
    names = {letters(site) for site in sites}
    headed = without_tail(title, (each for each in headings if letters(each) not in names))
    return headed if headed != title else without_site(title, sites)


def _shown(seen: list[Field], plain: list[str]) -> list[Field]:
    """Return headings that another statement repeats: beside those, JSON-LD has what is written for machines that search."""
    repeated = set(map(letters, plain))
    return [each for each in seen if letters(each.value) in repeated - {""}]


def _heading(root: HtmlElement, title: str) -> str:
    """Return the heading that readers see above the article: the one that is most like its title."""
    seen = [line for each in islice(root.iter("h1"), MOST_FIRST) if (line := one_line(text_of(each)))]
    likest = max(seen, key=lambda line: (letters(title) in letters(line), _alike(line, title)), default="")
    return (
        likest
        if likest
        and (len(seen) == 1 or letters(title) in letters(likest) or _alike(likest, title) >= MIN_LIKENESS_OF_TITLES)
        else ""
    )


def _without_sites(fields: Iterable[Field], headings: list[str], sites: tuple[str, ...]) -> list[Field]:
    """Return titles without the site's name, and none that is nothing else."""
    names = {letters(site) for site in sites}
    lines = ((one_line(_without_site(each.value, headings, sites)), each.origin) for each in fields)
    return [Field(line, origin) for line, origin in lines if line and letters(line) not in names]


def _alike(one: str, other: str) -> float:
    return SequenceMatcher(None, letters(one), letters(other), autojunk=False).ratio()


def _publishers(node: Node, meta: Meta, guess: Guess) -> Iterator[Field]:
    for publisher in as_list(node.get("publisher")):
        yield Field(_no_address(words(publisher)), "JSON-LD")
    for field in _meta_fields(meta, (NAMED_BY[0], NAMED_BY[2])):
        yield Field(_no_address(field.value), field.origin)


def _no_address(name: str) -> str:
    line = one_line(name) or ""
    return "" if "://" in line or line.startswith("@") else line


def _days(root: HtmlElement, node: Node, meta: Meta, guess: Guess) -> Iterator[Field]:
    names = (
        "article:published_time",
        "og:article:published_time",
        "datepublished",
        "dc.date.issued",
        "dcterms.created",
        "parsely-pub-date",
        "sailthru.date",
        "date",
        "dc.date",
        "publishdate",
        "pubdate",
    )
    yield Field(_day(words(node.get("datePublished"))), "JSON-LD")
    for field in _meta_fields(meta, names):
        yield Field(_day(field.value), field.origin)
    for element in root.xpath("//*[contains(@itemprop, 'datePublished')] | //article//time[@datetime]"):
        yield Field(_day(element.get("datetime") or element.get("content") or ""), "time")
    yield Field(_day(guess.get("date") or ""), GUESS)


def _changed(root: HtmlElement, node: Node, meta: Meta) -> Iterator[Field]:
    """Yield the day on which the article says it was last changed."""
    yield Field(_day(words(node.get("dateModified"))), "JSON-LD")
    names = (
        "article:modified_time",
        "og:article:modified_time",
        "og:updated_time",
        "last-modified",
        "dc.date.modified",
    )
    for field in _meta_fields(meta, names):
        yield Field(_day(field.value), field.origin)
    for element in root.xpath("//*[contains(@itemprop, 'dateModified')]"):
        yield Field(_day(element.get("datetime") or element.get("content") or ""), "time")


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
    told = [
        ("canonical", each.get("href") or "")
        for each in root.iter("link")
        if "canonical" in (each.get("rel") or "").lower().split()
    ]
    told += [(field.origin, field.value) for field in _meta_fields(meta, ("og:url",))]
    told += [("JSON-LD", _link(value)) for key in ("url", "mainEntityOfPage") for value in as_list(node.get(key))]
    told += [(field.origin, field.value) for field in _meta_fields(meta, ("twitter:url", "parsely-link", "al:web:url"))]
    told += [
        ("link rel=alternate", each.get("href") or "")
        for each in root.iter("link")
        if each.get("hreflang") == "x-default" or each.get("rel") in ("amphtml", "shorturl", "shortlink")
    ]
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
        yield Field(
            tag(
                element.get("lang")
                or element.get("{http://www.w3.org/XML/1998/namespace}lang")
                or element.get("xml:lang")
                or ""
            )
            or "",
            "lang",
        )
    for locale in meta.get("og:locale", ()):
        # It always has a country, and often that of the program that made the page.
        yield Field((tag(locale) or "").partition("-")[0], "og:locale")
    for field in _meta_fields(meta, ("content-language", "language", "dc.language", "dcterms.language", "inlanguage")):
        yield Field(tag(field.value) or "", field.origin)
    for value in as_list(node.get("inLanguage")):
        yield Field(
            tag(words(value) or (value.get("alternateName") if isinstance(value, dict) else "") or "") or "", "JSON-LD"
        )
