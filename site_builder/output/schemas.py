"""The form of the data that a site publishes, as JSON Schema (https://json-schema.org/draft/2020-12).

A field that an export gains has to be described here: no object may hold one that is not.
"""

from __future__ import annotations

from site_builder.content.legacy_claim import LegacyStatus
from site_builder.content.origin import Basis
from site_builder.content.records import CorrectionKind, Extent, Stance, Status, TitleFrom
from site_builder.content.statements import ClaimantKind
from site_builder.content.takedown import Quotations
from site_builder.output.dataset_files import dataset_schema
from site_builder.output.dataset_schemas import dataset_schemas
from site_builder.output.exports import CLAIM_SCHEMA, CLAIMS_SCHEMA, FORM_VERSION, LEGACY_SCHEMA, json_bytes
from site_builder.output.schema_terms import (
    ADDRESS,
    COUNT,
    DAY,
    DIGEST,
    FLAG,
    NOTED,
    TEXT,
    Schema,
    list_of,
    object_of,
    one_of,
    or_null,
)
from site_builder.views.cards import Hanging
from site_builder.views.site_frame import SiteFrame


def schemas(frame: SiteFrame) -> dict[str, bytes]:
    """Return the schemas of all data by their addresses."""
    documents = {
        CLAIM_SCHEMA: ("A claim with its evidence and its proof", claim_schema()),
        CLAIMS_SCHEMA: ("All claims, or a part of them", claims_schema()),
        LEGACY_SCHEMA: ("A claim that another publication checked", legacy_schema()),
        **{
            dataset_schema(dataset): (f"All {dataset}, or a part of them", schema)
            for dataset, schema in dataset_schemas(_RECORD).items()
        },
    }
    return {address: json_bytes(_document(frame, address, *described)) for address, described in documents.items()}


