"""Maps for crawlers: ``sitemap.xml`` (sitemaps.org 0.9) and ``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from xml.etree import ElementTree

from site_builder.model.pages import Site
from site_builder.model.records import Status

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def maps(site: Site) -> Mapping[str, bytes]:
    """Return the sitemap and the robots file that names it."""
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.frame.base_url}sitemap.xml\n"
    return {"sitemap.xml": _sitemap(site), "robots.txt": robots.encode("utf-8")}


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
    """Yield each page's address and the day on which it last changed, where the records tell it."""
    yield "", site.frame.updated
    yield "claims/", site.frame.updated
    for story in site.stories:
        yield (
            story.card.address,
            max((story.card.published, *(row.claim.updated for group in story.groups for row in group.rows))),
        )
    for question in site.questions:
        yield question.card.address, max((answer.claim.updated for answer in question.answers), default=None)
    for claim in site.claims:
        if claim.card.status is not Status.WITHDRAWN:
            yield claim.card.address, claim.card.updated
    for source in site.sources:
        yield source.card.address, max((use.claim.updated for use in source.stances), default=None)
    for page in site.pages:
        yield page.address, page.updated
