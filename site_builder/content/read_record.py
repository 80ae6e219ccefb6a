"""From a piece of YAML to a record, or to every fault that keeps it from being one.

A reader is made once for each kind of record from its fields (:mod:`site_builder.content.record_fields`). It goes
through all of the value, notes each fault at its key, and goes on. :mod:`site_builder.content.record_faults` has the
words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from enum import Enum
from functools import cache
from typing import Any, TypeVar

from msgspec.structs import replace

from site_builder.content import record_faults
from site_builder.content.dates import read_date
from site_builder.content.document import Key, Mark
from site_builder.content.fields import Record, Refusal
from site_builder.content.misplaced_fields import told_once
from site_builder.content.record_faults import Fault
from site_builder.content.record_fields import FieldType, fields_of, type_at
from site_builder.content.records import Content
from site_builder.content.yaml_text import YamlText
from site_builder.findings.finding import Finding, Place, finding
from site_builder.findings.first_findings import MAX_OF_FILE, more_findings

R = TypeVar("R", bound=Record)
Read = Callable[[Any, Key, list[Fault]], Any]
"""Returns what a field holds, given the value and its key. It adds faults to the list; if there are any, the returned value is ignored."""
_NUMBER = re.compile(r"[+-]?[0-9]+")
MAX_DIGITS = 9
"""How many digits a number may have."""


def read_record(
    kind: type[R], yaml_text: YamlText, path: str, lines: tuple[str, ...]
) -> tuple[R | None, tuple[Finding, ...]]:
    """Return the record that the YAML holds, or None, with a finding for each fault."""
    record, faults = record_of(kind, yaml_text.value)
    faults = told_once(kind, yaml_text, faults)
    told = [_finding(fault, yaml_text, path, lines) for fault in faults[: MAX_OF_FILE + 1]]
    if len(faults) > MAX_OF_FILE:
        told[-1] = more_findings(len(faults) - MAX_OF_FILE, told[-1].place, told[-1].excerpt)
    return record, (*told, *_cut_values(kind, yaml_text, path, lines))


def _cut_values(kind: type[Record], yaml_text: YamlText, path: str, lines: tuple[str, ...]) -> Iterator[Finding]:
    """Report texts behind which YAML reads a comment, where only the author can know whether it was meant as one."""
    for key, mark in list(yaml_text.comments.items())[:MAX_OF_FILE]:
        type_ = type_at(kind, key)
        if type_ is not None and (type_.prose or type_.is_passage):
            yield finding(
                "comment-cuts-value",
                Place(path, mark.line, mark.column, mark.length),
                "The words from “#” on are taken for a comment, and are no part of the text.",
                "Put the whole text in double quotation marks; a comment goes on a line of its own.",
                excerpt=lines[mark.line - 1],
            )


def record_of(kind: type[R], value: Any) -> tuple[R | None, tuple[Fault, ...]]:
    """Return the record that a value holds, or None, with all its faults.

    The value is what :func:`site_builder.content.yaml_text.read_yaml` reads: texts, None, lists and dicts.
    """
    faults: list[Fault] = []
    record: R = _record_reader(kind)({} if value is None else value, (), faults)
    if not faults:
        return record, ()
    if issubclass(kind, Content) and (stranger := record_faults.another_kind(kind, value)):
        return None, (stranger,)
    return None, tuple(faults)


def _finding(fault: Fault, yaml_text: YamlText, path: str, lines: tuple[str, ...]) -> Finding:
    key, refusal = fault.key, fault.refusal
    mark = _mark(yaml_text, key, on_key=refusal.code == "unknown-field")
    hint = refusal.hint
    if refusal.code == "missing-field" and (name := yaml_text.keys.get(key)) and _is_note(name, lines):
        hint = record_faults.NOTE_HINT
    place = Place(path, mark.line, mark.column, mark.length)
    excerpt = lines[mark.line - 1]
    found = finding(refusal.code, place, refusal.message, hint, excerpt=excerpt, replacement=refusal.replacement)
    return replace(found, seed=refusal.seed) if refusal.seed else found


def _mark(yaml_text: YamlText, key: Key, *, on_key: bool) -> Mark:
    """Return the place of the value at ``key``, of the name before it, or of the nearest thing that holds it."""
    if on_key and key in yaml_text.keys:
        return yaml_text.keys[key]
    for length in range(len(key), -1, -1):
        if mark := yaml_text.marks.get(key[:length]):
            return mark if length == len(key) or length else Mark(mark.line, mark.column, 1)
    return Mark(1, 1, 1)


def _is_note(name: Mark, lines: tuple[str, ...]) -> bool:
    """Say whether only a note stands behind the name of a field on its line."""
    return lines[name.line - 1][name.column - 1 + name.length :].lstrip(" :").startswith("#")


@cache
def _record_reader(kind: type[Record]) -> Read:
    """Return what reads a block of fields. A field with nothing behind it is read as if it were left out."""
    known = fields_of(kind)
    reads = {name: _reader(field.type) for name, field in known.items()}
    required = {name for name, field in known.items() if field.required}
    # An empty text in an optional field counts as no value: a browser editor writes one when a field is cleared.
    optional = reads.keys() - required
    short = kind.short_form
    attributes = {name: field.attribute for name, field in known.items() if name != field.attribute}

    def read_block(block: Any, key: Key, faults: list[Fault]) -> Record | None:
        if short and type(block) is str:
            return kind(**{short: reads[short](block, key, faults)})
        if type(block) is not dict:
            faults.append(Fault(key, record_faults.no_block(kind, block, key)))
            return None
        given, unknown = {}, []
        for name, value in block.items():
            if value is None or (name in optional and (value == "" or _is_cleared(known[name].type, value))):
                continue
            if read := reads.get(name):
                given[name] = read(value, (*key, name), faults)
            else:
                unknown.append(name)
        if unknown or not required <= given.keys():
            _add_fields_at_fault(kind, block, key, (unknown, required - given.keys()), faults)
            return None
        for name in attributes.keys() & given.keys():
            given[attributes[name]] = given.pop(name)
        return kind(**given)

    return read_block


def _add_fields_at_fault(
    kind: type[Record], block: dict[str, Any], key: Key, names: tuple[list[str], Iterable[str]], faults: list[Fault]
) -> None:
    """Add the faults of unknown and of missing fields; when there are many already, they are counted only."""
    unknown, missing = names
    if len(faults) < MAX_OF_FILE:
        faults += record_faults.fields_at_fault(kind, block, key, unknown[:MAX_OF_FILE], missing)
        counted: Iterable[str] = unknown[MAX_OF_FILE:]
    else:
        counted = unknown or missing  # A field may be missing because its name is misspelt: that is one fault.
    faults += (Fault((*key, name), record_faults.UNTOLD) for name in counted)


def _is_cleared(type_: FieldType, value: Any) -> bool:
    """Say whether a block for which a text may stand has nothing in it, as a browser editor leaves it."""
    if type(value) is not dict or not issubclass(type_.kind, Record) or not type_.kind.short_form:
        return False
    return value.keys() <= fields_of(type_.kind).keys() and all(item in (None, "") for item in value.values())


def _reader(type: FieldType) -> Read:
    if type.item is not None:
        return _list_reader(type.item, type.min_length or 0, type.max_length)
    if issubclass(type.kind, Record):
        return _record_reader(type.kind)
    return _choice_reader(type.kind) if issubclass(type.kind, Enum) else _SCALAR_READERS[type.kind](type)


def _list_reader(item_type: FieldType, least: int, most: int | None) -> Read:
    read = _reader(item_type)
    record = item_type.kind if issubclass(item_type.kind, Record) else None

    def read_list(items: Any, key: Key, faults: list[Fault]) -> tuple[Any, ...] | None:
        if type(items) is not list:
            faults.append(Fault(key, record_faults.not_a_list(items, record)))
            return None
        if len(items) < least or (most is not None and len(items) > most):
            faults.append(Fault(key, record_faults.wrong_length(len(items), least, most)))
            items = items[: max(least, most or 0) + MAX_OF_FILE]
        found = []
        for place, item in enumerate(items):
            if item is None:
                faults.append(Fault((*key, place), record_faults.EMPTY_ITEM))
            else:
                found.append(read(item, (*key, place), faults))
        return tuple(found)

    return read_list


def _choice_reader(kind: type[Enum]) -> Read:
    members = {member.value: member for member in kind}

    def read_choice(value: Any, key: Key, faults: list[Fault]) -> Enum | None:
        member = members.get(value) if type(value) is str else None
        if member is None:
            told = len(faults) < MAX_OF_FILE
            refusal = record_faults.unknown_value(value, key, list(members)) if told else record_faults.UNTOLD
            faults.append(Fault(key, refusal))
        return member

    return read_choice


def _text_reader(kind: FieldType) -> Read:
    most, checks = kind.max_length, tuple(rule.check for rule in kind.rules)

    def read_text(value: Any, key: Key, faults: list[Fault]) -> str | None:
        if type(value) is not str:
            faults.append(Fault(key, record_faults.NO_TEXT))
            return None
        text = value.strip()
        if most is not None and len(text) > most:
            faults.append(Fault(key, record_faults.too_long(len(text), most)))
        for check in checks:
            if refusal := check(text):
                faults.append(Fault(key, refusal))
        return text

    return read_text


def _number_reader(kind: FieldType) -> Read:
    def read_number(text: str) -> int | Refusal:
        text = text.strip()
        if not _NUMBER.fullmatch(text):
            return record_faults.NO_NUMBER
        if len(text.lstrip("+-0")) > MAX_DIGITS:
            return record_faults.number_too_long(MAX_DIGITS)
        number = int(text)
        return record_faults.too_small(kind.ge) if kind.ge is not None and number < kind.ge else number

    return _parser(read_number, record_faults.NO_NUMBER)


def _parser(parse: Callable[[str], Any], no_text: Refusal) -> Read:
    """Return what reads a value that is made of a text."""

    def read(value: Any, key: Key, faults: list[Fault]) -> Any:
        found = parse(value) if type(value) is str else no_text
        if type(found) is Refusal:
            faults.append(Fault(key, found))
        return found

    return read


_FLAGS = {"true": True, "false": False}
_SCALAR_READERS: dict[type, Callable[[FieldType], Read]] = {
    str: _text_reader,
    int: _number_reader,
    bool: lambda _: _parser(lambda text: _FLAGS.get(text, record_faults.NO_FLAG), record_faults.NO_FLAG),
    date: lambda _: _parser(read_date, record_faults.NO_DATE),
}
