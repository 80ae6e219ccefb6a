"""From a piece of YAML to a record: every fault of a record at once, each where it stands, in plain words."""

from __future__ import annotations

import re
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from site_builder.findings import Finding, Place, finding
from site_builder.load.yaml_text import YamlText
from site_builder.model.document import Key, Mark
from site_builder.model.fields import Record, is_id
from site_builder.suggestions import did_you_mean, unmistakable

R = TypeVar("R", bound=Record)


def validate(
    model: type[R], yaml_text: YamlText, path: str, lines: tuple[str, ...]
) -> tuple[R | None, tuple[Finding, ...]]:
    """Return the record that the YAML holds, or None, with a finding for each fault."""
    try:
        return model.model_validate({} if yaml_text.value is None else yaml_text.value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        inner = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
        # A list that is too short only because its items are at fault is not reported on top of them.
        told = (d for d in details if not (d["type"] == "too_short" and d["loc"] in inner))
        return None, tuple(_finding(detail, model, yaml_text, path, lines) for detail in told)


def _finding(
    detail: ErrorDetails, model: type[Record], yaml_text: YamlText, path: str, lines: tuple[str, ...]
) -> Finding:
    key = detail["loc"]
    code, message, hint = _explain(detail, model, key)
    mark = _mark(yaml_text, key, on_key=code == "unknown-field")
    return finding(
        code,
        Place(path, mark.line, mark.column, mark.length),
        message,
        hint,
        excerpt=lines[mark.line - 1],
        replacement=_replacement(detail, model, yaml_text),
    )


def _replacement(detail: ErrorDetails, model: type[Record], yaml_text: YamlText) -> str | None:
    """Return the name of a field or the value of a choice that can only have been meant."""
    key = detail["loc"]
    if detail["type"] == "extra_forbidden":
        meant = unmistakable(str(key[-1]), _fields(_model_at(model, key[:-1])))
        return meant if meant and (*key[:-1], meant) not in yaml_text.keys else None
    if detail["type"] == "enum" and isinstance(detail["input"], str):
        return unmistakable(detail["input"], _options(detail))
    if detail["type"] == "bad-id" and isinstance(detail["input"], str):
        # Ids have no capitals, spaces or underscores, so what was typed with them can only be this one.
        meant = re.sub(r"[\s_]+", "-", detail["input"].strip().lower())
        return meant if is_id(meant) else None
    return None


def _mark(yaml_text: YamlText, key: Key, *, on_key: bool) -> Mark:
    """Return the place of the value at ``key``, of the name before it, or of the nearest thing that holds it."""
    if on_key and key in yaml_text.keys:
        return yaml_text.keys[key]
    for length in range(len(key), -1, -1):
        if mark := yaml_text.marks.get(key[:length]):
            return mark if length == len(key) or length else Mark(mark.line, mark.column, 1)
    return Mark(1, 1, 1)


def _explain(detail: ErrorDetails, model: type[Record], key: Key) -> tuple[str, str, str]:
    """Return the code, the sentence and the hint for one of pydantic's errors."""
    kind, name = detail["type"], _name(key)
    if kind == "missing":
        return (
            "missing-field",
            f"{name} is missing, or has nothing behind it.",
            f"Add a line `{key[-1]}: …` here. {_describe(model, key)}",
        )
    if kind == "extra_forbidden":
        known = _fields(_model_at(model, key[:-1]))
        return (
            "unknown-field",
            f"There is no field {name} here.",
            did_you_mean(str(key[-1]), known) or f"The fields are: {', '.join(known)}.",
        )
    if kind == "enum":
        options = _options(detail)
        given = detail["input"] if isinstance(detail["input"], str) else "this"
        suggestion = did_you_mean(given, options) if isinstance(detail["input"], str) else ""
        return (
            "unknown-value",
            f"“{given}” is not a value that {name} can have.",
            suggestion or f"Write one of: {', '.join(options)}.",
        )
    if "|" in detail["msg"]:
        message, hint = detail["msg"].rsplit("|", 1)
        return kind, message, hint
    return "wrong-type", *_WRONG.get(kind, (f"{name} does not fit: {detail['msg']}.", "See docs/content.md."))


def _options(detail: ErrorDetails) -> list[str]:
    """Return the values that a choice allows, as pydantic lists them: 'draft', 'published' or 'withdrawn'."""
    expected = str(detail.get("ctx", {}).get("expected", ""))
    return [option.strip(" '") for option in expected.replace(" or ", ",").split(",")]


_TEXT = (
    "A text is expected here.",
    "Write the text on one line behind the colon; put it in quotation marks if it holds “: ”.",
)
_LIST = ("A list is expected here.", "Write each item on a line of its own, beginning with “- ”, or `[]` for none.")
_BLOCK = (
    "A block of fields is expected here.",
    "Write `name: value` lines, indented below this field; check the indentation.",
)
_NUMBER = ("A whole number is expected here.", "Write digits only, such as 3.")
_WRONG: dict[str, tuple[str, str]] = {
    "string_type": _TEXT,
    "string_too_long": ("This text is too long.", "Say it in fewer words."),
    "string_too_short": ("This text is empty.", "Write the text, or take the field out if it is not required."),
    "tuple_type": _LIST,
    "list_type": _LIST,
    "model_type": _BLOCK,
    "model_attributes_type": _BLOCK,
    "dict_type": _BLOCK,
    "int_type": _NUMBER,
    "int_parsing": _NUMBER,
    "int_from_float": _NUMBER,
    "greater_than_equal": ("This number is too small.", "Write a larger one."),
    "too_short": ("This list needs at least one item.", "Add an item, on a line that begins with “- ”."),
}


def _name(key: Key) -> str:
    """Return a key as people say it: “quote” of evidence 2."""
    text = f"“{key[-1]}”" if key and isinstance(key[-1], str) else "this item"
    if len(key) >= 3 and isinstance(key[-2], int):
        return f"{text} of {key[-3]} {key[-2] + 1}"
    return text


def _model_at(model: type[BaseModel], key: Key) -> type[BaseModel]:
    """Return the model of the block at ``key`` within a record."""
    for step in key:
        if isinstance(step, str) and step in model.model_fields:
            model = _nested(model.model_fields[step].annotation) or model
    return model


def _nested(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for part in get_args(annotation) if (found := _nested(part))), None)


def _fields(model: type[BaseModel]) -> list[str]:
    return list(model.model_fields)


def _describe(model: type[Record], key: Key) -> str:
    field = _model_at(model, key[:-1]).model_fields.get(str(key[-1]))
    described = (field.description if field else None) or "a value is needed."
    return f"{described}"
