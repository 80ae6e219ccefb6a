"""The site as data: each claim with its receipts, and all claims as JSON and as CSV."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from msgspec import json

from site_builder.analysis.verdict_rule import Condition
from site_builder.content.addresses import picture_copy
from site_builder.content.claimed_picture import Picture
from site_builder.content.legacy_claim import EarlierCheck
from site_builder.content.picture import PictureFile, height_at
from site_builder.content.records import Silence
from site_builder.content.settings import Verdict
from site_builder.content.takedown import Quotations, Takedown
from site_builder.content.translation import Translation
from site_builder.evidence.find_quote import OMISSION_MARK
from site_builder.evidence.receipt import Receipt
from site_builder.output.proof import proofs_of
from site_builder.views.cards import EvidenceCard, SourceCard
from site_builder.views.claim_page import ClaimPage, Footing
from site_builder.views.legacy_page import LegacyCard
from site_builder.views.listed_claims import ListedClaim, ListedPart
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

    ``earlier`` are the claims that other publications checked. In JSON they stand apart, so that a program that counts
    claims counts none of them.
    """
    index = [_indexed(part, frame) for part in parts]
    listed = {"total": len(claims), "parts": index} if index else {"claims": [_listed(c, frame) for c in claims]}
    about = {
        **_form(CLAIMS_SCHEMA, frame),
        "title": frame.title,
        "url": frame.base_url,
        "scale": [_verdict(verdict) for verdict in frame.scale],
    }
    apart = {"legacy": [_earlier(card, frame) for card in earlier]} if earlier else {}
    return {"claims.json": as_json({**about, **listed, **apart}), "claims.csv": _csv(claims, frame, earlier)}


