"""The site as data: each claim with its receipts, and all claims as JSON and as CSV."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import json

from site_builder.analysis.verdict_rule import Condition
from site_builder.content.addresses import picture_copy
from site_builder.content.claimed_picture import Picture
from site_builder.content.legacy_claim import EarlierCheck
from site_builder.content.picture import PictureFile, height_at
from site_builder.content.records import Correction, Silence
from site_builder.content.settings import Verdict
from site_builder.content.status_note import StatusNote
from site_builder.content.takedown import Quotations, Takedown
from site_builder.content.translation import Translation
from site_builder.evidence.find_quote import OMISSION_MARK
from site_builder.evidence.receipt import Receipt
from site_builder.output.body_text import analysis
from site_builder.output.csv_table import csv_table
from site_builder.output.proof import proofs_of
from site_builder.views.cards import SourceCard
from site_builder.views.claim_page import ClaimPage, Footing
from site_builder.views.evidence_cards import EvidenceCard
from site_builder.views.legacy_page import LegacyCard
from site_builder.views.listed_claims import ListedClaim, ListedPart, is_reviewed
from site_builder.views.said_by import SaidBy
from site_builder.views.site_frame import SiteFrame
from site_builder.views.version_words import VersionWords

CLAIM_SCHEMA = "claim.schema.json"
CLAIMS_SCHEMA = "claims.schema.json"
LEGACY_SCHEMA = "legacy.schema.json"
"""Where the forms of ``claim.json``, ``claims.json`` and ``legacy.json`` are described (:mod:`site_builder.output.schemas`)."""
VERSION = 1
"""The version of the form in which claims are given as JSON: another one where a program that reads it has to be changed."""


def exports(
    claims: Sequence[ListedClaim], parts: Iterable[ListedPart], frame: SiteFrame, earlier: Sequence[LegacyCard] = ()
) -> Mapping[str, bytes]:
    """Return ``claims.json``, which has all claims or, where it comes in parts, the index of these, and ``claims.csv``.

    It has the same fields at any size, so that a program reads ``claims`` and then each of ``parts``. ``earlier`` are
    the claims that other publications checked. In JSON they stand apart, so that a program that counts claims counts
    none of them.
    """
    index = [_indexed(part, frame) for part in parts]
    listed = [] if index else [_listed(claim, frame) for claim in claims]
    about = {
        **form(CLAIMS_SCHEMA, frame),
        "title": frame.title,
        "url": frame.base_url,
        "scale": [_verdict(verdict) for verdict in frame.scale],
        "total": len(claims),
        "claims": listed,
        "parts": index,
    }
    apart = {"legacy": [_earlier(card, frame) for card in earlier]} if earlier else {}
    rows = (*(_row(claim, frame) for claim in claims), *(_earlier_row(card, frame) for card in earlier))
    return {"claims.json": as_json({**about, **apart}), "claims.csv": csv_table(COLUMNS, rows)}


def exported_part(part: ListedPart, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return a part of the list of all claims as JSON."""
    claims = [_listed(claim, frame) for claim in part.claims]
    return {
        part.address: as_json(
            {
                **form(CLAIMS_SCHEMA, frame),
                "part_of": f"{frame.base_url}claims.json",
                "part": part.number,
                "claims": claims,
            }
        ),
    }


def form(schema: str, frame: SiteFrame) -> dict[str, Any]:
    """Return what tells a program in which form some data are."""
    return {"$schema": frame.base_url + schema, "version": VERSION}


def _indexed(part: ListedPart, frame: SiteFrame) -> dict[str, Any]:
    """Return the entry of a part in the index."""
    return {
        "url": frame.base_url + part.address,
        "claims": len(part.claims),
        "published": [iso(part.claims[0].card.published), iso(part.claims[-1].card.published)],
        "updated": iso(max(claim.card.updated for claim in part.claims)),
    }


def as_json(value: Any) -> bytes:
    """Return a value as JSON with a line end, the same bytes each time."""
    return json.encode(value) + b"\n"


