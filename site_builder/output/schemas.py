"""The form of the data that a site publishes, as JSON Schema (2020-12), and what the data are, as a Data Package.

https://json-schema.org/draft/2020-12, https://specs.frictionlessdata.io/data-package/. A field that an export gains
has to be described here: no object may hold one that is not.
"""

from __future__ import annotations

from typing import Any

from site_builder.content.legacy_claim import LegacyStatus
from site_builder.content.records import Basis, CorrectionKind, Extent, Stance, Status, TitleFrom
from site_builder.content.statements import ClaimantKind
from site_builder.content.takedown import Quotations
from site_builder.output.exports import CLAIM_SCHEMA, CLAIMS_SCHEMA, COLUMNS, LEGACY_SCHEMA, NUMBERS, VERSION, as_json
from site_builder.views.cards import Hanging
from site_builder.views.site_frame import SiteFrame

PACKAGE = "datapackage.json"
Schema = dict[str, Any]

_TEXT: Schema = {"type": "string"}
_COUNT: Schema = {"type": "integer", "minimum": 0}
_FLAG: Schema = {"type": "boolean"}
_DAY: Schema = {"type": "string", "format": "date"}
_ADDRESS: Schema = {"type": "string", "format": "uri"}
_DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def schemas(frame: SiteFrame, licence: str | None) -> dict[str, bytes]:
    """Return the schemas and the description of the data by their addresses; ``licence`` is the address of one, if any."""
    return {
        CLAIM_SCHEMA: as_json(
            _document(frame, CLAIM_SCHEMA, "A claim with its evidence and its proof", claim_schema())
        ),
        CLAIMS_SCHEMA: as_json(_document(frame, CLAIMS_SCHEMA, "All claims, or a part of them", claims_schema())),
        LEGACY_SCHEMA: as_json(
            _document(frame, LEGACY_SCHEMA, "A claim that another publication checked", legacy_schema())
        ),
        PACKAGE: as_json(_package(frame, licence)),
    }


def _document(frame: SiteFrame, address: str, title: str, schema: Schema) -> Schema:
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": frame.base_url + address}
    return {**head, "title": title, **schema}


def claim_schema() -> Schema:
    """Return the schema of ``claim.json``."""
    return _object(
        {
            "$schema": _ADDRESS,
            "version": {"const": VERSION},
            **_LISTED,
            "rule": _object({"conditions": _list(_CONDITION), "stronger": _list(_STRONGER)}),
            "falls_without": _list(_list(_list(_TEXT))),
            "evidence": _list(_EVIDENCE),
            "divided": _list(_TEXT),
            "silent": _list(_TEXT),
            "silences": _list(_SILENCE),
            "not_assessed": _list(_TEXT),
            "would_change": _list(_TEXT),
            "corrections": _list(_object({"date": _DAY, "kind": _one_of(CorrectionKind), "note": _TEXT})),
            "authors": _list(_TEXT),
            "sources": {"type": "object", "additionalProperties": _SOURCE},
        },
        {"pictures": _list(_PICTURE)},
    )


def legacy_schema() -> Schema:
    """Return the schema of ``legacy.json``."""
    return _object({"$schema": _ADDRESS, "version": {"const": VERSION}, **_EARLIER})


def claims_schema() -> Schema:
    """Return the schema of ``claims.json`` and of its parts."""
    about = {"$schema": _ADDRESS, "version": {"const": VERSION}}
    claims, site = _list(_object(_LISTED)), {"title": _TEXT, "url": _ADDRESS, "scale": _list(_VERDICT)}
    earlier: Schema = {"legacy": _list(_object(_EARLIER))}
    part = {"url": _ADDRESS, "claims": _COUNT, "published": _list(_DAY), "updated": _DAY}
    return {
        "oneOf": [
            _object({**about, **site, "claims": claims}, earlier),
            _object({**about, **site, "total": _COUNT, "parts": _list(_object(part))}, earlier),
            _object({**about, "part_of": _ADDRESS, "part": _COUNT, "claims": claims}),
        ]
    }


def _package(frame: SiteFrame, licence: str | None) -> dict[str, Any]:
    """Return what the data are: with a licence where the site names one."""
    fields = [{"name": name, "type": "integer" if name in NUMBERS else "string"} for name in COLUMNS]
    licences = [{"path": licence}] if licence else []
    return {
        "profile": "data-package",
        "name": "claims",
        "title": frame.title,
        **({"description": frame.tagline} if frame.tagline else {}),
        "homepage": frame.base_url,
        **({"licenses": licences} if licences else {}),
        "resources": [
            {
                "name": "claims-table",
                "path": "claims.csv",
                "profile": "tabular-data-resource",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {"fields": fields, "primaryKey": "id"},
            },
            {"name": "claims", "path": "claims.json", "mediatype": "application/json", "encoding": "utf-8"},
        ],
    }


def _object(fields: Schema, optional: Schema | None = None) -> Schema:
    """Return the schema of an object that has all of these fields, perhaps some optional ones, and no others."""
    properties = {**fields, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(fields), "additionalProperties": False}


def _list(items: Schema) -> Schema:
    return {"type": "array", "items": items}


def _or_null(schema: Schema) -> Schema:
    return {"anyOf": [schema, {"type": "null"}]}


def _one_of(kind: Any) -> Schema:
    return {"enum": [str(value) for value in kind]}


