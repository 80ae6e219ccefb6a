"""JSON Schemas of the content model (JSON Schema 2020-12), which msgspec makes from the records."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from site_builder.content.fields import Record
from site_builder.content.record_fields import fields_of
from site_builder.content.records import Claim, Page, Question, Source, Story
from site_builder.content.settings import Settings

_REFERENCE = "#/$defs/{name}"
FILE_KINDS: dict[str, type[Record]] = {
    "site": Settings,
    "source": Source,
    "story": Story,
    "question": Question,
    "claim": Claim,
    "page": Page,
}


def json_schema(kind: str) -> dict[str, Any]:
    """Return the schema of one kind of file: ``site``, ``source``, ``story``, ``question``, ``claim`` or ``page``.

    Fields that may be left out may also be empty (null), as in the files themselves.
    """
    record = FILE_KINDS[kind]
    _, blocks = msgspec.json.schema_components([record], ref_template=_REFERENCE)
    for block in blocks.values():
        for name, field in block.get("properties", {}).items():
            if name not in block["required"]:
                _allow_null(field)
    for short in _with_short_form(record):
        _allow_text(blocks, _REFERENCE.format(name=short.__name__))
    top = blocks.pop(record.__name__)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **top, "$defs": blocks}


def _with_short_form(record: type[Record]) -> Iterator[type[Record]]:
    """Yield the kinds of block in a record for which a text may stand."""
    for field in fields_of(record).values():
        kind = (field.type.item or field.type).kind
        if issubclass(kind, Record):
            yield from (kind,) if kind.short_form else ()
            yield from _with_short_form(kind)


def _allow_text(part: Any, reference: str) -> None:
    """Let a text stand wherever the block with this reference may stand."""
    for inner in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        if isinstance(inner, dict) and inner.get("$ref") == reference:
            inner["anyOf"] = [{"$ref": inner.pop("$ref")}, {"type": "string"}]
        else:
            _allow_text(inner, reference)


def _allow_null(field: dict[str, Any]) -> None:
    if isinstance(field.get("type"), str):
        field["type"] = [field["type"], "null"]
    elif "$ref" in field:
        field["anyOf"] = [{"$ref": field.pop("$ref")}, {"type": "null"}]
