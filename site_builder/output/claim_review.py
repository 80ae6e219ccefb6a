"""A claim as schema.org ``ClaimReview``, made from the same fields as its page (https://schema.org/ClaimReview).

Google's rules (https://developers.google.com/search/docs/appearance/structured-data/factcheck) ask for one
ClaimReview on the page of the claim itself, with ``claimReviewed``, ``reviewRating`` and ``url``, and want every
word of it to stand on the page.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from site_builder.content.records import Stance, Status
from site_builder.output.claimant_data import author
from site_builder.output.structured_data import article, organization, script, without_nothing
from site_builder.views.claim_page import ClaimPage
from site_builder.views.site_frame import SiteFrame


def claim_review(page: ClaimPage, frame: SiteFrame) -> Markup | None:
    """Return the JSON-LD of a claim's page, safe to stand inside a ``script`` element.

    There is none on a host's preview and on a draft, and none on a claim that is outdated or withdrawn: what shows a
    ClaimReview shows its rating as one that stands.
    """
    if frame.preview or page.card.status is not Status.PUBLISHED:
        return None
    return script(_claim_review(page, frame))


def _claim_review(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    card = page.card
    appearances, others = _articles(page, frame)
    return without_nothing(
        {
            "@type": "ClaimReview",
            "@id": f"{frame.base_url}{card.address}#review",
            "url": frame.base_url + card.address,
            "claimReviewed": card.claim,
            "inLanguage": frame.language,
            "datePublished": card.published.isoformat(),
            "dateModified": card.updated.isoformat(),
            "author": organization(frame),
            "reviewRating": _rating(page, frame),
            "itemReviewed": without_nothing(
                {
                    "@type": "Claim",
                    "@id": f"{frame.base_url}{card.address}#claim",
                    "author": list(filter(None, (author(said) for said, _ in page.claimants))),
                    "datePublished": _first_made(page),
                    "locationCreated": _places(page),
                    "appearance": [*_said_at(page), *appearances],
                }
            ),
            "citation": others,
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


def _first_made(page: ClaimPage) -> str | None:
    """Return the first day on which anybody made the claim, as far as that is recorded."""
    days = [said.date for said, _ in page.claimants if said.date]
    return min(days).isoformat() if days else None


def _places(page: ClaimPage) -> list[dict[str, Any]]:
    """Return where the claim was made."""
    places = dict.fromkeys(said.place for said, _ in page.claimants if said.place)
    return [{"@type": "Place", "name": place} for place in places]


def _said_at(page: ClaimPage) -> list[dict[str, Any]]:
    """Return the addresses at which the claim was made."""
    addresses = dict.fromkeys(said.said_at for said, _ in page.claimants if said.said_at)
    return [{"@type": "CreativeWork", "url": address} for address in addresses]


def _articles(page: ClaimPage, frame: SiteFrame) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """Return the articles in which the claim appears and that have an address, and the other articles quoted."""
    appearing = {card.source.id for card in page.evidence[Stance.SUPPORTS]}
    sources = {card.source.id: card.source for cards in page.evidence.values() for card in cards}
    appearances = [article(source, frame) for id, source in sources.items() if id in appearing and source.url]
    others = [article(source, frame) for id, source in sources.items() if id not in appearing or not source.url]
    return appearances, others
