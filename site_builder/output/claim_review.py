"""A claim as schema.org ``ClaimReview``, made from the same fields as its page (https://schema.org/ClaimReview).

Google's rules (https://developers.google.com/search/docs/appearance/structured-data/factcheck) ask for one
ClaimReview on the page of the claim itself, with ``claimReviewed``, ``reviewRating`` and ``url``, and want every
word of it to stand on the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from markupsafe import Markup

from site_builder.content.records import Stance
from site_builder.output.claimant_data import author
from site_builder.output.exports import json_bytes
from site_builder.output.structured_data import CONTEXT, article, organization, script, without_nothing
from site_builder.views.cards import ClaimCard
from site_builder.views.claim_page import ClaimPage
from site_builder.views.listed_claims import ListedClaim, is_reviewed
from site_builder.views.said_by import SaidBy
from site_builder.views.site_frame import SiteFrame

REVIEWS = "reviews.json"
"""All ClaimReviews of the site."""


def claim_review(page: ClaimPage, frame: SiteFrame) -> Markup | None:
    """Return the JSON-LD of a claim's page, safe to stand inside a ``script`` element.

    There is none on a host's preview.
    """
    if frame.preview or not is_reviewed(page.card, (said for said, _ in page.claimants), frame.reviewed):
        return None
    return script(_claim_review(page, frame))


def review_feed(claims: Iterable[ListedClaim], frame: SiteFrame) -> dict[str, bytes]:
    """Return all ClaimReviews as a ``DataFeed``, each as short as it can be: the rest stands on the page of the claim."""
    reviewed = [claim for claim in claims if is_reviewed(claim.card, claim.claimants, frame.reviewed)]
    feed = {
        "@context": CONTEXT,
        "@type": "DataFeed",
        "@id": frame.base_url + REVIEWS,
        "name": frame.title,
        "dataFeedElement": [] if frame.preview else [_feed_item(claim, frame) for claim in reviewed],
    }
    return {REVIEWS: json_bytes(feed)}


def _feed_item(claim: ListedClaim, frame: SiteFrame) -> dict[str, Any]:
    card = claim.card
    return {
        "@type": "DataFeedItem",
        "dateCreated": card.published.isoformat(),
        "dateModified": card.updated.isoformat(),
        "item": {**_review(card, frame), "itemReviewed": _claim(card, claim.claimants, frame)},
    }


def _review(card: ClaimCard, frame: SiteFrame) -> dict[str, Any]:
    return {
        "@type": "ClaimReview",
        "@id": f"{frame.base_url}{card.address}#review",
        "url": frame.base_url + card.address,
        "claimReviewed": card.claim,
        "inLanguage": frame.language,
        "datePublished": card.published.isoformat(),
        "dateModified": card.updated.isoformat(),
        "author": organization(frame),
        "reviewRating": _rating(card, frame),
    }


def _claim(card: ClaimCard, claimants: Sequence[SaidBy], frame: SiteFrame) -> dict[str, Any]:
    return without_nothing(
        {
            "@type": "Claim",
            "@id": f"{frame.base_url}{card.address}#claim",
            "author": list(filter(None, map(author, claimants))),
            "datePublished": _first_made(claimants),
            "locationCreated": _places(claimants),
        }
    )


def _claim_review(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    card, claimants = page.card, tuple(said for said, _ in page.claimants)
    appearances, others = _articles(page, frame)
    claim = _claim(card, claimants, frame) | {"appearance": [*_said_at(claimants), *appearances]}
    keywords = [label.name for label in page.topics]
    return without_nothing(
        {**_review(card, frame), "keywords": keywords, "itemReviewed": without_nothing(claim), "citation": others}
    )


def _rating(card: ClaimCard, frame: SiteFrame) -> dict[str, Any]:
    """Return the verdict: its name always, numbers only where the scale gives it one."""
    verdict = card.verdict
    numbers = [other.rating for other in frame.scale if other.rating is not None]
    rating: dict[str, Any] = {"@type": "Rating", "alternateName": verdict.label, "ratingExplanation": card.summary}
    if verdict.rating is not None:
        rating |= {"ratingValue": verdict.rating, "bestRating": max(numbers), "worstRating": min(numbers)}
    return rating


def _first_made(claimants: Iterable[SaidBy]) -> str | None:
    """Return the first day on which anybody made the claim, as far as that is recorded."""
    days = [said.date for said in claimants if said.date]
    return min(days).isoformat() if days else None


def _places(claimants: Iterable[SaidBy]) -> list[dict[str, Any]]:
    """Return where the claim was made."""
    places = dict.fromkeys(said.place for said in claimants if said.place)
    return [{"@type": "Place", "name": place} for place in places]


def _said_at(claimants: Iterable[SaidBy]) -> list[dict[str, Any]]:
    """Return the addresses at which the claim was made."""
    addresses = dict.fromkeys(said.said_at for said in claimants if said.said_at)
    return [{"@type": "CreativeWork", "url": address} for address in addresses]


def _articles(page: ClaimPage, frame: SiteFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles in which the claim appears and that have an address, and the other articles quoted."""
    appearing = {card.source.id for card in page.evidence[Stance.SUPPORTS]}
    sources = {card.source.id: card.source for cards in page.evidence.values() for card in cards}
    appearances = [article(source, frame) for id, source in sources.items() if id in appearing and source.url]
    others = [article(source, frame) for id, source in sources.items() if id not in appearing or not source.url]
    return appearances, others
