"""YAML as an author means it, from the C parser's events: plain text, nulls, lists and mappings with their places.

Every plain scalar stays the text that was typed; only ``null``, ``~`` and nothing at all are null. What a text
means (a number, a date, true or false) is for the field that holds it to say. Anchors, aliases and tags are
refused, a key that stands twice is refused, and every value and key has a line and a column.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import yaml
from msgspec import Struct, field

from site_builder.content.document import Key, Mark
from site_builder.findings.characters import hidden_in
from site_builder.findings.values import Finding, Place, finding

try:
    from yaml import CLoader as _Loader
except ImportError:  # PyYAML without libyaml: the same events, more slowly
    from yaml import Loader as _Loader  # type: ignore[assignment]

MAX_SCANNED = 1000
"""How many characters of a line are looked at for the cause of a fault."""
MAX_DEPTH = 16
"""How deep lists and mappings may stand in one another."""


class _YamlReader(Struct):
    """The reading of one piece of YAML: its events, and what was collected on the way."""

    events: Iterator[Any]
    path: str
    lines: tuple[str, ...]
    first_line: int
    marks: dict[Key, Mark] = field(default_factory=dict)
    keys: dict[Key, Mark] = field(default_factory=dict)
    findings: list[Finding] = field(default_factory=list)

    def report(self, code: str, mark: Mark, message: str, hint: str) -> None:
        place = Place(self.path, mark.line, mark.column, mark.length)
        self.findings.append(finding(code, place, message, hint, excerpt=self.lines[mark.line - 1]))

    def mark(self, event: Any) -> Mark:
        start, end = event.start_mark, event.end_mark
        first, column = start.line, start.column
        line = first + self.first_line
        if line >= len(self.lines):
            line = max(1, len(self.lines) - 1)
        length = (end.column if end.line == first else len(self.lines[line - 1].rstrip())) - column
        return Mark(line, column + 1, length if length > 0 else 1)


class YamlText(Struct, frozen=True):
    """What was read: ``value`` (text, None, lists and dicts), and the mark of every value and of every key."""

    value: Any
    marks: dict[Key, Mark]
    keys: dict[Key, Mark]


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
        return YamlText(value, reader.marks, reader.keys), tuple(reader.findings)
    except yaml.MarkedYAMLError as error:
        reader.findings.append(_syntax(error, reader))
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
    return None, tuple(reader.findings)


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
    _refuse(reader, event, mark)
    if isinstance(event, yaml.ScalarEvent):
        if hidden := next(hidden_in(event.value), None):
            message = f"An invisible character (U+{ord(hidden[0]):04X}) is written here."
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
    for event in reader.events:
        if isinstance(event, yaml.MappingEndEvent):
            break
        name = _name(reader, event)
        place = (*key, name)
        if name in values:
            first = reader.keys[place].line
            reader.report(
                "duplicate-key",
                reader.mark(event),
                f"“{name}” stands twice; it is already on line {first}.",
                "Keep one of the two.",
            )
        else:
            reader.keys[place] = reader.mark(event)
        values[name] = _value(reader, next(reader.events), place, depth + 1)
    return values


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


def _syntax(error: yaml.MarkedYAMLError, reader: _YamlReader) -> Finding:
    """Turn the parser's complaint into one that names the line at fault and the usual cause."""
    context, problem = str(error.context or ""), str(error.problem or error)
    opened = (
        ("quoted scalar" in context and "escape" not in problem)
        or "flow " in context
        or "alias" in context
        or "anchor" in context
        or "simple key" in context
    )
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line = min((mark.line if mark else 0) + reader.first_line, max(1, len(reader.lines) - 1))
    fault = _explain(context, problem, reader.lines, line, (mark.column if mark else 0) + 1)
    place = Place(reader.path, fault.line, fault.column)
    return finding("yaml-syntax", place, fault.message, fault.hint, excerpt=reader.lines[fault.line - 1])


class _Fault(Struct, frozen=True):
    line: int
    column: int
    message: str
    hint: str


_COLON_HINT = "Put the whole value in double quotation marks: a colon followed by a space has a meaning of its own."
_FIT_HINT = "Fields of one block begin in the same column; a value with quotation marks inside is quoted as a whole."
_BEHIND = re.compile(r"[:-]\s+(?:\"[^\"]*\"|'[^']*'|\[[^\]]*\])\s*(?=[^\s#])")


