"""JSON Schemas of the content model (JSON Schema 2020-12), made from the models themselves."""

from __future__ import annotations

from typing import Any

from site_builder.content.fields import Record
from site_builder.content.models import model_of
from site_builder.content.records import Claim, Page, Question, Source, Story
from site_builder.content.settings import Settings

MODELS: dict[str, type[Record]] = {
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
    schema = model_of(MODELS[kind]).model_json_schema()
    for block in (schema, *schema.get("$defs", {}).values()):
        required = set(block.get("required", ()))
        for name, field in block.get("properties", {}).items():
            if name not in required:
                _allow_null(field)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _allow_null(field: dict[str, Any]) -> None:
    if isinstance(field.get("type"), str):
        field["type"] = [field["type"], "null"]
    elif "$ref" in field:
        field["anyOf"] = [{"$ref": field.pop("$ref")}, {"type": "null"}]
