"""What a page calls its site: names that stand behind headlines, and that are no authors."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from site_builder.authoring.ingest.linked_data import Node, as_list, described, is_stated_person, words

NAMED_BY = ("og:site_name", "application-name", "dc.publisher", "twitter:app:name:iphone", "publisher")
"""Names of ``meta`` elements that name the site."""
_ON_TELEPHONES = "apple-mobile-web-app-title"
"""The same, of what it is called on telephones."""
_BETWEEN = re.compile(r"\s+[-–—|·»]\s+|\s*[|]\s*")


def site_names(node: Node, meta: Mapping[str, tuple[str, ...]], publisher: str, *urls: str | None) -> tuple[str, ...]:
    """Return the names of a page's site, each once; the first is its publisher, unless that is a person."""
    names = (
        "" if any(map(is_stated_person, as_list(node.get("publisher")))) else publisher,
        *(value for name in NAMED_BY for value in meta.get(name, ())),
        *_hosts(*urls),
    )
    return tuple(dict.fromkeys(filter(None, names)))


def names_of_newsroom(root: HtmlElement, meta: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    """Return what else a page calls those behind its site: no people, though some pages say so of them."""
    bodies = (each for each in described(root) if each.get("logo") and not is_stated_person(each))
    called = (words(each.get("name")) for each in bodies if _is_body(each))
    parts = (part for value in meta.get("og:site_name", ()) for part in _BETWEEN.split(value))
    return tuple(dict.fromkeys(filter(None, (*called, *parts, *meta.get(_ON_TELEPHONES, ())))))


def _is_body(node: Node) -> bool:
    return any("Organization" in str(kind) for kind in as_list(node.get("@type")))


def _hosts(*urls: str | None) -> Iterator[str]:
    """Yield the names by which addresses may call their site."""
    for url in urls:
        host = (urlsplit(url or "").hostname or "").removeprefix("www.")
        yield from (host, host.rpartition(".")[0], host.partition(".")[0])
