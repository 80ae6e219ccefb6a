"""JSON Schemas of the content model (JSON Schema 2020-12), which msgspec makes from the records."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import msgspec

from site_builder.content.fields import Record
from site_builder.content.legacy_claim import EarlierCheck, LegacyClaim
from site_builder.content.record_fields import fields_of
from site_builder.content.records import Claim, Claimant, Page, Question, Source, Story, Topic
from site_builder.content.settings import Settings

_REFERENCE = "#/$defs/{name}"
FILE_KINDS: dict[str, type[Record]] = {
    "site": Settings,
    "source": Source,
    "topic": Topic,
    "story": Story,
    "question": Question,
    "claimant": Claimant,
    "claim": Claim,
    "legacy": LegacyClaim,
    "page": Page,
}


def json_schema(kind: str, verdicts: Sequence[str] = ()) -> dict[str, Any]:
    """Return the schema of one kind of file: ``site``, ``source``, ``topic``, ``story``, ``question``, ``claimant``, ``claim``,
    ``legacy`` or ``page``.

    Fields that may be left out may also be empty (null), as in the files themselves. ``verdicts`` are the ids of a
    site's scale; where they are given, a claim's verdict is one of them.
    """
    record = FILE_KINDS[kind]
    _, blocks = msgspec.json.schema_components([record], ref_template=_REFERENCE)
    for block in blocks.values():
        for name, field in block.get("properties", {}).items():
            if name not in block["required"]:
                _allow_null(field)
    for inner in _kinds_below(record):
        if inner.short_form:
            blocks[inner.__name__] = _with_short_form(blocks[inner.__name__], inner.short_form)
    top = blocks.pop(record.__name__)
    if verdicts and record is Claim:
        top["properties"]["verdict"]["enum"] = list(verdicts)
    if verdicts and record is LegacyClaim:
        blocks[EarlierCheck.__name__]["properties"]["comes_nearest"]["enum"] = [*verdicts, None]
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "$defs": blocks}


def _allow_null(field: dict[str, Any]) -> None:
    if isinstance(field.get("type"), str):
        field["type"] = [field["type"], "null"]
    elif "$ref" in field:
        field["anyOf"] = [{"$ref": field.pop("$ref")}, {"type": "null"}]


def _kinds_below(record: type[Record]) -> Iterator[type[Record]]:
    """Yield the kinds of block that a record holds, at any depth."""
    for field in fields_of(record).values():
        kind = (field.type.item or field.type).kind
        if issubclass(kind, Record):
            yield kind
            yield from _kinds_below(kind)


def _with_short_form(block: dict[str, Any], name: str) -> dict[str, Any]:
    """Return the schema of a block in place of which the value of one of its fields may stand."""
    return {"anyOf": [block["properties"][name], block]}