def claim_json(page: ClaimPage, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim with all its evidence and receipts."""
    quoted = [card for cards in page.evidence.values() for card in cards]
    sources = {card.source.id: card.source for card in quoted}
    sources |= {card.id: card for card in (*page.silent, *page.not_assessed)}
    proofs = proofs_of(quoted, frame)
    return {
        **form(CLAIM_SCHEMA, frame),
        **_listed(listed_claim(page), frame),
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


def legacy_json(card: LegacyCard, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim that another publication checked: its verdict is in the words of that publication, and ours is null."""
    return {**form(LEGACY_SCHEMA, frame), **_earlier(card, frame)}


def _earlier(card: LegacyCard, frame: SiteFrame) -> dict[str, Any]:
    return {
        "id": card.id,
        "url": frame.base_url + card.address,
        "status": card.status,
        "claim": card.claim,
        "verdict": None,
        "legacy": _check(card.check),
        "published": iso(card.published),
    }


def _check(check: EarlierCheck) -> dict[str, Any]:
    return {
        "verdict": check.verdict,
        "comes_nearest": check.comes_nearest,
        "url": check.url,
        "published": iso(check.published),
        "publisher": check.publisher,
        "authors": list(check.authors),
        "language": check.language,
        "summary": check.summary,
        "claimant": check.claimant,
        "claimed": iso(check.claimed),
        "appearances": list(check.appearances),
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


def _listed(claim: ListedClaim, frame: SiteFrame) -> dict[str, Any]:
    card = claim.card
    tally = card.tally
    return {
        "id": card.id,
        "url": frame.base_url + card.address,
        "status": card.status,
        "status_note": noted(card.status_note),
        "withdrawal": noted(card.withdrawal),
        "claim": card.claim,
        "verdict": _verdict(card.verdict),
        "summary": card.summary,
        "story": claim.story,
        "question": claim.question,
        "answer": card.answer,
        "topics": list(claim.topics),
        "claimants": [_claimant(said, frame) for said in claim.claimants],
        "published": iso(card.published),
        "reviewed": iso(card.reviewed),
        "updated": iso(card.updated),
        "tally": {
            "supports": tally.supports,
            "contradicts": tally.contradicts,
            "qualifies": tally.qualifies,
            "mentions": tally.mentions,
            "silent": tally.silent,
            "silent_signed": tally.silent_signed,
            "not_assessed": tally.not_assessed,
            "articles": tally.articles,
            "origins": tally.origins,
        },
        "claim_review": is_reviewed(card, claim.claimants, frame.reviewed),
        "carried_by": card.carried_by,
        "hangs_on": card.hangs_on,
    }


def noted(note: Correction | StatusNote | None) -> dict[str, Any] | None:
    """Return since when and why something is outdated or withdrawn, where it is."""
    return {"date": iso(note.date), "note": note.note} if note else None


def _claimant(said: SaidBy, frame: SiteFrame) -> dict[str, Any]:
    return {
        "id": said.claimant,
        "page": frame.base_url + said.page if said.page else None,
        "name": said.name,
        "kind": said.kind,
        "role": said.role,
        "website": said.website,
        "same_as": list(said.same_as),
        "date": iso(said.date),
        "occasion": said.occasion,
        "place": said.place,
        "source": said.source,
        "said_at": said.said_at,
        "status": said.status,
        "status_note": noted(said.status_note),
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {
        "id": verdict.id,
        "label": verdict.label,
        "rating": verdict.rating,
        "meaning": verdict.meaning,
        "not": verdict.not_,
    }


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


def source_fields(card: SourceCard, frame: SiteFrame) -> dict[str, Any]:
    """Return the record of an article."""
    return {
        "page": frame.base_url + card.address,
        "title": card.title,
        "title_from": card.title_from,
        "short": card.short,
        "publisher": card.publisher,
        "authors": list(card.authors),
        "published": iso(card.published),
        "modified": iso(card.modified),
        "retrieved": iso(card.retrieved),
        "version_of": card.version_of,
        "language": card.language,
        "url": card.url,
        "archived_url": card.archived_url,
        "origin": card.origin.id if card.origin else None,
        "origin_basis": card.origin.basis if card.origin else None,
        "origin_because": card.origin.because if card.origin else None,
        "takedown": _takedown(card.takedown) if card.takedown else None,
    }


def _takedown(takedown: Takedown) -> dict[str, Any]:
    return {"date": iso(takedown.date), "because": takedown.because, "quotations": takedown.quotations}


def iso(value: Any) -> str | None:
    """Return a day as ISO 8601 writes it, where there is one."""
    return value.isoformat() if value else None


COLUMNS = (
    "id", "url", "status", "claim", "verdict", "rating", "summary", "story", "question", "answer", "published",
    "reviewed", "supports", "contradicts", "qualifies", "mentions", "silent", "silent_signed", "not_assessed", "articles",
    "origins_at_least", "origins_at_most", "hangs_on", "claimants", "topics", "status_date", "status_note",
)  # fmt: skip
"""The columns of ``claims.csv``."""
NUMBERS = frozenset(COLUMNS[COLUMNS.index("supports") : COLUMNS.index("hangs_on")]) | {"rating"}
"""Those of them that hold numbers."""


def _earlier_row(card: LegacyCard, frame: SiteFrame) -> list[Any]:
    """Return a row that has no verdict and counts nothing."""
    told = {
        "id": card.id,
        "url": frame.base_url + card.address,
        "status": str(card.status),
        "claim": card.claim,
        "published": card.published.isoformat(),
    }
    return [told.get(name) for name in COLUMNS]


def _row(claim: ListedClaim, frame: SiteFrame) -> list[Any]:
    card = claim.card
    words = (
        card.id, frame.base_url + card.address, card.status, card.claim, card.verdict.id, card.verdict.rating,
        card.summary, claim.story, claim.question, card.answer, iso(card.published), iso(card.reviewed),
    )  # fmt: skip
    tally = card.tally
    numbers = (
        tally.supports, tally.contradicts, tally.qualifies, tally.mentions, tally.silent, tally.silent_signed, tally.not_assessed,
        tally.articles, *((tally.origins.at_least, tally.origins.at_most) if tally.origins else (None, None)),
    )  # fmt: skip
    note = (iso(card.status_note.date), card.status_note.note) if card.status_note else (None, None)
    return [*words, *numbers, card.hangs_on, [said.name for said in claim.claimants], list(claim.topics), *note]
