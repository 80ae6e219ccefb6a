"""The fields of a record, with their types taken apart: for the reader, the schemas and the editors.

A field is written in one place, the record's class (:mod:`site_builder.content.records`,
:mod:`site_builder.content.settings`), with its type, its rules and its description together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin

from msgspec import Meta, Struct
from msgspec.structs import fields

from site_builder.content.fields import VERBATIM, FieldRule, NotProse, Record


class FieldType(Struct, frozen=True):
    """What a field or an item of a list can hold. Whether a field may be empty is not part of it.

    ``kind`` is str, int, bool, date, a class of enum or of :class:`Record`, or tuple for a list, whose items are of the
    type ``item``. ``min_length`` and ``max_length`` count the code points of a text or the items of a list; ``ge`` is
    the least that a number may be. ``prose`` says that it is a text in which readers may find words in quotation marks,
    ``is_passage`` that it is looked up in an archived text word for word.
    """

    kind: type
    rules: tuple[FieldRule, ...] = ()
    min_length: int | None = None
    max_length: int | None = None
    ge: int | None = None
    item: FieldType | None = None
    prose: bool = False
    is_passage: bool = False


class RecordField(Struct, frozen=True):
    """One field of a record. ``default`` is ``msgspec.NODEFAULT`` where the field is required.

    ``attribute`` is what the field is called in Python, where its name is a word of the language, such as ``from``.
    """

    name: str
    attribute: str
    type: FieldType
    required: bool
    default: Any
    description: str


@cache
def fields_of(record: type[Record]) -> Mapping[str, RecordField]:
    """Return the fields of a record by name, those of its base classes first."""
    return {
        field.encode_name: RecordField(
            field.encode_name,
            field.name,
            _type_of(field.type),
            field.required,
            field.default,
            _described(field.type),
        )
        for field in fields(record)
    }


def type_at(record: type[Record], key: tuple[str | int, ...]) -> FieldType | None:
    """Return what the field at a key holds; None where the record has no such field."""
    type: FieldType | None = FieldType(record)
    for step in key:
        if type is None:
            return None
        if type.item is not None:
            type = type.item
        elif isinstance(step, str) and issubclass(type.kind, Record):
            field = fields_of(type.kind).get(step)
            type = field.type if field else None
        else:
            return None
    return type


def prose_of(record: Record, key: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the key and the text of every field of a record, and of the records in it, that holds prose."""
    for field in _with_prose(record.__class__):
        yield from _prose_in(getattr(record, field.attribute), field.type, (*key, field.name))


def days_of(record: Record, key: tuple[str | int, ...] = ()) -> Iterator[tuple[tuple[str | int, ...], date]]:
    """Yield the key and the value of every date of a record, and of the records in it."""
    for field in _with_days(record.__class__):
        yield from _days_in(getattr(record, field.attribute), (*key, field.name))


@cache
def _with_days(record: type[Record]) -> tuple[RecordField, ...]:
    """Return the fields that may hold dates, or records with dates."""
    return tuple(field for field in fields_of(record).values() if _may_hold_days(field.type))


def _may_hold_days(type: FieldType) -> bool:
    kind = (type.item or type).kind
    return kind is date or (issubclass(kind, Record) and bool(_with_days(kind)))


def _days_in(value: Any, key: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], date]]:
    if isinstance(value, date):
        yield key, value
    elif isinstance(value, Record):
        yield from days_of(value, key)
    elif isinstance(value, tuple):
        for number, item in enumerate(value):
            yield from _days_in(item, (*key, number))


@cache
def _with_prose(record: type[Record]) -> tuple[RecordField, ...]:
    return tuple(field for field in fields_of(record).values() if _may_hold_prose(field.type))


def _may_hold_prose(type: FieldType) -> bool:
    inner = type.item or type
    return inner.prose or (issubclass(inner.kind, Record) and bool(_with_prose(inner.kind)))


def _prose_in(value: Any, type: FieldType, key: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if type.item is not None:
        for number, item in enumerate(value or ()):
            yield from _prose_in(item, type.item, (*key, number))
    elif isinstance(value, Record):
        yield from prose_of(value, key)
    elif value:
        yield key, value


def _described(annotation: Any) -> str:
    notes = getattr(annotation, "__metadata__", ())
    return next((note.description for note in notes if isinstance(note, Meta) and note.description), "")


def _type_of(annotation: Any, notes: tuple[Any, ...] = ()) -> FieldType:
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _type_of(arguments[0], (*annotation.__metadata__, *notes))
    if type(None) in arguments:
        (kind,) = (kind for kind in arguments if kind is not type(None))
        return _type_of(kind, notes)
    if get_origin(annotation) is tuple:
        count = {} if arguments[-1] is Ellipsis else {"min_length": len(arguments), "max_length": len(arguments)}
        (item,) = {_type_of(kind) for kind in arguments if kind is not Ellipsis}
        return FieldType(tuple, **{**count, **_limits(notes)}, item=item)
    rules = tuple(note for note in notes if isinstance(note, FieldRule))
    prose = annotation is str and not any(isinstance(note, NotProse) for note in notes)
    return FieldType(annotation, rules, **_limits(notes), prose=prose, is_passage=VERBATIM in notes)


def _limits(notes: tuple[Any, ...]) -> dict[str, Any]:
    """Return the limits among the notes; of two the outer one counts."""
    return {
        name: limit
        for note in notes
        if isinstance(note, Meta)
        for name in ("min_length", "max_length", "ge")
        if (limit := getattr(note, name)) is not None
    }
