"""What schemas of published data are put together from (JSON Schema 2020-12)."""

from __future__ import annotations

from typing import Any

Schema = dict[str, Any]

TEXT: Schema = {"type": "string"}
COUNT: Schema = {"type": "integer", "minimum": 0}
FLAG: Schema = {"type": "boolean"}
DAY: Schema = {"type": "string", "format": "date"}
ADDRESS: Schema = {"type": "string", "format": "uri"}
DIGEST: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}


def object_of(fields: Schema, optional: Schema | None = None) -> Schema:
    """Return the schema of an object that has all of these fields, perhaps some optional ones, and no others."""
    properties = {**fields, **(optional or {})}
    return {"type": "object", "properties": properties, "required": list(fields), "additionalProperties": False}


def list_of(items: Schema) -> Schema:
    """Return the schema of a list."""
    return {"type": "array", "items": items}


def or_null(schema: Schema) -> Schema:
    """Return a schema that null has too."""
    return {"anyOf": [schema, {"type": "null"}]}


def one_of(kind: Any) -> Schema:
    """Return the schema of a text that is one of these."""
    return {"enum": [str(value) for value in kind]}


NOTED: Schema = {
    **or_null(object_of({"date": DAY, "note": TEXT})),
    "description": "Since when and why it is outdated or withdrawn; null where it is neither, or nobody said so.",
}
