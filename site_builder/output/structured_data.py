"""Structured data of all pages but claims, in schema.org's words (https://schema.org, JSON-LD 1.1).

A claim's page has its ClaimReview (:mod:`site_builder.output.claim_review`); every page below the front page has
its trail as a BreadcrumbList, made from the same list as the trail that readers see.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup
from msgspec import json

from site_builder.output.claimant_data import claimant_data
from site_builder.output.data_package import dataset_data
from site_builder.views.cards import SourceCard
from site_builder.views.change_log import ChangeLog
from site_builder.views.claimant_page import ClaimantPage
from site_builder.views.data_page import DataPage
from site_builder.views.free_page import FreePage
from site_builder.views.home_page import HomePage
from site_builder.views.legacy_page import LegacyPage
from site_builder.views.list_pages import ClaimIndex, EarlierChecks, Listing
from site_builder.views.question_page import QuestionPage
from site_builder.views.site_frame import SiteFrame
from site_builder.views.source_page import SourcePage, SourceUses
from site_builder.views.story_page import StoryPage
from site_builder.views.topic_page import TopicPage

CONTEXT = "https://schema.org"
_ESCAPED = (("<", "\\u003c"), (">", "\\u003e"), ("&", "\\u0026"), ("'", "\\u0027"))
"""What could end a ``script`` element or begin something in it, and how JSON writes it as well."""
ABOUT_PAGE = "about"


def script(value: dict[str, Any]) -> Markup:
    """Return JSON-LD that is safe to stand inside a ``script`` element."""
    text = json.encode({"@context": CONTEXT, **value}, enc_hook=_text).decode()
    for character, escaped in _ESCAPED:
        text = text.replace(character, escaped)
    return Markup(text)  # noqa: S704 (nothing is left that could end the element)


def _text(value: Any) -> str:
    """Return the text that stands in a value which templates hold to be safe."""
    if isinstance(value, Markup):
        return str(value)
    raise TypeError(value)


def page_data(page: object, address: str, frame: SiteFrame) -> Markup | None:
    """Return what a page is as JSON-LD, or None for a page that schema.org need not know."""
    described = _described(page, frame)
    if described is None:
        return None
    common = {
        "url": frame.base_url + address,
        "inLanguage": frame.language,
        "publisher": organization(frame),
    }
    return script(without_nothing({**described, **common} if address else {**_site(frame), **common}))


def breadcrumb_list(crumbs: Iterable[Sequence[str]], frame: SiteFrame) -> Markup:
    """Return a trail as a BreadcrumbList; ``crumbs`` are its steps as (words, address), the front page first."""
    steps = [
        {
            "@type": "ListItem",
            "position": number,
            "item": {"@type": "WebPage", "@id": frame.base_url + address, "name": words},
        }
        for number, (words, address) in enumerate(crumbs, start=1)
    ]
    return script({"@type": "BreadcrumbList", "itemListElement": steps})


def organization(frame: SiteFrame) -> dict[str, Any]:
    """Return who publishes the site."""
    return without_nothing(
        {
            "@type": "Organization",
            "name": frame.publisher or frame.title,
            "url": frame.publisher_url or frame.base_url,
            "logo": frame.publisher_logo,
        }
    )


def article(source: SourceCard, frame: SiteFrame) -> dict[str, Any]:
    """Return an article that was read, under one name on all pages; what is not recorded is left out."""
    page = frame.base_url + source.address
    return without_nothing(
        {
            "@type": "CreativeWork",
            "@id": f"{page}#article",
            "mainEntityOfPage": page,
            "name": source.title,
            "url": source.url,
            "archivedAt": source.archived_url,
            "datePublished": source.published.isoformat() if source.published else None,
            "author": [_writer(name, source) for name in source.authors],
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "inLanguage": source.language,
        }
    )


def _writer(name: str, source: SourceCard) -> dict[str, Any]:
    """Return who wrote an article: a person, unless it is signed by those who published it."""
    return {"@type": "Organization" if name == source.publisher else "Person", "name": name}


def without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    """Return the fields that have a value."""
    return {name: value for name, value in fields.items() if value not in (None, [], ())}


def _site(frame: SiteFrame) -> dict[str, Any]:
    return {"@type": "WebSite", "name": frame.title, "description": frame.tagline}


def _described(page: object, frame: SiteFrame) -> dict[str, Any] | None:
    match page:
        case HomePage():
            return {}
        case StoryPage() | QuestionPage() | TopicPage() if page.address != page.card.address:
            return {"@type": "CollectionPage"}
        case StoryPage():
            return {
                "@type": "Article",
                "headline": page.card.title,
                "description": page.card.summary,
                "datePublished": page.card.published.isoformat(),
                "dateModified": page.updated.isoformat(),
                "author": organization(frame),
                "keywords": [label.name for label in page.topics],
            }
        case TopicPage():
            return {"@type": "CollectionPage", "name": page.card.name, "description": page.card.description}
        case QuestionPage():
            return {"@type": "WebPage", "name": page.card.question, "description": page.card.summary}
        case ClaimantPage() if page.address != page.card.address:
            return {"@type": "CollectionPage"}
        case ClaimantPage():
            return {"@type": "ProfilePage", "name": page.card.name, "mainEntity": claimant_data(page.record)}
        case SourcePage():
            return {"@type": "WebPage", "name": page.card.title, "mainEntity": article(page.card, frame)}
        case FreePage():
            kind = "AboutPage" if page.id == ABOUT_PAGE else "WebPage"
            return {"@type": kind, "name": page.title, "description": page.summary}
        case DataPage():
            return dataset_data(page, frame, organization(frame))
        case LegacyPage():
            return {"@type": "WebPage", "name": page.card.claim}
        case ClaimIndex() | EarlierChecks() | Listing() | SourceUses() | ChangeLog():
            return {"@type": "CollectionPage"}
    return None
