"""Maps for crawlers: ``sitemap.xml`` (sitemaps.org 0.9) with its parts, and ``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from xml.etree import ElementTree

from site_builder.content.records import Status
from site_builder.views import page_limits
from site_builder.views.claim_page import ClaimPage
from site_builder.views.claimant_page import ClaimantPage
from site_builder.views.free_page import FreePage
from site_builder.views.legacy_page import LegacyPage
from site_builder.views.question_page import QuestionPage
from site_builder.views.site_frame import SiteFrame
from site_builder.views.story_page import StoryPage
from site_builder.views.topic_page import TopicPage

_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
_UNLISTED = frozenset({Status.DRAFT, Status.WITHDRAWN})

Entry = tuple[str, date | None]
"""A page's address and the day on which it last changed, where the records tell it."""


def maps(kinds: Mapping[str, Sequence[Entry]], frame: SiteFrame) -> Mapping[str, bytes]:
    """Return the sitemap of the pages of each kind, and the robots file.

    Robots may fetch the pages of a host's preview, which tell them to list none: who may not fetch a page cannot read
    that (RFC 9309 is about fetching alone). The preview's map is named nowhere.
    """
    named = "" if frame.preview else f"\nSitemap: {frame.base_url}sitemap.xml\n"
    return {**_sitemaps(kinds, frame), "robots.txt": f"User-agent: *\nAllow: /\n{named}".encode()}


def is_indexed(page: object) -> bool:
    """Say whether a page may be indexed: those of drafts and withdrawn documents may not.

    Nor may that of a claim that another publication checked, unless its old address leads here: it would stand beside
    the check itself.
    """
    match page:
        case LegacyPage():
            return page.has_moved
        case StoryPage() | QuestionPage() | ClaimantPage() | TopicPage() | ClaimPage():
            return page.card.status not in _UNLISTED
        case FreePage():
            return page.status not in _UNLISTED
    return True


def _sitemaps(kinds: Mapping[str, Sequence[Entry]], frame: SiteFrame) -> Mapping[str, bytes]:
    """Return one sitemap, or, where there are too many addresses, an index of sitemaps by the kind of page.

    Pages with a day of publication are ordered by it, so that a full sitemap rarely changes.
    """
    base = frame.base_url
    if sum(map(len, kinds.values())) <= page_limits.ADDRESSES_PER_SITEMAP:
        return {
            "sitemap.xml": _listing("urlset", "url", [entry for entries in kinds.values() for entry in entries], base)
        }
    size = page_limits.ADDRESSES_PER_SITEMAP
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
