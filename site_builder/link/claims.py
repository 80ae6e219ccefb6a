"""The page of a claim."""

from __future__ import annotations

from site_builder import limits
from site_builder.link.cards import Cards
from site_builder.model.document import Document
from site_builder.model.pages import ClaimPage
from site_builder.model.records import Claim


def claim_page(document: Document[Claim], cards: Cards) -> ClaimPage:
    """Return what the page of a claim shows."""
    record = document.record
    answers = cards.answers.get(record.question or "", ())
    rivals = tuple(cards.claim[claim.id] for claim in answers[: limits.RIVALS + 1] if claim.id != document.id)
    return ClaimPage(
        card=cards.claim[document.id],
        evidence=cards.evidence_by_stance(document.id),
        silent=tuple(cards.source[id] for id in dict.fromkeys(record.silent)),
        not_assessed=tuple(cards.source[id] for id in cards.corpus.unassessed(document)),
        body=document.body,
        citations=cards.citations(document),
        first_anchor={card.source.id: card.anchor for card in reversed(cards.evidence[document.id])},
        question=cards.question.get(record.question or ""),
        rivals=rivals[: limits.RIVALS],
        rival_count=len(answers) - (document.id in cards.current),
        story=cards.story.get(record.story or ""),
        claimants=tuple((claimant, cards.source.get(claimant.source or "")) for claimant in record.claimants),
        would_change=record.would_change,
        corrections=tuple(sorted(record.corrections, key=lambda correction: correction.date, reverse=True)),
        authors=record.authors,
        edit=cards.edit(document),
    )
