"""A claim as schema.org ``ClaimReview``, made from the same fields as its page (https://schema.org/ClaimReview)."""

from __future__ import annotations

from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from site_builder.model.pages import ClaimPage, SiteFrame, SourceCard
from site_builder.model.records import Stance


def claim_review(page: ClaimPage, frame: SiteFrame) -> Markup:
    """Return the JSON-LD of a claim's page, safe to stand inside a ``script`` element."""
    return htmlsafe_json_dumps(_claim_review(page, frame), ensure_ascii=False, indent=2)


def _claim_review(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    card = page.card
    appearances, others = _appearances(page)
    return {
        "@context": "https://schema.org",
        "@type": "ClaimReview",
        "url": frame.base_url + card.address,
        "claimReviewed": card.claim,
        "inLanguage": frame.language,
        "datePublished": card.published.isoformat(),
        "dateModified": card.updated.isoformat(),
        "author": _author(frame),
        "reviewRating": _rating(page, frame),
        "itemReviewed": _without_nothing({"@type": "Claim", "author": _claimants(page), "appearance": appearances}),
        **({"citation": others} if others else {}),
    }


def _author(frame: SiteFrame) -> dict[str, Any]:
    return _without_nothing(
        {
            "@type": "Organization",
            "name": frame.publisher or frame.title,
            "url": frame.publisher_url or frame.base_url,
            "logo": frame.publisher_logo,
        }
    )


def _rating(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    """Return the verdict: its name always, numbers only where the scale gives it one."""
    verdict = page.card.verdict
    numbers = [other.rating for other in frame.scale if other.rating is not None]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.label, "ratingExplanation": page.card.summary}
    if verdict.rating is not None:
        rating |= {"ratingValue": verdict.rating, "bestRating": max(numbers), "worstRating": min(numbers)}
    return rating


def _claimants(page: ClaimPage) -> list[dict[str, Any]]:
    return [
        _without_nothing({"@type": "Thing", "name": claimant.name, "description": claimant.role})
        for claimant, _ in page.claimants
    ]


def _appearances(page: ClaimPage) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles in which the claim appears and that have an address, and the other articles quoted."""
    appearing = {card.source.id for card in page.evidence[Stance.SUPPORTS]}
    sources = {card.source.id: card.source for cards in page.evidence.values() for card in cards}
    with_address = [_article(source) for id, source in sources.items() if id in appearing and source.url]
    others = [_article(source) for id, source in sources.items() if id not in appearing or not source.url]
    return with_address, others


def _article(source: SourceCard) -> dict[str, Any]:
    return _without_nothing(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "url": source.url,
            "archivedAt": source.archived_url,
            "datePublished": source.published.isoformat() if source.published else None,
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "inLanguage": source.language,
        }
    )


def _without_nothing(fields: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in fields.items() if value not in (None, [], ())}
