"""Cards made from index entries: what a page shows of a thing that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from site_builder.analysis.verdict_support import Support
from site_builder.content.addresses import passage_anchor
from site_builder.content.records import Stance
from site_builder.content.seed import Seed
from site_builder.content.settings import Side, Verdict
from site_builder.evidence.receipt import Receipt
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import ClaimEntry, EvidenceEntry, QuestionEntry, SourceEntry, StoryEntry
from site_builder.index.site_index import SiteIndex
from site_builder.views.card_values import (
    ClaimCard,
    EvidenceCard,
    Hanging,
    QuestionCard,
    SourceCard,
    Standing,
    StoryCard,
    Tally,
)
from site_builder.views.quoted_passage import live_address, passage_of
from site_builder.views.shown_text import shown
from site_builder.views.source_proof import SourceProof


def source_card(entry: SourceEntry) -> SourceCard:
    """Return the card of a source."""
    return SourceCard(
        id=entry.id,
        address=entry.address,
        title=entry.title,
        title_from=entry.title_from,
        short=entry.short or entry.title,
        publisher=entry.publisher,
        authors=entry.authors,
        published=entry.published,
        language=entry.language,
        url=entry.url,
        archived_url=entry.archived_url,
        origin=entry.origin,
    )


def story_card(entry: StoryEntry) -> StoryCard:
    """Return the card of a story."""
    return StoryCard(entry.id, entry.address, entry.title, entry.summary, entry.published, entry.status)


def question_card(entry: QuestionEntry) -> QuestionCard:
    """Return the card of a question."""
    return QuestionCard(entry.id, entry.address, entry.question, entry.summary, entry.exclusive, entry.status)


def claim_card(entry: ClaimEntry, verdict: Verdict, tally: Tally, hangs_on: Hanging | None) -> ClaimCard:
    """Return the card of a claim."""
    return ClaimCard(
        id=entry.id,
        address=entry.address,
        claim=entry.claim,
        answer=entry.answer,
        verdict=verdict,
        summary=entry.summary,
        tally=tally,
        published=entry.published,
        reviewed=entry.reviewed,
        updated=entry.updated,
        status=entry.status,
        carried_by={Side.FOR: tally.supports, Side.AGAINST: tally.contradicts}.get(verdict.side),
        hangs_on=hangs_on,
    )


def hanging_of(support: Support) -> Hanging | None:
    """Return on what a verdict hangs alone, an article before an origin."""
    if not support.single:
        return None
    return Hanging.ARTICLE if any(len(unit.sources) == 1 for unit in support.single) else Hanging.ORIGIN


def tally_of(entry: ClaimEntry, index: SiteIndex, origins: ArticleOrigins) -> Tally:
    """Return how many sources stand how towards a claim."""
    sources: Mapping[Stance, set[str]] = {stance: set() for stance in Stance}
    for item in entry.evidence:
        sources[item.stance].add(item.source)
    quoted = set().union(*sources.values())
    return Tally(
        supports=len(sources[Stance.SUPPORTS]),
        contradicts=len(sources[Stance.CONTRADICTS]),
        qualifies=len(sources[Stance.QUALIFIES]),
        mentions=len(sources[Stance.MENTIONS]),
        silent=len(set(entry.silent_sources)),
        not_assessed=len(index.unassessed(entry)),
        articles=len(quoted),
        origins=origins.of(quoted).count,
        silent_signed=len({silence.source for silence in entry.silent if silence.is_signed}),
    )


def standings_of(entry: ClaimEntry) -> Mapping[str, tuple[Standing, ...]]:
    """Return how each source stands that a claim assesses: each stance once, strongest first."""
    found: dict[str, set[Stance]] = defaultdict(set)
    for item in entry.evidence:
        found[item.source].add(item.stance)
    quoted = {id: tuple(Standing(s) for s in Stance if s in stances) for id, stances in found.items()}
    return dict.fromkeys(entry.silent_sources, (Standing.SILENT,)) | quoted


def evidence_card(item: EvidenceEntry, anchor: str, source: SourceCard, seed: Seed, proof: SourceProof) -> EvidenceCard:
    """Return the card of an item of evidence, with the words of its archived text and the proof."""
    receipt = Receipt(
        seed.name, seed.sha256, item.spans, tuple(seed.text[span.start : span.end] for span in item.spans)
    )
    passage = passage_of(seed.text, item.spans, source.language)
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
        proof=proof,
        in_article=f"{source.address}#{passage_anchor(receipt.start, receipt.end)}",
        live=live_address(source.url, receipt) if source.url else None,
    )
