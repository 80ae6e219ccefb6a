"""What is wrong with a record: every fault at once, each where it stands, in plain words."""

from __future__ import annotations

from typing import Any, TypeVar, get_args

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from site_builder.content.document import Key, Mark
from site_builder.content.fields import Record, day_meant, id_meant
from site_builder.content.models import adapter_of, model_of
from site_builder.content.records import CONTENT, Content
from site_builder.content.yaml_text import YamlText
from site_builder.findings.suggestions import closest, did_you_mean, unmistakable
from site_builder.findings.values import Finding, Place, finding

R = TypeVar("R", bound=Record)


def validate(
    model: type[R], yaml_text: YamlText, path: str, lines: tuple[str, ...]
) -> tuple[R | None, tuple[Finding, ...]]:
    """Return the record that the YAML holds, or None, with a finding for each fault."""
    try:
        return adapter_of(model).validate_python({} if yaml_text.value is None else yaml_text.value), ()
    except ValidationError as error:
        details = error.errors(include_url=False)
        inner = {detail["loc"][:length] for detail in details for length in range(len(detail["loc"]))}
        if strangers := _of_another_kind(model, yaml_text, path, lines):
            return None, (strangers,)
        meant = {_meant(detail, model) for detail in details}
        # A list that is too short only because its items are at fault is not reported on top of them, and neither is
        # a field that is missing only because it is misspelt.
        told = (
            detail
            for detail in details
            if not (detail["type"] == "too_short" and detail["loc"] in inner)
            and not (detail["type"] == "missing" and detail["loc"] in meant)
        )
        return None, tuple(_finding(detail, model, yaml_text, path, lines) for detail in told)


def _finding(
    detail: ErrorDetails, model: type[Record], yaml_text: YamlText, path: str, lines: tuple[str, ...]
) -> Finding:
    key = detail["loc"]
    code, message, hint = _explain(detail, model, key, yaml_text, lines)
    mark = _mark(yaml_text, key, on_key=code == "unknown-field")
    return finding(
        code,
        Place(path, mark.line, mark.column, mark.length),
        message,
        hint,
        excerpt=lines[mark.line - 1],
        replacement=_replacement(detail, model, yaml_text),
    )


def _of_another_kind(model: type[Record], yaml_text: YamlText, path: str, lines: tuple[str, ...]) -> Finding | None:
    """Return a finding when these are the fields of another kind of file, which then lies in the wrong folder."""
    value = yaml_text.value
    if not issubclass(model, Content) or not isinstance(value, dict):
        return None
    known = set(_fields(model))
    for kind in CONTENT:
        needed = {name for name, field in model_of(kind).model_fields.items() if field.is_required()}
        if kind is not model and needed <= set(value) and set(value) - known and set(value) <= set(_fields(kind)):
            mark = yaml_text.keys[(next(name for name in value if name not in known),)]
            place = Place(path, mark.line, mark.column, mark.length)
            message = f"These are the fields of a {kind.__name__.lower()}, and this is the folder of {model.folder}."
            hint = f"Move the file to content/{kind.folder}/."
            return finding("unknown-field", place, message, hint, excerpt=lines[mark.line - 1])
    return None


def _meant(detail: ErrorDetails, model: type[Record]) -> Key | None:
    """Return the field that an unknown field was probably meant to be."""
    key = detail["loc"]
    if detail["type"] != "extra_forbidden":
        return None
    name = closest(str(key[-1]), _fields(_model_at(model, key[:-1])))
    return (*key[:-1], name) if name else None


def _replacement(detail: ErrorDetails, model: type[Record], yaml_text: YamlText) -> str | None:
    """Return the name of a field or the value of a choice that can only have been meant."""
    key = detail["loc"]
    if detail["type"] == "extra_forbidden":
        meant = unmistakable(str(key[-1]), _fields(_model_at(model, key[:-1])))
        return meant if meant and (*key[:-1], meant) not in yaml_text.keys else None
    if detail["type"] == "enum" and isinstance(detail["input"], str):
        return unmistakable(detail["input"], _options(detail))
    if detail["type"] == "bad-id" and isinstance(detail["input"], str):
        return id_meant(detail["input"])
    if detail["type"] == "bad-date" and isinstance(detail["input"], str) and (day := day_meant(detail["input"])):
        return day.isoformat()
    return None


def _mark(yaml_text: YamlText, key: Key, *, on_key: bool) -> Mark:
    """Return the place of the value at ``key``, of the name before it, or of the nearest thing that holds it."""
    if on_key and key in yaml_text.keys:
        return yaml_text.keys[key]
    for length in range(len(key), -1, -1):
        if mark := yaml_text.marks.get(key[:length]):
            return mark if length == len(key) or length else Mark(mark.line, mark.column, 1)
    return Mark(1, 1, 1)


def _explain(
    detail: ErrorDetails, model: type[Record], key: Key, yaml_text: YamlText, lines: tuple[str, ...]
) -> tuple[str, str, str]:
    """Return the code, the sentence and the hint for one of pydantic's errors."""
    kind, name = detail["type"], _name(key)
    if kind == "missing":
        return "missing-field", *_missing(model, key, yaml_text, lines)
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
    if kind in ("tuple_type", "list_type") and isinstance(detail["input"], str | dict):
        return "wrong-type", _LIST[0], _list_hint(detail["input"])
    return "wrong-type", *_WRONG.get(kind, (f"{name} does not fit: {detail['msg']}.", "See docs/content.md."))


def _missing(model: type[Record], key: Key, yaml_text: YamlText, lines: tuple[str, ...]) -> tuple[str, str]:
    """Return the sentence and the hint for a field that is not there, or that is there with nothing behind it."""
    mark = yaml_text.keys.get(key)
    if mark is None:
        return f"{_name(key)} is missing.", f"Add a line `{key[-1]}: …` here. {_describe(model, key)}"
    message = f"{_name(key)} has nothing behind it."
    if lines[mark.line - 1][mark.column - 1 + mark.length :].lstrip(" :").startswith("#"):
        return message, "What begins with “#” is a note and is not read; put quotation marks around the whole value."
    return message, f"Write it behind the colon. {_describe(model, key)}"


def _list_hint(given: str | dict[str, Any]) -> str:
    """Return how to make the list that was meant of a text or of a block of fields."""
    if isinstance(given, dict):
        return "Begin the first line of each item with “- ”, a dash and a space, and indent its other lines as far as the first word."
    if len(given) <= 80 and "\n" not in given:
        return (
            f"Put square brackets around it, [{given}], or write each item on a line of its own, beginning with “- ”."
        )
    return _LIST[1]


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


def _model_at(model: type[Record], key: Key) -> type[Record]:
    """Return the model of the block at ``key`` within a record."""
    for step in key:
        if isinstance(step, str) and step in _fields(model):
            model = _nested(model_of(model).model_fields[step].annotation) or model
    return model


def _nested(annotation: Any) -> type[Record] | None:
    if isinstance(annotation, type) and issubclass(annotation, Record):
        return annotation
    return next((found for part in get_args(annotation) if (found := _nested(part))), None)


def _fields(model: type[Record]) -> list[str]:
    return list(model.__struct_fields__)


def _describe(model: type[Record], key: Key) -> str:
    from site_builder.content.field_descriptions import description_of

    return description_of(_model_at(model, key[:-1]), str(key[-1])) or "a value is needed."
