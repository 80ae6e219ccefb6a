"""The page of a claim."""

from __future__ import annotations

from site_builder.content.document import Body
from site_builder.index.entries import ClaimBrief, Detail
from site_builder.views import page_limits as limits
from site_builder.views.page_values import ClaimPage
from site_builder.views.site_view import SiteView


def claim_page(brief: ClaimBrief, detail: Detail, site: SiteView) -> ClaimPage:
    """Return what the page of a claim shows."""
    answers = site.answers.get(brief.question or "", ())
    rivals = tuple(site.claim[claim.id] for claim in answers[: limits.RIVALS + 1] if claim.id != brief.id)
    return ClaimPage(
        card=site.claim[brief.id],
        evidence=site.evidence_by_stance(brief.id),
        silent=tuple(site.source[id] for id in dict.fromkeys(brief.silent)),
        not_assessed=tuple(site.source[id] for id in site.unassessed(brief)),
        body=Body(detail.parts),
        citations=site.citations(brief),
        first_anchor={card.source.id: card.anchor for card in reversed(site.evidence[brief.id])},
        question=site.question.get(brief.question or ""),
        rivals=rivals[: limits.RIVALS],
        rival_count=len(answers) - (brief.id in site.current),
        story=site.story.get(brief.story or ""),
        claimants=tuple((claimant, site.source.get(claimant.source or "")) for claimant in detail.claimants),
        would_change=detail.would_change,
        corrections=tuple(sorted(brief.corrections, key=lambda correction: correction.date, reverse=True)),
        authors=detail.authors,
        edit=site.edit(brief),
    )