def _document(frame: SiteFrame, address: str, title: str, schema: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": frame.base_url + address}
    return {**head, "title": title, **schema}


def claim_schema() -> Schema:
    """Return the schema of ``claim.json``."""
    return object_of(
        {
            "$schema": ADDRESS,
            "version": {"const": FORM_VERSION},
            **_LISTED,
            "titles": object_of(dict.fromkeys(("story", "question"), or_null(TEXT))),
            "rule": object_of({"conditions": list_of(_CONDITION), "stronger": list_of(_STRONGER)}),
            "falls_without": list_of(list_of(list_of(TEXT))),
            "evidence": list_of(_EVIDENCE),
            "divided": list_of(TEXT),
            "silent": list_of(TEXT),
            "silences": list_of(_SILENCE),
            "not_assessed": list_of(TEXT),
            "analysis": or_null(_ANALYSIS),
            "would_change": list_of(TEXT),
            "corrections": list_of(object_of({"date": DAY, "kind": one_of(CorrectionKind), "note": TEXT})),
            "authors": list_of(TEXT),
            "sources": {"type": "object", "additionalProperties": _SOURCE},
        },
        {"pictures": list_of(_PICTURE)},
    )


def legacy_schema() -> Schema:
    """Return the schema of ``legacy.json``."""
    return object_of({"$schema": ADDRESS, "version": {"const": FORM_VERSION}, **_EARLIER})


def claims_schema() -> Schema:
    """Return the schema of ``claims.json`` and of its parts."""
    about = {"$schema": ADDRESS, "version": {"const": FORM_VERSION}}
    claims, site = list_of(object_of(_LISTED)), {"title": TEXT, "url": ADDRESS, "scale": list_of(_VERDICT)}
    part = {"url": ADDRESS, "claims": COUNT, "published": list_of(DAY), "updated": DAY}
    earlier: Schema = {"legacy": list_of(object_of(_EARLIER))}
    return {
        "oneOf": [
            object_of({**about, **site, "total": COUNT, "claims": claims, "parts": list_of(object_of(part))}, earlier),
            object_of({**about, "part_of": ADDRESS, "part": COUNT, "claims": claims}),
        ]
    }


_ANALYSIS = {
    **object_of({"markdown": TEXT, "text": TEXT}),
    "description": "What the page of the claim says in its analysis, and nothing that it does not show. In the Markdown every "
    "link has its whole address, a citation leads to the evidence from its article, and all text is escaped; the text has what "
    "a reader sees, each citation in the words that the page has for it.",
}
_VERDICT = object_of(
    {"id": TEXT, "label": TEXT, "rating": or_null({"type": "integer"}), "meaning": TEXT, "not": or_null(TEXT)}
)
_TALLY = object_of(
    {
        **dict.fromkeys((*map(str, Stance), "silent", "silent_signed", "not_assessed", "articles"), COUNT),
        "origins": or_null(object_of({"at_least": COUNT, "at_most": COUNT})),
    }
)
_CLAIMANT = object_of(
    {
        "id": or_null(TEXT),
        "page": or_null(ADDRESS),
        "name": TEXT,
        "kind": or_null(one_of(ClaimantKind)),
        "role": or_null(TEXT),
        "website": or_null(ADDRESS),
        "same_as": list_of(ADDRESS),
        "date": or_null(DAY),
        "occasion": or_null(TEXT),
        "place": or_null(TEXT),
        "source": or_null(TEXT),
        "said_at": or_null(ADDRESS),
        "status": or_null(one_of(Status)),
        "status_note": NOTED,
    }
)
_LISTED: Schema = {
    "id": TEXT,
    "url": ADDRESS,
    "status": one_of(Status),
    "status_note": NOTED,
    "withdrawal": or_null(object_of({"date": DAY, "note": TEXT})),
    "claim": TEXT,
    "verdict": _VERDICT,
    "summary": TEXT,
    **dict.fromkeys(("story", "question", "answer"), or_null(TEXT)),
    "topics": list_of(TEXT),
    "claimants": list_of(_CLAIMANT),
    "published": DAY,
    "reviewed": or_null(DAY),
    "updated": DAY,
    "tally": _TALLY,
    "claim_review": FLAG,
    "carried_by": or_null(COUNT),
    "hangs_on": or_null(one_of(Hanging)),
}
_EARLIER: Schema = {
    "id": TEXT,
    "url": ADDRESS,
    "status": one_of(LegacyStatus),
    "claim": TEXT,
    "verdict": {"type": "null"},
    "legacy": object_of(
        {
            "verdict": TEXT,
            "comes_nearest": or_null(TEXT),
            "url": ADDRESS,
            "published": DAY,
            "publisher": or_null(TEXT),
            "authors": list_of(TEXT),
            "language": or_null(TEXT),
            "summary": or_null(TEXT),
            "claimant": or_null(TEXT),
            "claimed": or_null(DAY),
            "appearances": list_of(ADDRESS),
        }
    ),
    "published": DAY,
}
_CONDITION = object_of(
    {
        "clause": {"enum": ["needs", "forbids", "answers", "outweighs", "corroborated"]},
        "met": FLAG,
        "stances": list_of(one_of(Stance)),
        "sources": list_of(TEXT),
    },
    {"counts": list_of(COUNT), "of": {"enum": ["origins", "articles"]}},
)
_STRONGER = object_of({"verdict": TEXT, "fails": list_of(_CONDITION)})
_SPAN = object_of({"start": COUNT, "end": COUNT, "exact": TEXT})
_RECEIPT = object_of({"seed": TEXT, "sha256": DIGEST, "start": COUNT, "end": COUNT, "spans": list_of(_SPAN)})
_EVIDENCE = object_of(
    {
        "source": TEXT,
        "anchor": TEXT,
        "stance": one_of(Stance),
        "quote": or_null(TEXT),
        "translation": or_null(object_of({"text": TEXT, "language": TEXT, "by": TEXT})),
        "why": TEXT,
        "speaker": or_null(TEXT),
        "locator": or_null(TEXT),
        "versions": list_of(object_of({"source": TEXT, "day": or_null(DAY), "has_words": or_null(FLAG)})),
        "receipt": or_null(_RECEIPT),
    }
)
_COPY = object_of({"url": ADDRESS, "width": COUNT, "height": COUNT})
_PICTURE = object_of(
    {
        "sha256": DIGEST,
        "alt": TEXT,
        "caption": or_null(TEXT),
        "where": TEXT,
        "url": or_null(ADDRESS),
        "date": or_null(DAY),
        "copies": list_of(_COPY),
    }
)
_SILENCE = object_of(
    {
        "source": TEXT,
        "by": or_null(TEXT),
        "on": or_null(DAY),
        "despite": list_of(TEXT),
        "because": or_null(TEXT),
    }
)
_PARAGRAPH = object_of({"index": COUNT, "start": COUNT, "text": TEXT, "salt": DIGEST, "path": list_of(DIGEST)})
_RECORD: Schema = {
    "page": ADDRESS,
    "title": TEXT,
    "title_from": one_of(TitleFrom),
    "short": TEXT,
    "publisher": or_null(TEXT),
    "authors": list_of(TEXT),
    "published": or_null(DAY),
    "modified": or_null(DAY),
    "retrieved": or_null(DAY),
    "version_of": or_null(TEXT),
    "language": TEXT,
    "url": or_null(ADDRESS),
    "archived_url": or_null(ADDRESS),
    "origin": or_null(TEXT),
    "origin_basis": or_null(one_of(Basis)),
    "origin_because": or_null(TEXT),
    "takedown": or_null(object_of({"date": DAY, "because": TEXT, "quotations": one_of(Quotations)})),
}
_SOURCE = object_of(
    _RECORD,
    {
        "publish": one_of(Extent),
        "sha256": DIGEST,
        "size": or_null(COUNT),
        "archived_text": or_null(ADDRESS),
        "excerpts": or_null(object_of({"root": DIGEST, "count": COUNT, "paragraphs": list_of(_PARAGRAPH)})),
    },
)
