"""What a change quotes of articles whose text is not there any more: nobody can check such words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from site_builder.content.document import Document
from site_builder.content.records import Claim
from site_builder.index.entries import ClaimEntry
from site_builder.index.unlocated_finding import UnlocatedFinding
from site_builder.review.document_pairs import paired
from site_builder.review.site_state import SiteState


def check_takedowns(base: SiteState, head: SiteState) -> Iterator[UnlocatedFinding]:
    """Yield a finding on each quotation that is new, from an article that was taken down and whose seed is gone."""
    for before, after in paired(base.index.claims, head.index.claims):
        if after and (unproved := _unproved(after, head)):
            known = {(item.source, item.quote) for item in _record(base, before).evidence} if before else set()
            evidence = _record(head, after).evidence
            for number in unproved:
                if (evidence[number].source, evidence[number].quote) not in known:
                    yield _unchecked(after, number)


def _unproved(claim: ClaimEntry, site: SiteState) -> list[int]:
    """Return which evidence of a claim has words that are shown and cannot be looked up."""
    sources, pins = site.index.sources, site.index.pins
    return [
        number
        for number, item in enumerate(claim.evidence)
        if item.words and item.source in sources and sources[item.source].seed not in pins
    ]


def _record(site: SiteState, claim: ClaimEntry) -> Claim:
    return cast(Document[Claim], site.documents[claim.path]).record


def _unchecked(claim: ClaimEntry, number: int) -> UnlocatedFinding:
    return claim.report(
        "quote-after-takedown",
        ("evidence", number, "quote"),
        "The text of this article was taken down and is not there any more, so nobody can check these words.",
        "Quote it as it was quoted before, or take this evidence out.",
    )