def _explain(context: str, problem: str, lines: tuple[str, ...], line: int, column: int) -> _Fault:
    text = lines[line - 1]
    indent = len(text) - len(text.lstrip())
    for number in range(line, max(0, line - 3), -1):
        above = lines[number - 1]
        if odd := re.search(r"[^ \t]", above[: _indent(above)]):
            message = "A no-break space stands at the beginning of this line; it looks like a space and is none."
            return _Fault(number, odd.start() + 1, message, "Delete it, and type ordinary spaces.")
    if "\t" in text[:indent] or ("cannot start any token" in problem and "\t" in text):
        message = "A tab stands here; lines are indented with spaces only."
        return _Fault(line, column, message, "Replace the tab by spaces, as many as the lines around it have.")
    if "mapping values are not allowed" in problem:
        return _misplaced_colon(lines, line, column)
    if "cannot start any token" in problem or "alias" in context or "anchor" in context:
        message = f"“{text[column - 1 : column]}” has a meaning of its own at the beginning of a value."
        return _Fault(line, column, message, "Put the whole value in quotation marks.")
    if behind := _BEHIND.search(text[:MAX_SCANNED]):
        message = "Text stands behind a value that is closed already."
        return _Fault(line, behind.end() + 1, message, _CLOSED_HINT)
    if ("quoted scalar" in context and "escape" not in problem) or "flow " in context:
        message = "A quotation mark or a bracket is opened here and not closed."
        return _Fault(line, column, message, "Close it, or leave out the one that opens.")
    if "could not find expected ':'" in problem:
        return _no_colon(text, line, column)
    if text.lstrip().startswith("- ") and (first := _item_without_dash(lines, line)):
        message = "This item of a list has no dash, and the next one has."
        return _Fault(
            first,
            _indent(lines[first - 1]) + 1,
            message,
            "Begin the item with “- ”, a dash and a space, in the column of the other dashes.",
        )
    before = next((lines[number - 1] for number in range(line - 1, 0, -1) if lines[number - 1].strip()), "")
    if any(word in problem for word in ("expected key", "block end", "'-' indicator")) and _indent(text) < _indent(
        before
    ):
        return _Fault(line, _indent(text) + 1, _TOO_LITTLE, _INDENT_HINT)
    for words, message, hint in _PROBLEMS:
        if words in problem:
            return _Fault(line, column, message, hint)
    return _Fault(
        line, column, f"This cannot be read: {problem}.", "Compare the line with an example in docs/content.md."
    )


_TOO_LITTLE = "This line is indented less than the lines around it."
_INDENT_HINT = "If a field begins here, indent it as far as the lines around it; if the value above goes on here, write all of it on one line."
_CLOSED_HINT = "Put single quotation marks (') around the whole value, or take away those that are there."
_NO_SPACE = re.compile(r"\s*(?:- )?([A-Za-z_]+):(?=[^\s:/])")
_FIELD = re.compile(r"\s*(?:- )?([A-Za-z_]+)")


def _no_colon(text: str, line: int, column: int) -> _Fault:
    """Tell why a line is no field: no space behind its colon, an equals sign, or no colon at all."""
    if glued := _NO_SPACE.match(text):
        message, hint = "A space is missing behind the colon.", f"Put a space behind the colon: `{glued[1]}: …`."
        return _Fault(line, glued.end(), message, hint)
    field = _FIELD.match(text)
    if field and text[field.end() :].lstrip().startswith("="):
        message, hint = "“=” stands where a colon is expected.", f"Write a colon in its place: `{field[1]}: …`."
        return _Fault(line, text.index("=") + 1, message, hint)
    message = "This line is neither `name: value` nor part of the value above."
    hint = "If a field begins here, put a colon and a space behind its name; if the value above goes on here, write all of it on one line."
    return _Fault(line, column, message, hint)


def _item_without_dash(lines: tuple[str, ...], line: int) -> int | None:
    """Return the line on which the item begins that stands above the dash on ``line`` and has none itself."""
    dash, first = _indent(lines[line - 1]), None
    for number in range(line - 1, 0, -1):
        text = lines[number - 1]
        if not text.strip():
            continue
        if _indent(text) < dash or (_indent(text) == dash and not text.lstrip().startswith("-")):
            return first
        if text.lstrip().startswith("- "):
            return None
        first = number
    return None


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


def _misplaced_colon(lines: tuple[str, ...], line: int, column: int) -> _Fault:
    """Tell the three causes of one complaint apart: a colon in a value, a line too far right, a colon left out above."""
    text = lines[line - 1]
    if len(re.findall(r":(?:\s|$)", text)) > 1:
        return _Fault(line, column, "A second “: ” stands on this line.", _COLON_HINT)
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), line)
    indent, indent_above = _indent(text), _indent(lines[above - 1])
    if re.match(r"\s*-[A-Za-z_]", lines[above - 1]):
        message, hint = "A space is missing behind the dash.", "An item begins with “- ”: put a space behind its dash."
        return _Fault(above, indent_above + 1, message, hint)
    if indent > indent_above and _goes_on(lines, above, indent, is_item=text.lstrip().startswith("- ")):
        return _Fault(above, indent_above + 1, _TOO_LITTLE, _INDENT_HINT)
    if indent > indent_above:
        message = "This line is indented more than the one above, which has its value already."
        return _Fault(line, indent + 1, message, "Let it begin in the same column as the line above.")
    message = "This line is neither `name: value` nor part of the value above."
    return _Fault(above, indent_above + 1, message, "Put a colon and a space behind the name of the field.")


def _goes_on(lines: tuple[str, ...], above: int, indent: int, *, is_item: bool) -> bool:
    """Say whether the lines before line ``above`` are as far right as those behind it, which it interrupts."""
    before = next((lines[number - 1] for number in range(above - 1, 0, -1) if lines[number - 1].strip()), "")
    dash = re.match(r"\s*- ", before)
    return _indent(before) == indent or bool(dash and dash.end() == indent) or (is_item and _indent(before) > indent)


_PROBLEMS = (
    ("did not find expected key", "This line does not fit the lines around it.", _FIT_HINT),
    ("expected <block end>", "This line does not fit the lines around it.", _FIT_HINT),
    ("'-' indicator", "This line does not fit the lines around it.", _FIT_HINT),
    (
        "block sequence entries",
        "A list begins here, on the line of its field.",
        "Begin the list on the next line, indented.",
    ),
    (
        "escape",
        "A backslash in double quotation marks has a meaning of its own.",
        "Write two backslashes for one, or use single quotation marks.",
    ),
)