def exported_part(part: ListedPart, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return a part of the list of all claims as JSON."""
    claims = [_listed(claim, frame) for claim in part.claims]
    return {
        part.address: as_json(
            {
                **_form(CLAIMS_SCHEMA, frame),
                "part_of": f"{frame.base_url}claims.json",
                "part": part.number,
                "claims": claims,
            }
        ),
    }


def _form(schema: str, frame: SiteFrame) -> dict[str, Any]:
    return {"$schema": frame.base_url + schema, "version": VERSION}


def _indexed(part: ListedPart, frame: SiteFrame) -> dict[str, Any]:
    """Return the entry of a part in the index."""
    return {
        "url": frame.base_url + part.address,
        "claims": len(part.claims),
        "published": [_iso(part.claims[0].card.published), _iso(part.claims[-1].card.published)],
        "updated": _iso(max(claim.card.updated for claim in part.claims)),
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
        **_form(CLAIM_SCHEMA, frame),
        **_listed(listed_claim(page), frame),
        **_footing(page.footing),
        **({"pictures": [_picture(*shown, frame) for shown in page.pictures]} if page.pictures else {}),
        "evidence": [_evidence(card, frame) for card in quoted],
        "divided": [card.id for card in page.divided],
        "silent": [card.id for card in page.silent],
        "silences": [_silence(page.silences[card.id], card) for card in page.silent],
        "not_assessed": [card.id for card in page.not_assessed],
        "would_change": list(page.would_change),
        "corrections": [{"date": _iso(c.date), "kind": c.kind, "note": c.note} for c in page.corrections],
        "authors": list(page.authors),
        "sources": {id: {**_source(sources[id], frame), **proofs.get(id, {})} for id in sorted(sources)},
    }


def legacy_json(card: LegacyCard, frame: SiteFrame) -> dict[str, Any]:
    """Return a claim that another publication checked: its verdict is in the words of that publication, and ours is null."""
    return {**_form(LEGACY_SCHEMA, frame), **_earlier(card, frame)}


def _earlier(card: LegacyCard, frame: SiteFrame) -> dict[str, Any]:
    return {
        "id": card.id,
        "url": frame.base_url + card.address,
        "status": card.status,
        "claim": card.claim,
        "verdict": None,
        "legacy": _check(card.check),
        "published": _iso(card.published),
    }


def _check(check: EarlierCheck) -> dict[str, Any]:
    return {
        "verdict": check.verdict,
        "comes_nearest": check.comes_nearest,
        "url": check.url,
        "published": _iso(check.published),
        "publisher": check.publisher,
        "authors": list(check.authors),
        "language": check.language,
        "summary": check.summary,
        "claimant": check.claimant,
        "claimed": _iso(check.claimed),
        "appearances": list(check.appearances),
    }


def _silence(silence: Silence, card: SourceCard) -> dict[str, Any]:
    withheld = card.takedown is not None and card.takedown.quotations is Quotations.WITHHOLD
    return {
        "source": silence.source,
        "by": silence.by,
        "on": _iso(silence.on),
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
        "withdrawal": {"date": _iso(card.withdrawal.date), "note": card.withdrawal.note} if card.withdrawal else None,
        "claim": card.claim,
        "verdict": _verdict(card.verdict),
        "summary": card.summary,
        "story": claim.story,
        "question": claim.question,
        "answer": card.answer,
        "topics": list(claim.topics),
        "claimants": [_claimant(said, frame) for said in claim.claimants],
        "published": _iso(card.published),
        "reviewed": _iso(card.reviewed),
        "updated": _iso(card.updated),
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
        "carried_by": card.carried_by,
        "hangs_on": card.hangs_on,
    }


def _claimant(said: SaidBy, frame: SiteFrame) -> dict[str, Any]:
    return {
        "id": said.claimant,
        "page": frame.base_url + said.page if said.page else None,
        "name": said.name,
        "kind": said.kind,
        "role": said.role,
        "website": said.website,
        "same_as": list(said.same_as),
        "date": _iso(said.date),
        "occasion": said.occasion,
        "place": said.place,
        "source": said.source,
        "said_at": said.said_at,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    return {"id": verdict.id, "label": verdict.label, "rating": verdict.rating, "meaning": verdict.meaning}


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
    return {"source": version.id, "day": _iso(version.day), "has_words": version.has_words}


def _picture(picture: Picture, file: PictureFile, frame: SiteFrame) -> dict[str, Any]:
    """Return a picture under check: what is said of it, and where its copies are. The digest is that of the file as it was received."""
    return {
        "sha256": picture.sha256,
        "alt": picture.alt,
        "caption": picture.caption,
        "where": picture.where,
        "url": picture.url,
        "date": _iso(picture.date),
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


def _source(card: SourceCard, frame: SiteFrame) -> dict[str, Any]:
    return {
        "page": frame.base_url + card.address,
        "title": card.title,
        "title_from": card.title_from,
        "short": card.short,
        "publisher": card.publisher,
        "authors": list(card.authors),
        "published": _iso(card.published),
        "modified": _iso(card.modified),
        "retrieved": _iso(card.retrieved),
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
    return {"date": _iso(takedown.date), "because": takedown.because, "quotations": takedown.quotations}


def _iso(value: Any) -> str | None:
    return value.isoformat() if value else None


COLUMNS = (
    "id", "url", "status", "claim", "verdict", "rating", "summary", "story", "question", "answer", "published",
    "reviewed", "supports", "contradicts", "qualifies", "mentions", "silent", "silent_signed", "not_assessed", "articles",
    "origins_at_least", "origins_at_most", "hangs_on", "claimants", "topics",
)  # fmt: skip
"""The columns of ``claims.csv``."""
NUMBERS = frozenset(COLUMNS[COLUMNS.index("supports") : COLUMNS.index("hangs_on")]) | {"rating"}
"""Those of them that hold numbers."""


def _csv(claims: Sequence[ListedClaim], frame: SiteFrame, earlier: Sequence[LegacyCard]) -> bytes:
    """Return all claims as CSV (RFC 4180), in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(_row(claim, frame) for claim in claims)
    writer.writerows(_earlier_row(card, frame) for card in earlier)
    return text.getvalue().encode("utf-8")


def joined_names(names: Iterable[str]) -> str:
    """Return the names of all who make a claim, or the ids of its topics, as one cell of the table has them."""
    return "; ".join(names)


def _earlier_row(card: LegacyCard, frame: SiteFrame) -> list[str]:
    """Return a row that has no verdict and counts nothing."""
    told = {
        "id": card.id,
        "url": frame.base_url + card.address,
        "status": str(card.status),
        "claim": card.claim,
        "published": card.published.isoformat(),
    }
    return [_cell(told.get(name, "")) for name in COLUMNS]


def _row(claim: ListedClaim, frame: SiteFrame) -> list[str | int | None]:
    card = claim.card
    words = (
        card.id, frame.base_url + card.address, card.status, card.claim, card.verdict.id, card.verdict.rating,
        card.summary, claim.story, claim.question, card.answer, _iso(card.published), _iso(card.reviewed),
    )  # fmt: skip
    tally = card.tally
    numbers = (
        tally.supports, tally.contradicts, tally.qualifies, tally.mentions, tally.silent, tally.silent_signed, tally.not_assessed,
        tally.articles, *((tally.origins.at_least, tally.origins.at_most) if tally.origins else (None, None)),
    )  # fmt: skip
    lists = (joined_names(said.name for said in claim.claimants), joined_names(claim.topics))
    return [*map(_cell, words), *numbers, card.hangs_on, *map(_cell, lists)]


def _cell(value: Any) -> Any:
    """Keep a spreadsheet from taking a text, or a part of one, for a formula (OWASP, CSV Injection).

    Many programs split a table at semicolons, tabs or ends of lines, and then know nothing of the quotation marks around
    a text. So an apostrophe stands before each formula that such a piece would begin with.
    """
    return _FORMULA.sub("'", value) if isinstance(value, str) else value


_FORMULA = re.compile(
    r"""
    (?: ^ | (?<=[;|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029\uff1b]) )
    (?= [\s"\u200b\u2060\ufeff]* [\t\r=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b] )
    """,
    re.VERBOSE,
)
"""Where a program that splits a text may find a formula: one with signs of ASCII, or with those of other widths."""
