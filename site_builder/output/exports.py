"""All claims as data, as JSON and as a table, with what each form of data has in common."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import json

from site_builder.content.legacy_claim import EarlierCheck
from site_builder.content.records import Correction
from site_builder.content.settings import Verdict
from site_builder.content.status_note import StatusNote
from site_builder.content.takedown import Takedown
from site_builder.output.csv_table import csv_table
from site_builder.views.cards import SourceCard
from site_builder.views.legacy_page import LegacyCard
from site_builder.views.listed_claims import ListedClaim, ListedPart, is_reviewed
from site_builder.views.said_by import SaidBy
from site_builder.views.site_frame import SiteFrame

CLAIM_SCHEMA = "claim.schema.json"
CLAIMS_SCHEMA = "claims.schema.json"
LEGACY_SCHEMA = "legacy.schema.json"
"""Where the forms of ``claim.json``, ``claims.json`` and ``legacy.json`` are described (:mod:`site_builder.output.schemas`)."""
FORM_VERSION = 1
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
    listed = [] if index else [listed_fields(claim, frame) for claim in claims]
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
    return {"claims.json": json_bytes({**about, **apart}), "claims.csv": csv_table(COLUMNS, rows)}


def exported_part(part: ListedPart, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return a part of the list of all claims as JSON."""
    claims = [listed_fields(claim, frame) for claim in part.claims]
    return {
        part.address: json_bytes(
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
    return {"$schema": frame.base_url + schema, "version": FORM_VERSION}


def _indexed(part: ListedPart, frame: SiteFrame) -> dict[str, Any]:
    """Return the entry of a part in the index."""
    return {
        "url": frame.base_url + part.address,
        "claims": len(part.claims),
        "published": [iso(part.claims[0].card.published), iso(part.claims[-1].card.published)],
        "updated": iso(max(claim.card.updated for claim in part.claims)),
    }


def json_bytes(value: Any) -> bytes:
    """Return a value as JSON with a line end, the same bytes each time."""
    return json.encode(value) + b"\n"


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


def listed_fields(claim: ListedClaim, frame: SiteFrame) -> dict[str, Any]:
    """Return what the lists of all claims say of one, and its own file as well."""
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
NUMBER_COLUMNS = frozenset(COLUMNS[COLUMNS.index("supports") : COLUMNS.index("hangs_on")]) | {"rating"}
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
