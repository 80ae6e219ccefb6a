"""One claim as data: its evidence with receipts, the silent articles, how the verdict follows, and its analysis."""

from __future__ import annotations

from typing import Any

from site_builder.analysis.verdict_rule import Condition
from site_builder.content.addresses import picture_copy
from site_builder.content.claimed_picture import Picture
from site_builder.content.picture import PictureFile, height_at
from site_builder.content.records import Silence
from site_builder.content.takedown import Quotations
from site_builder.content.translation import Translation
from site_builder.evidence.find_quote import OMISSION_MARK
from site_builder.evidence.receipt import Receipt
from site_builder.output.body_text import analysis
from site_builder.output.exports import CLAIM_SCHEMA, form, iso, listed_fields, source_fields
from site_builder.output.proof import proofs_of
from site_builder.views.cards import SourceCard
from site_builder.views.claim_page import ClaimPage, Footing
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.listed_claims import ListedClaim
from site_builder.views.site_frame import SiteFrame
from site_builder.views.version_words import VersionWords


def claim_json(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim with all its evidence and receipts."""
    quoted = [card for cards in page.evidence.values() for card in cards]
    sources = {card.source.id: card.source for card in quoted}
    sources |= {card.id: card for card in (*page.silent, *page.not_assessed)}
    proofs = proofs_of(quoted, frame)
    return {
        **form(CLAIM_SCHEMA, frame),
        **listed_fields(listed_claim(page), frame),
        "titles": _titles(page),
        **_footing(page.footing),
        **({"pictures": [_picture(*shown, frame) for shown in page.pictures]} if page.pictures else {}),
        "evidence": [_evidence(card, frame) for card in quoted],
        "divided": [card.id for card in page.divided],
        "silent": [card.id for card in page.silent],
        "silences": [_silence(page.silences[card.id], card) for card in page.silent],
        "not_assessed": [card.id for card in page.not_assessed],
        "analysis": analysis(page, frame),
        "would_change": list(page.would_change),
        "corrections": [{"date": iso(c.date), "kind": c.kind, "note": c.note} for c in page.corrections],
        "authors": list(page.authors),
        "sources": {id: {**source_fields(sources[id], frame), **proofs.get(id, {})} for id in sorted(sources)},
    }


def _titles(page: ClaimPage) -> dict[str, str | None]:
    """Return what the claim's story and question are called."""
    story, question = page.story, page.question
    return {"story": story.title if story else None, "question": question.question if question else None}


def _silence(silence: Silence, card: SourceCard) -> dict[str, Any]:
    withheld = card.takedown is not None and card.takedown.quotations is Quotations.WITHHOLD
    return {
        "source": silence.source,
        "by": silence.by,
        "on": iso(silence.on),
        "despite": [] if withheld else list(silence.despite),
        "because": silence.because,
    }


def _footing(footing: Footing) -> dict[str, Any]:
    """Return how the verdict follows from the scale, and the sets of articles without which it does not."""
    rule = footing.rule
    return {
        "rule": {
            "conditions": [_condition(condition) for condition in rule.conditions],
            "stronger": [
                {"verdict": step.verdict, "fails": [_condition(condition) for condition in step.fails]}
                for step in rule.stronger
            ],
        },
        "falls_without": [[[card.id for card in unit] for unit in units] for units in footing.falls_without],
    }


def _condition(condition: Condition) -> dict[str, Any]:
    counted = {"counts": condition.counts, "of": "origins" if condition.of_origins else "articles"}
    return {
        "clause": condition.clause,
        "met": condition.met,
        "stances": condition.stances,
        "sources": condition.sources,
        **(counted if condition.counts else {}),
    }


def listed_claim(page: ClaimPage) -> ListedClaim:
    """Return what the lists of all claims say of the claim of a page."""
    story, question = page.story.id if page.story else None, page.question.id if page.question else None
    topics = tuple(label.id for label in page.topics)
    return ListedClaim(page.card, story, question, tuple(said for said, _ in page.claimants), topics)


def _translation(translation: Translation, frame: SiteFrame) -> dict[str, Any]:
    return {"text": translation.text, "language": frame.language, "by": translation.by}


def _evidence(card: EvidenceCard, frame: SiteFrame) -> dict[str, Any]:
    return {
        "source": card.source.id,
        "anchor": card.anchor,
        "stance": card.stance,
        "quote": quote_of(card),
        "translation": _translation(card.translation, frame) if card.translation else None,
        "why": card.why,
        "speaker": card.speaker,
        "locator": card.locator,
        "versions": [_version(version) for version in card.versions.versions] if card.versions else [],
        "receipt": _receipt(card.receipt) if card.receipt else None,
    }


def _version(version: VersionWords) -> dict[str, Any]:
    return {"source": version.id, "day": iso(version.day), "has_words": version.has_words}


def _picture(picture: Picture, file: PictureFile, frame: SiteFrame) -> dict[str, Any]:
    """Return a picture under check: what is said of it, and where its copies are. The digest is that of the file as it was received."""
    return {
        "sha256": picture.sha256,
        "alt": picture.alt,
        "caption": picture.caption,
        "where": picture.where,
        "url": picture.url,
        "date": iso(picture.date),
        "copies": [
            {"url": frame.base_url + picture_copy(file.name, width), "width": width, "height": height_at(width, file)}
            for width in file.widths
        ],
    }


def quote_of(card: EvidenceCard) -> str | None:
    """Return the quotation as a page shows it, with a mark where words are left out; None where it is withheld."""
    return f" {OMISSION_MARK} ".join(card.exact) or None


def _receipt(receipt: Receipt) -> dict[str, Any]:
    spans = zip(receipt.spans, receipt.exact, strict=True)
    return {
        "seed": receipt.seed,
        "sha256": receipt.sha256,
        "start": receipt.start,
        "end": receipt.end,
        "spans": [{"start": span.start, "end": span.end, "exact": exact} for span, exact in spans],
    }
