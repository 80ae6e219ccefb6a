"""Maps for crawlers: ``sitemap.xml`` (sitemaps.org 0.9) with its parts, and ``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from xml.etree import ElementTree

from site_builder import limits
from site_builder.addresses import SEARCH
from site_builder.model.pages import ClaimPage, FreePage, Part, QuestionPage, Site, StoryPage
from site_builder.model.records import Status

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNLISTED = frozenset({Status.DRAFT, Status.WITHDRAWN})


def maps(site: Site) -> Mapping[str, bytes]:
    """Return the sitemap and the robots file that names it; a host's preview turns all robots away."""
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site.frame.base_url}sitemap.xml\n"
    refusal = "User-agent: *\nDisallow: /\n"
    return {**_sitemaps(site), "robots.txt": (refusal if site.frame.preview else robots).encode("utf-8")}


Entry = tuple[str, date | None]
"""A page's address and the day on which it last changed, where the records tell it."""


def _sitemaps(site: Site) -> Mapping[str, bytes]:
    """Return one sitemap, or, where there are too many addresses, an index of sitemaps by the kind of page.

    What has a day of publication stands in its order, so that a sitemap that is full seldom changes.
    """
    base = site.frame.base_url
    kinds = _entries(site)
    if sum(map(len, kinds.values())) <= limits.ADDRESSES_PER_SITEMAP:
        return {
            "sitemap.xml": _listing("urlset", "url", [entry for entries in kinds.values() for entry in entries], base)
        }
    size = limits.ADDRESSES_PER_SITEMAP
    parts = {
        f"sitemap-{kind}-{number}.xml": entries[start : start + size]
        for kind, entries in kinds.items()
        for number, start in enumerate(range(0, len(entries), size), start=1)
    }
    index = [(name, max((day for _, day in part if day), default=None)) for name, part in parts.items()]
    files = {name: _listing("urlset", "url", part, base) for name, part in parts.items()}
    return {"sitemap.xml": _listing("sitemapindex", "sitemap", index, base), **files}


def _listing(root_name: str, entry_name: str, entries: Iterable[Entry], base: str) -> bytes:
    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.Element(f"{{{_NAMESPACE}}}{root_name}")
    for address, changed in entries:
        entry = ElementTree.SubElement(root, f"{{{_NAMESPACE}}}{entry_name}")
        ElementTree.SubElement(entry, f"{{{_NAMESPACE}}}loc").text = base + address
        if changed:
            ElementTree.SubElement(entry, f"{{{_NAMESPACE}}}lastmod").text = changed.isoformat()
    ElementTree.indent(root)
    body: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return body + b"\n"


def _entries(site: Site) -> Mapping[str, list[Entry]]:
    """Return the pages of each kind.

    Pages that ask not to be indexed (drafts, embedded cards) and documents that were withdrawn are left out.
    """
    stories = sorted(site.stories, key=lambda page: (page.card.published, page.card.id))
    claims = sorted(site.claims, key=lambda page: (page.card.published, page.card.id))
    documents: dict[str, Iterable[StoryPage | QuestionPage | ClaimPage]] = {
        "stories": stories,
        "questions": site.questions,
        "claims": claims,
    }
    return {
        "pages": [
            ("", site.home.updated),
            ("claims/", site.index.updated),
            (SEARCH, None),
            *((page.address, page.updated) for page in site.pages if page.status not in _UNLISTED),
            *((part.address, part.updated) for part in (*site.lists, *site.parts) if _is_listed(part)),
        ],
        **{
            kind: [(page.card.address, page.updated) for page in pages if page.card.status not in _UNLISTED]
            for kind, pages in documents.items()
        },
        "sources": [(source.card.address, source.updated) for source in site.sources],
    }


def _is_listed(part: Part) -> bool:
    """Say whether a further page may be indexed: the pages of what is a draft or was withdrawn may not."""
    match part:
        case StoryPage() | QuestionPage():
            return part.card.status not in _UNLISTED
        case FreePage():
            return part.status not in _UNLISTED
    return True
