"""Read YAML as an author means it, from the C parser's events: plain text, nulls, lists and mappings with their places.

Every plain scalar stays the text that was typed; only ``null``, ``~`` and nothing at all are null. What a text means (a
number, a date, true or false) is decided by its field. Anchors, aliases and tags are refused, a key that stands twice
is refused, and every value and key has a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from site_builder.content.document import Key, Mark
from site_builder.content.yaml_faults import explain
from site_builder.findings.characters import described, hidden_in
from site_builder.findings.finding import Finding, Place, finding
from site_builder.findings.first_findings import MAX_OF_FILE, more_findings

_Loader = getattr(yaml, "CLoader", yaml.Loader)  # PyYAML without libyaml gives the same events, more slowly.

MAX_VALUES = 20_000
"""How many values a block of fields may have, those of its lists and blocks included."""
MAX_DEPTH = 16
"""How deep lists and mappings may stand in one another."""


_COMMENT = re.compile(r"\s+(#.*)")


class _YamlReader(Struct):
    """The reading of one piece of YAML: its events, and what was collected on the way."""

    events: Iterator[Any]
    path: str
    lines: tuple[str, ...]
    first_line: int
    values: int = 0
    marks: dict[Key, Mark] = field(default_factory=dict)
    keys: dict[Key, Mark] = field(default_factory=dict)
    comments: dict[Key, Mark] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)
    more: list[Mark] = field(default_factory=list)
    """Where something is wrong that is counted only."""

    def report(self, code: str, mark: Mark, message: str, hint: str, replacement: str | None = None) -> None:
        if len(self.findings) < MAX_OF_FILE:
            line = self.lines[mark.line - 1]
            self.findings.append(finding(code, self._place(mark), message, hint, excerpt=line, replacement=replacement))
        else:
            self.more.append(mark)

    def _place(self, mark: Mark) -> Place:
        return Place(self.path, mark.line, mark.column, mark.length)

    def all_findings(self) -> tuple[Finding, ...]:
        """Return what was reported, and at most one finding for what was counted only."""
        found = sorted(self.findings, key=lambda one: (one.place.line, one.place.column))
        if not self.more:
            return tuple(found)
        first = self.more[0]
        return (*found, more_findings(len(self.more), self._place(first), self.lines[first.line - 1]))

    def note_comment(self, key: Key, event: Any) -> None:
        """Note the comment that stands right behind a plain text, if one does."""
        line, column = event.end_mark.line + self.first_line, event.end_mark.column
        behind = self.lines[line - 1][column:] if line <= len(self.lines) else ""
        if event.value and not event.style and (found := _COMMENT.match(behind)):
            self.comments[key] = Mark(line, column + found.start(1) + 1, len(found[1].rstrip()))

    def mark(self, event: Any) -> Mark:
        start, end = event.start_mark, event.end_mark
        first, column = start.line, start.column
        line = first + self.first_line
        if line >= len(self.lines):
            line = max(1, len(self.lines) - 1)
        length = (end.column if end.line == first else len(self.lines[line - 1].rstrip())) - column
        return Mark(line, column + 1, length if length > 0 else 1)


class YamlText(Struct, frozen=True):
    """What was read: ``value`` (text, None, lists and dicts), and the mark of every value and of every key.

    ``comments`` has the marks of the comments that stand on the line of a text without quotation marks, behind it.
    """

    value: Any
    marks: dict[Key, Mark]
    keys: dict[Key, Mark]
    comments: dict[Key, Mark] = {}


class _StopError(Exception):
    """Raised and caught in here: the rest cannot be read after what was just reported."""


def read_yaml(
    text: str, path: str, lines: tuple[str, ...], first_line: int = 1
) -> tuple[YamlText | None, tuple[Finding, ...]]:
    """Read one YAML document that begins on line ``first_line`` of a file that has these lines.

    Gives what was read, or None when it cannot be read to its end, and the findings.
    """
    loader = _Loader(text)
    reader = _YamlReader(_events(loader), path, (*lines, ""), first_line)
    try:
        value = _document(reader)
        return YamlText(value, reader.marks, reader.keys, reader.comments), reader.all_findings()
    except yaml.MarkedYAMLError as error:
        for fault in explain(error, reader.lines, first_line):
            mark = Mark(fault.line, fault.column, fault.length)
            reader.report("yaml-syntax", mark, fault.message, fault.hint, fault.replacement)
    except yaml.YAMLError as error:
        reader.report(
            "yaml-syntax",
            Mark(first_line, 1, 1),
            f"This cannot be read: {error}.",
            "Look for a character that does not belong here.",
        )
    except _StopError:
        pass
    finally:
        loader.dispose()
    return None, reader.all_findings()


def _events(loader: Any) -> Iterator[Any]:
    return iter(loader.get_event, None)


def _document(reader: _YamlReader) -> Any:
    value = None
    documents = 0
    for event in reader.events:
        if isinstance(event, yaml.DocumentStartEvent):
            documents += 1
            if documents > 1:
                reader.report(
                    "yaml-syntax",
                    reader.mark(event),
                    "A second block of fields begins here.",
                    "Keep all fields in one block.",
                )
                raise _StopError
        elif isinstance(event, yaml.NodeEvent):
            value = _value(reader, event, (), 0)
    return value


def _value(reader: _YamlReader, event: Any, key: Key, depth: int) -> Any:
    mark = reader.mark(event)
    reader.marks[key] = mark
    reader.values += 1
    if reader.values > MAX_VALUES:
        message = f"This block of fields has more than {MAX_VALUES:,} values."
        reader.report("too-large", mark, message, "Take out what does not belong here, or split the file.")
        raise _StopError
    _refuse(reader, event, mark)
    if isinstance(event, yaml.ScalarEvent):
        reader.note_comment(key, event)
        if hidden := next(hidden_in(event.value), None):
            message = f"{described(hidden[0])} is written here."
            reader.report("hidden-character", mark, message, "Take it out.")
        return None if not event.style and event.value in ("", "~", "null", "Null", "NULL") else event.value
    if depth >= MAX_DEPTH:
        reader.report(
            "yaml-syntax",
            mark,
            f"Lists and fields stand more than {MAX_DEPTH} deep in one another here.",
            "Check the indentation.",
        )
        raise _StopError
    if isinstance(event, yaml.SequenceStartEvent):
        return _sequence(reader, key, depth)
    return _mapping(reader, key, depth)


def _refuse(reader: _YamlReader, event: Any, mark: Mark) -> None:
    if isinstance(event, yaml.AliasEvent):
        reader.report(
            "yaml-alias",
            mark,
            f"“*{event.anchor}” stands for a value elsewhere; such aliases are not read.",
            _ALIAS_HINT,
        )
        raise _StopError
    if event.anchor is not None:
        reader.report(
            "yaml-alias", mark, f"“&{event.anchor}” gives a value a name; such anchors are not read.", _ALIAS_HINT
        )
    if event.tag is not None and event.tag != "!":
        reader.report(
            "yaml-tag",
            mark,
            f"“!” has a meaning of its own at the beginning of a value, and “{event.tag}” cannot be read.",
            "If the text itself begins with “!”, put the whole value in quotation marks.",
        )


_ALIAS_HINT = "Write the value out; if the text itself begins with “&” or “*”, put it in quotation marks."


def _sequence(reader: _YamlReader, key: Key, depth: int) -> list[Any]:
    items: list[Any] = []
    for event in reader.events:
        if isinstance(event, yaml.SequenceEndEvent):
            break
        items.append(_value(reader, event, (*key, len(items)), depth + 1))
    return items


def _mapping(reader: _YamlReader, key: Key, depth: int) -> dict[str, Any]:
    values: dict[str, Any] = {}
    again: list[tuple[str, Mark]] = []
    for event in reader.events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        name = _name(reader, event)
        place = (*key, name)
        if name in values:
            again.append((name, reader.mark(event)))
        else:
            reader.keys[place] = reader.mark(event)
        values[name] = _value(reader, next(reader.events), place, depth + 1)
    if again:
        _report_again(reader, key, next(iter(values)), again)
    return values


def _report_again(reader: _YamlReader, key: Key, first: str, again: list[tuple[str, Mark]]) -> None:
    """Report names that stand in one block again: each, or the dash that is missing where an item begins anew."""
    if len(again) > 1 and again[0][0] == first and key and isinstance(key[-1], int):
        for name, mark in again:
            if name == first:
                message = f"A new item seems to begin here, without a dash: “{name}” and the fields below it stand in the item above already."
                hint = f"Put a dash and a space before `{name}`, below the other dashes: `- {name}: …`."
                reader.report("duplicate-key", mark, message, hint)
        raise _StopError  # What is read of two items as one would be reported for what it lacks.
    for name, mark in again:
        message = f"“{name}” stands twice; it is already on line {reader.keys[(*key, name)].line}."
        reader.report("duplicate-key", mark, message, "Keep one of the two.")


def _name(reader: _YamlReader, event: Any) -> str:
    mark = reader.mark(event)
    _refuse(reader, event, mark)
    if not isinstance(event, yaml.ScalarEvent):
        reader.report(
            "yaml-syntax",
            mark,
            "A list or a block stands where the name of a field is expected.",
            "Write `name: value`.",
        )
        raise _StopError
    return str(event.value)
