"""Cards made from index entries: what a page shows of a thing that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from site_builder.content.addresses import passage_anchor
from site_builder.content.corpus import Seed
from site_builder.content.records import Stance
from site_builder.content.settings import Verdict
from site_builder.evidence.receipt import Receipt
from site_builder.index.entries import ClaimBrief, EvidenceBrief, QuestionBrief, SourceBrief, StoryBrief
from site_builder.index.site_index import Outline
from site_builder.views.card_values import ClaimCard, EvidenceCard, QuestionCard, SourceCard, Standing, StoryCard, Tally
from site_builder.views.quoted_passage import live_address, passage_of
from site_builder.views.shown_text import shown


def source_card(brief: SourceBrief) -> SourceCard:
    """Return the card of a source."""
    return SourceCard(
        id=brief.id,
        address=brief.address,
        title=brief.title,
        title_from=brief.title_from,
        short=brief.short or brief.title,
        publisher=brief.publisher,
        authors=brief.authors,
        published=brief.published,
        language=brief.language,
        url=brief.url,
        archived_url=brief.archived_url,
        origin=brief.origin,
    )


def story_card(brief: StoryBrief) -> StoryCard:
    """Return the card of a story."""
    return StoryCard(brief.id, brief.address, brief.title, brief.summary, brief.published, brief.status)


def question_card(brief: QuestionBrief) -> QuestionCard:
    """Return the card of a question."""
    return QuestionCard(brief.id, brief.address, brief.question, brief.summary, brief.exclusive, brief.status)


def claim_card(brief: ClaimBrief, verdict: Verdict, tally: Tally) -> ClaimCard:
    """Return the card of a claim."""
    return ClaimCard(
        id=brief.id,
        address=brief.address,
        claim=brief.claim,
        answer=brief.answer,
        verdict=verdict,
        summary=brief.summary,
        tally=tally,
        published=brief.published,
        reviewed=brief.reviewed,
        updated=brief.updated,
        status=brief.status,
    )


def tally_of(brief: ClaimBrief, outline: Outline) -> Tally:
    """Return how many sources stand how towards a claim."""
    sources: Mapping[Stance, set[str]] = {stance: set() for stance in Stance}
    for item in brief.evidence:
        sources[item.stance].add(item.source)
    quoted = set().union(*sources.values())
    return Tally(
        supports=len(sources[Stance.SUPPORTS]),
        contradicts=len(sources[Stance.CONTRADICTS]),
        qualifies=len(sources[Stance.QUALIFIES]),
        mentions=len(sources[Stance.MENTIONS]),
        silent=len(set(brief.silent)),
        not_assessed=len(outline.unassessed(brief)),
        articles=len(quoted),
        origins=len({outline.origin_of(id) for id in quoted}),
    )


def standings_of(brief: ClaimBrief) -> Mapping[str, tuple[Standing, ...]]:
    """Return how each source stands that a claim assesses: each stance once, strongest first."""
    found: dict[str, set[Stance]] = defaultdict(set)
    for item in brief.evidence:
        found[item.source].add(item.stance)
    quoted = {id: tuple(Standing(s) for s in Stance if s in stances) for id, stances in found.items()}
    return dict.fromkeys(brief.silent, (Standing.SILENT,)) | quoted


def evidence_card(item: EvidenceBrief, anchor: str, source: SourceCard, seed: Seed) -> EvidenceCard:
    """Return the card of an item of evidence, with the words of its archived text and the proof."""
    receipt = Receipt(
        seed.name, seed.sha256, item.spans, tuple(seed.text[span.start : span.end] for span in item.spans)
    )
    passage = passage_of(seed.text, item.spans)
    return EvidenceCard(
        anchor=anchor,
        source=source,
        stance=item.stance,
        passage=passage.parts,
        cut_before=passage.cut_before,
        cut_after=passage.cut_after,
        speaker=item.speaker,
        why=item.why,
        exact=tuple(map(shown, receipt.exact)),
        receipt=receipt,
        in_article=f"{source.address}#{passage_anchor(receipt.start, receipt.end)}",
        live=live_address(source.url, receipt) if source.url else None,
    )
