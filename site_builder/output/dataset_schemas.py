"""The form of all evidence, articles, questions, stories and topics, as JSON Schema (2020-12)."""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.content.records import Extent, Stance, Status
from site_builder.output.exports import FORM_VERSION
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
from site_builder.views.datasets import EVIDENCE, QUESTIONS, SOURCES, STORIES, TOPICS


def dataset_schemas(record: Schema) -> Mapping[str, Schema]:
    """Return the schema of each data set; ``record`` has the fields of an article's record."""
    source = {"id": TEXT, "status": one_of(Status), **record, **_SOURCE}
    rows = {EVIDENCE: _EVIDENCE, SOURCES: source, QUESTIONS: _QUESTION, STORIES: _STORY, TOPICS: _TOPIC}
    return {dataset: _dataset(dataset, object_of(row)) for dataset, row in rows.items()}


def _dataset(dataset: str, row: Schema) -> Schema:
    about = {"$schema": ADDRESS, "version": {"const": FORM_VERSION}}
    part = object_of({"url": ADDRESS, "table": ADDRESS, "rows": COUNT})
    whole = {"title": TEXT, "url": ADDRESS, "total": COUNT, "parts": list_of(part)}
    rows = {dataset: list_of(row)}
    return {
        "oneOf": [
            object_of({**about, **whole, **rows}),
            object_of({**about, "part_of": ADDRESS, "part": COUNT, **rows}),
        ]
    }


_EVIDENCE: Schema = {
    "claim": TEXT,
    "status": one_of(Status),
    "status_note": NOTED,
    "verdict": TEXT,
    "claim_text": TEXT,
    "source": TEXT,
    "source_title": TEXT,
    "stance": one_of(Stance),
    "quote": or_null(TEXT),
    "why": TEXT,
    "speaker": or_null(TEXT),
    "locator": or_null(TEXT),
    "start": or_null(COUNT),
    "end": or_null(COUNT),
    "spans": list_of(object_of({"start": COUNT, "end": COUNT})),
    "sha256": or_null(DIGEST),
    "url": ADDRESS,
    "passage": ADDRESS,
    "archived_text": or_null(ADDRESS),
    "source_url": or_null(ADDRESS),
}
_SOURCE: Schema = {
    "publish": one_of(Extent),
    "sha256": DIGEST,
    "archived_text": or_null(ADDRESS),
    "quoted_by": list_of(TEXT),
    "silent_on": list_of(TEXT),
}
_QUESTION: Schema = {
    "id": TEXT,
    "url": ADDRESS,
    "status": one_of(Status),
    "status_note": NOTED,
    "question": TEXT,
    "summary": or_null(TEXT),
    "exclusive": FLAG,
    "story": or_null(TEXT),
    "claims": list_of(TEXT),
}
_STORY: Schema = {
    "id": TEXT,
    "url": ADDRESS,
    "status": one_of(Status),
    "status_note": NOTED,
    "title": TEXT,
    "summary": TEXT,
    "published": DAY,
    "sources": list_of(TEXT),
    "claims": list_of(TEXT),
}
_TOPIC: Schema = {
    "id": TEXT,
    "url": ADDRESS,
    "status": one_of(Status),
    "status_note": NOTED,
    "name": TEXT,
    "description": or_null(TEXT),
    "stories": list_of(TEXT),
    "claims": list_of(TEXT),
}
