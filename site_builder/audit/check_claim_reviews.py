"""ClaimReviews: the page of a claim has the one that belongs to it, and no other page has any."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any

from site_builder.audit.published_data import PublishedClaim
from site_builder.audit.published_site import UnreadableError
from site_builder.audit.shown_page import ShownPage
from site_builder.content.records import Status
from site_builder.content.statements import ClaimantKind
from site_builder.findings.finding import Finding, Place, finding

_PAGE = re.compile(r"(claims/[^/]+/)index\.html")
_HINT = "Publish the site again. Without a claim of this site behind it, take the ClaimReview away."


def has_its_review(page: ShownPage, claim: PublishedClaim) -> bool:
    """Say whether the page of a claim has the ClaimReview that it should have, and no other. Raises :class:`UnreadableError`."""
    due = page.is_indexed and claim.status == Status.PUBLISHED and claim.claim_review
    authors = [(_type(claimant.kind), claimant.name) for claimant in claim.claimants if claimant.kind]
    wanted = (claim.url, claim.claim, claim.verdict.label, claim.verdict.rating, authors)
    return [_told(review) for review in page.reviews()] == [wanted] * due


def _type(kind: str) -> str:
    return "Person" if kind == ClaimantKind.PERSON else "Organization"


def _told(review: Mapping[str, Any]) -> tuple[Any, ...]:
    rating = review.get("reviewRating")
    rating = rating if isinstance(rating, dict) else {}
    rated = (rating.get("alternateName"), rating.get("ratingValue"))
    return (review.get("url"), review.get("claimReviewed"), *rated, _authors(review.get("itemReviewed")))


def _authors(item: Any) -> list[tuple[Any, Any]] | None:
    """Return the type and the name of all who are said to make the claim; None where that cannot be read."""
    authors = item.get("author", []) if isinstance(item, dict) else None
    if not isinstance(authors, list) or not all(isinstance(author, dict) for author in authors):
        return None
    return [(author.get("@type"), author.get("name")) for author in authors]


def review_fault(path: str, content: bytes, paths: Collection[str]) -> Finding | None:
    """Return what is wrong with a page that is not that of a claim: a ClaimReview, or data that cannot be read."""
    page = _PAGE.fullmatch(path)
    if not path.endswith(".html") or (page and f"{page[1]}claim.json" in paths):
        return None
    try:
        message = (
            "A ClaimReview stands on a page that is not that of a claim." if ShownPage(content).reviews() else None
        )
    except UnreadableError as error:
        message = f"This page cannot be looked at. {error}"
    return finding("published-disagrees", Place(path), message, _HINT) if message else None