_VERDICT = _object({"id": _TEXT, "label": _TEXT, "rating": _or_null({"type": "integer"}), "meaning": _TEXT})
_TALLY = _object(
    {
        **dict.fromkeys((*map(str, Stance), "silent", "silent_signed", "not_assessed", "articles"), _COUNT),
        "origins": _or_null(_object({"at_least": _COUNT, "at_most": _COUNT})),
    }
)
_CLAIMANT = _object(
    {
        "id": _or_null(_TEXT),
        "page": _or_null(_ADDRESS),
        "name": _TEXT,
        "kind": _or_null(_one_of(ClaimantKind)),
        "role": _or_null(_TEXT),
        "website": _or_null(_ADDRESS),
        "same_as": _list(_ADDRESS),
        "date": _or_null(_DAY),
        "occasion": _or_null(_TEXT),
        "place": _or_null(_TEXT),
        "source": _or_null(_TEXT),
        "said_at": _or_null(_ADDRESS),
    }
)
_LISTED: Schema = {
    "id": _TEXT,
    "url": _ADDRESS,
    "status": _one_of(Status),
    "withdrawal": _or_null(_object({"date": _DAY, "note": _TEXT})),
    "claim": _TEXT,
    "verdict": _VERDICT,
    "summary": _TEXT,
    **dict.fromkeys(("story", "question", "answer"), _or_null(_TEXT)),
    "topics": _list(_TEXT),
    "claimants": _list(_CLAIMANT),
    "published": _DAY,
    "reviewed": _or_null(_DAY),
    "updated": _DAY,
    "tally": _TALLY,
    "carried_by": _or_null(_COUNT),
    "hangs_on": _or_null(_one_of(Hanging)),
}
_EARLIER: Schema = {
    "id": _TEXT,
    "url": _ADDRESS,
    "status": _one_of(LegacyStatus),
    "claim": _TEXT,
    "verdict": {"type": "null"},
    "legacy": _object(
        {
            "verdict": _TEXT,
            "comes_nearest": _or_null(_TEXT),
            "url": _ADDRESS,
            "published": _DAY,
            "publisher": _or_null(_TEXT),
            "authors": _list(_TEXT),
            "language": _or_null(_TEXT),
            "summary": _or_null(_TEXT),
            "claimant": _or_null(_TEXT),
            "claimed": _or_null(_DAY),
            "appearances": _list(_ADDRESS),
        }
    ),
    "published": _DAY,
}
_CONDITION = _object(
    {
        "clause": {"enum": ["needs", "forbids", "answers", "outweighs", "corroborated"]},
        "met": _FLAG,
        "stances": _list(_one_of(Stance)),
        "sources": _list(_TEXT),
    },
    {"counts": _list(_COUNT), "of": {"enum": ["origins", "articles"]}},
)
_STRONGER = _object({"verdict": _TEXT, "fails": _list(_CONDITION)})
_SPAN = _object({"start": _COUNT, "end": _COUNT, "exact": _TEXT})
_RECEIPT = _object({"seed": _TEXT, "sha256": _DIGEST, "start": _COUNT, "end": _COUNT, "spans": _list(_SPAN)})
_EVIDENCE = _object(
    {
        "source": _TEXT,
        "anchor": _TEXT,
        "stance": _one_of(Stance),
        "quote": _or_null(_TEXT),
        "translation": _or_null(_object({"text": _TEXT, "language": _TEXT, "by": _TEXT})),
        "why": _TEXT,
        "speaker": _or_null(_TEXT),
        "locator": _or_null(_TEXT),
        "versions": _list(_object({"source": _TEXT, "day": _or_null(_DAY), "has_words": _or_null(_FLAG)})),
        "receipt": _or_null(_RECEIPT),
    }
)
_COPY = _object({"url": _ADDRESS, "width": _COUNT, "height": _COUNT})
_PICTURE = _object(
    {
        "sha256": _DIGEST,
        "alt": _TEXT,
        "caption": _or_null(_TEXT),
        "where": _TEXT,
        "url": _or_null(_ADDRESS),
        "date": _or_null(_DAY),
        "copies": _list(_COPY),
    }
)
_SILENCE = _object(
    {
        "source": _TEXT,
        "by": _or_null(_TEXT),
        "on": _or_null(_DAY),
        "despite": _list(_TEXT),
        "because": _or_null(_TEXT),
    }
)
_PARAGRAPH = _object({"index": _COUNT, "start": _COUNT, "text": _TEXT, "salt": _DIGEST, "path": _list(_DIGEST)})
_SOURCE = _object(
    {
        "page": _ADDRESS,
        "title": _TEXT,
        "title_from": _one_of(TitleFrom),
        "short": _TEXT,
        "publisher": _or_null(_TEXT),
        "authors": _list(_TEXT),
        "published": _or_null(_DAY),
        "modified": _or_null(_DAY),
        "retrieved": _or_null(_DAY),
        "version_of": _or_null(_TEXT),
        "language": _TEXT,
        "url": _or_null(_ADDRESS),
        "archived_url": _or_null(_ADDRESS),
        "origin": _or_null(_TEXT),
        "origin_basis": _or_null(_one_of(Basis)),
        "origin_because": _or_null(_TEXT),
        "takedown": _or_null(_object({"date": _DAY, "because": _TEXT, "quotations": _one_of(Quotations)})),
    },
    {
        "publish": _one_of(Extent),
        "sha256": _DIGEST,
        "size": _or_null(_COUNT),
        "archived_text": _or_null(_ADDRESS),
        "excerpts": _or_null(_object({"root": _DIGEST, "count": _COUNT, "paragraphs": _list(_PARAGRAPH)})),
    },
)
