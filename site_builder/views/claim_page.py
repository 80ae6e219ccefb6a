"""The page of a claim."""

from __future__ import annotations

from site_builder.content.document import Body
from site_builder.content.records import Claim
from site_builder.index.entries import ClaimBrief, Detail
from site_builder.views import page_limits as limits
from site_builder.views.card_tables import Cards
from site_builder.views.page_values import ClaimPage


def claim_page(brief: ClaimBrief, detail: Detail[Claim], cards: Cards) -> ClaimPage:
    """Return what the page of a claim shows."""
    answers = cards.answers.get(brief.question or "", ())
    rivals = tuple(cards.claim[claim.id] for claim in answers[: limits.RIVALS + 1] if claim.id != brief.id)
    return ClaimPage(
        card=cards.claim[brief.id],
        record=detail.record,
        evidence=cards.evidence_by_stance(brief.id),
        silent=tuple(cards.source[id] for id in dict.fromkeys(brief.silent)),
        not_assessed=tuple(cards.source[id] for id in cards.unassessed(brief)),
        body=Body(detail.parts),
        citations=cards.citations(brief),
        first_anchor={card.source.id: card.anchor for card in reversed(cards.evidence[brief.id])},
        question=cards.question.get(brief.question or ""),
        rivals=rivals[: limits.RIVALS],
        rival_count=len(answers) - (brief.id in cards.current),
        story=cards.story.get(brief.story or ""),
        claimants=tuple((claimant, cards.source.get(claimant.source or "")) for claimant in detail.record.claimants),
        would_change=detail.record.would_change,
        corrections=tuple(sorted(brief.corrections, key=lambda correction: correction.date, reverse=True)),
        authors=detail.record.authors,
        edit=cards.edit(brief),
    )
