"""The page of a claim."""

from __future__ import annotations

from site_builder.analysis.verdict_rule import tell
from site_builder.content.document import Body
from site_builder.content.records import Claim
from site_builder.index.entries import ClaimEntry, PageDetail
from site_builder.views import page_limits as limits
from site_builder.views.page_values import ClaimPage, Footing
from site_builder.views.site_view import SiteView


def claim_page(entry: ClaimEntry, detail: PageDetail[Claim], site: SiteView) -> ClaimPage:
    """Return what the page of a claim shows."""
    answers = site.answers.get(entry.question or "", ())
    rivals = tuple(site.claim[claim.id] for claim in answers[: limits.RIVALS + 1] if claim.id != entry.id)
    return ClaimPage(
        card=site.claim[entry.id],
        record=detail.record,
        evidence=site.evidence_by_stance(entry.id),
        silent=tuple(site.source[id] for id in dict.fromkeys(entry.silent_sources)),
        silences={silence.source: silence for silence in reversed(detail.record.silent)},
        not_assessed=tuple(site.source[id] for id in site.unassessed(entry)),
        body=Body(detail.parts),
        citations=site.citations(entry),
        first_anchor={card.source.id: card.anchor for card in reversed(site.evidence[entry.id])},
        question=site.question.get(entry.question or ""),
        rivals=rivals[: limits.RIVALS],
        rival_count=len(answers) - (entry.id in site.current),
        story=site.story.get(entry.story or ""),
        claimants=tuple((claimant, site.source.get(claimant.source or "")) for claimant in detail.record.claimants),
        would_change=detail.record.would_change,
        corrections=tuple(sorted(entry.corrections, key=lambda correction: correction.date, reverse=True)),
        authors=detail.record.authors,
        edit=site.edit(entry),
        footing=_footing(entry, site),
    )


def _footing(entry: ClaimEntry, site: SiteView) -> Footing:
    """Return how the verdict follows. All of it goes by what the claim's card is made from."""
    verdict = site.scale[entry.verdict]
    found = site.origins.support(entry, verdict)
    sets = (tuple(tuple(site.source[id] for id in unit.sources) for unit in units) for units in found.hangs_on)
    rule = tell(tuple(site.scale.values()), verdict, site.origins.ground(entry))
    return Footing(rule, found.holds, tuple(sets), found.whole)
