"""All evidence, articles, questions, stories and topics as data, each as JSON and as a table made from that JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from site_builder.evidence.find_quote import OMISSION_MARK
from site_builder.output.csv_table import csv_table
from site_builder.output.exports import form, iso, json_bytes, noted, source_fields
from site_builder.views.datasets import (
    EVIDENCE,
    QUESTIONS,
    SOURCES,
    STORIES,
    TOPICS,
    DatasetPart,
    ListedEvidence,
    ListedQuestion,
    ListedSource,
    ListedStory,
    ListedTopic,
    listed_evidence,
    listed_question,
    listed_source,
    listed_story,
    listed_topic,
)
from site_builder.views.site_frame import SiteFrame
from site_builder.views.site_view import SiteView

Row = dict[str, Any]
DATASET_COLUMNS: Mapping[str, tuple[str, ...]] = {
    EVIDENCE: (
        "claim", "status", "verdict", "claim_text", "source", "source_title", "stance", "quote", "why", "speaker", "locator",
        "start", "end", "spans", "sha256", "url", "passage", "archived_text", "source_url", "status_date", "status_note",
    ),
    SOURCES: (
        "id", "page", "status", "title", "title_from", "short", "publisher", "authors", "published", "modified", "retrieved",
        "version_of", "language", "url", "archived_url", "origin", "origin_basis", "origin_because", "publish", "sha256",
        "archived_text", "takedown_date", "takedown_because", "takedown_quotations", "quoted_by", "silent_on",
    ),
    QUESTIONS: ("id", "url", "status", "question", "summary", "exclusive", "story", "claims", "status_date", "status_note"),
    STORIES: ("id", "url", "status", "title", "summary", "published", "sources", "claims", "status_date", "status_note"),
    TOPICS: ("id", "url", "status", "name", "description", "stories", "claims", "status_date", "status_note"),
}  # fmt: skip
"""The columns of the table of each data set: the fields of its JSON, those of an object spread out."""
OFFSETS = frozenset({"start", "end"})
"""The columns that hold numbers."""
_OF_NOTE = {"status_date": "date", "status_note": "note"}
"""The columns that are made from ``status_note``."""


def dataset_schema(dataset: str) -> str:
    """Return the address of the schema of a data set."""
    return f"{dataset}.schema.json"


def dataset_files(part: DatasetPart, site: SiteView, frame: SiteFrame) -> dict[str, bytes]:
    """Return all of a data set, or a part of it, as JSON and as a table."""
    rows = list(_rows(part, site, frame))
    if part.number:
        about = {**_form(part.dataset, frame), "part_of": _whole(part.dataset, frame), "part": part.number}
        listed: dict[str, Any] = {**about, part.dataset: rows}
    else:
        listed = {**_about(part.dataset, frame), "total": len(rows), part.dataset: rows, "parts": []}
    columns = DATASET_COLUMNS[part.dataset]
    table = csv_table(columns, ([_in_cell(row, name) for name in columns] for row in rows))
    return {f"{part.address}.json": json_bytes(listed), f"{part.address}.csv": table}


def dataset_index(dataset: str, parts: Mapping[str, int], frame: SiteFrame) -> dict[str, bytes]:
    """Return the index of a data set that comes in parts; ``parts`` has the number of rows of each by its address."""
    index = [
        {"url": f"{frame.base_url}{address}.json", "table": f"{frame.base_url}{address}.csv", "rows": rows}
        for address, rows in parts.items()
    ]
    about = {**_about(dataset, frame), "total": sum(parts.values()), dataset: [], "parts": index}
    return {f"{dataset}.json": json_bytes(about)}


def _form(dataset: str, frame: SiteFrame) -> Row:
    return form(dataset_schema(dataset), frame)


def _about(dataset: str, frame: SiteFrame) -> Row:
    return {**_form(dataset, frame), "title": frame.title, "url": frame.base_url}


def _whole(dataset: str, frame: SiteFrame) -> str:
    return f"{frame.base_url}{dataset}.json"


def _rows(part: DatasetPart, site: SiteView, frame: SiteFrame) -> Iterator[Row]:
    if part.dataset == EVIDENCE:
        yield from (_evidence(item, frame) for item in listed_evidence(part.ids, site))
        return
    rows: Mapping[str, Callable[[str], Row]] = {
        SOURCES: lambda id: _source(listed_source(id, site), frame),
        QUESTIONS: lambda id: _question(listed_question(id, site), frame),
        STORIES: lambda id: _story(listed_story(id, site), frame),
        TOPICS: lambda id: _topic(listed_topic(id, site), frame),
    }
    yield from map(rows[part.dataset], part.ids)


def _evidence(item: ListedEvidence, frame: SiteFrame) -> Row:
    claim, source, spans = item.claim, item.source, item.spans
    return {
        "claim": claim.id,
        "status": claim.status,
        "status_note": noted(claim.status_note),
        "verdict": claim.verdict.id,
        "claim_text": claim.claim,
        "source": source.id,
        "source_title": source.title,
        "stance": item.stance,
        "quote": f" {OMISSION_MARK} ".join(item.exact) or None,
        "why": item.why,
        "speaker": item.speaker,
        "locator": item.locator,
        "start": spans[0].start if spans else None,
        "end": spans[-1].end if spans else None,
        "spans": [{"start": span.start, "end": span.end} for span in spans],
        "sha256": item.sha256,
        "url": f"{frame.base_url}{claim.address}#{item.anchor}",
        "passage": frame.base_url + item.passage,
        "archived_text": frame.base_url + item.archived_text if item.archived_text else None,
        "source_url": source.url,
    }


def _source(item: ListedSource, frame: SiteFrame) -> Row:
    return {
        "id": item.card.id,
        "status": item.status,
        **source_fields(item.card, frame),
        "publish": item.publish,
        "sha256": item.sha256,
        "archived_text": frame.base_url + item.archived_text if item.archived_text else None,
        "quoted_by": item.quoted_by,
        "silent_on": item.silent_on,
    }


def _question(item: ListedQuestion, frame: SiteFrame) -> Row:
    return {
        "id": item.card.id,
        "url": frame.base_url + item.card.address,
        "status": item.card.status,
        "status_note": noted(item.card.status_note),
        "question": item.card.question,
        "summary": item.card.summary,
        "exclusive": item.card.exclusive,
        "story": item.story,
        "claims": item.claims,
    }


def _story(item: ListedStory, frame: SiteFrame) -> Row:
    return {
        "id": item.card.id,
        "url": frame.base_url + item.card.address,
        "status": item.card.status,
        "status_note": noted(item.card.status_note),
        "title": item.card.title,
        "summary": item.card.summary,
        "published": iso(item.card.published),
        "sources": item.sources,
        "claims": item.claims,
    }


def _topic(item: ListedTopic, frame: SiteFrame) -> Row:
    return {
        "id": item.card.id,
        "url": frame.base_url + item.card.address,
        "status": item.card.status,
        "status_note": noted(item.status_note),
        "name": item.card.name,
        "description": item.card.description,
        "stories": item.stories,
        "claims": item.claims,
    }


def _in_cell(row: Row, column: str) -> Any:
    """Return what a column of the table has of a row of the JSON."""
    if column == "spans":
        return [f"{span['start']}-{span['end']}" for span in row["spans"]]
    if column.startswith("takedown_"):
        return (row["takedown"] or {}).get(column.removeprefix("takedown_"))
    if column in _OF_NOTE:
        return (row["status_note"] or {}).get(_OF_NOTE[column])
    value = row[column]
    return str(value).lower() if isinstance(value, bool) else value
