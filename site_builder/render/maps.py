"""Maps for crawlers: ``sitemap.xml`` (sitemaps.org 0.9) and ``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree import ElementTree

from site_builder.addresses import SEARCH
from site_builder.model.pages import ClaimPage, QuestionPage, Site, StoryPage
from site_builder.model.records import Status

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNLISTED = frozenset({Status.DRAFT, Status.WITHDRAWN})


def maps(site: Site) -> Mapping[str, bytes]:
    """Return the sitemap and the robots file that names it; a host's preview turns all robots away."""
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.frame.base_url}sitemap.xml\n"
    refusal = "User-agent: *\nDisallow: /\n"
    return {"sitemap.xml": _sitemap(site), "robots.txt": (refusal if site.frame.preview else robots).encode("utf-8")}


def _sitemap(site: Site) -> bytes:
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(f"{{{_NAMESPACE}}}urlset")
    for address, changed in _entries(site):
        entry = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}url")
        ElementTree.SubElement(entry, f"{{{_NAMESPACE}}}loc").text = site.frame.base_url + address
        if changed:
            ElementTree.SubElement(entry, f"{{{_NAMESPACE}}}lastmod").text = changed.isoformat()
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _entries(site: Site) -> Iterator[tuple[str, date | None]]:
    """Yield each page's address and the day on which it last changed, where the records tell it.

    Pages that ask not to be indexed (drafts, embedded cards) and claims that were withdrawn are left out.
    """
    yield "", site.frame.updated
    yield "claims/", site.index.updated
    yield SEARCH, None
    listed: tuple[StoryPage | QuestionPage | ClaimPage, ...] = (*site.stories, *site.questions, *site.claims)
    for document in listed:
        if document.card.status not in _UNLISTED:
            yield document.card.address, document.updated
    for source in site.sources:
        yield source.card.address, source.updated
    for page in site.pages:
        if page.status in _UNLISTED:
            continue
        yield page.address, page.updated
