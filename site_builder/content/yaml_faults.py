"""What is wrong with YAML that the parser refuses: the line at fault, the usual cause in plain words, and the way out."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml
from msgspec import Struct

from site_builder.content.yaml_scalar import in_marks, scalar

MAX_SCANNED = 1000
"""How many characters of a line are looked at for the cause of a fault."""
MAX_SHOWN = 300
"""How many characters a line may have that a hint has, as it is to be."""


class YamlFault(Struct, frozen=True):
    """Where the fault is (line and column from 1), what is wrong, and what to do.

    ``replacement`` is what belongs there in place of ``length`` characters, where that is beyond doubt.
    """

    line: int
    column: int
    message: str
    hint: str
    length: int = 1
    replacement: str | None = None


_COLON_HINT = "Put the whole value in double quotation marks: a colon followed by a space has a meaning of its own."
_CURLY_HINT = 'Put straight double quotation marks (") around the whole value, outside of the curly ones: those are a part of the text, and a colon followed by a space has a meaning of its own.'
_ALL_CURLY = re.compile(r"\s*(?:- +)?(?P<name>[A-Za-z_]+):\s+(?:[“”„«»‘’‚](?P<value>[^“”„«»‘‚\"`]*)[“”„«»‘’])\s*")
"""A field whose whole value stands in curly quotation marks, which a word processor types for the straight ones."""
_FIT_HINT = "Fields of one block begin in the same column; a value with quotation marks inside is quoted as a whole."
_BEHIND = re.compile(r"[:-]\s+(?:\"[^\"]*\"|'[^']*'|\[[^\]]*\])\s*(?=[^\s#])")


def explain(error: yaml.MarkedYAMLError, lines: tuple[str, ...], first_line: int) -> tuple[YamlFault, ...]:
    """Turn the parser's complaint into some that name the lines at fault and the usual cause.

    ``lines`` are those of the file with an empty one behind them; the YAML begins on line ``first_line``. There is one, but
    for colons that are none to YAML: of these, each is told when one of them is the cause.
    """
    fault = _explain(error, lines, first_line)
    colons = tuple(_odd_colons(lines, first_line))
    return colons if any(fault.line - 3 < colon.line <= fault.line for colon in colons) else (fault,)


def _explain(error: yaml.MarkedYAMLError, lines: tuple[str, ...], first_line: int) -> YamlFault:
    context, problem = str(error.context or ""), str(error.problem or error)
    opened = (
        ("quoted scalar" in context and "escape" not in problem)
        or "flow " in context
        or "alias" in context
        or "anchor" in context
        or "simple key" in context
    )
    mark = (error.context_mark if opened else None) or error.problem_mark or error.context_mark
    line = min((mark.line if mark else 0) + first_line, max(1, len(lines) - 1))
    return _cause(context, problem, lines, line, (mark.column if mark else 0) + 1)


def _cause(context: str, problem: str, lines: tuple[str, ...], line: int, column: int) -> YamlFault:
    text = lines[line - 1]
    indent = len(text) - len(text.lstrip())
    for number in range(line, max(0, line - 3), -1):
        above = lines[number - 1]
        if odd := re.search(r"[^ \t]", above[: _indent(above)]):
            message = "A no-break space stands at the beginning of this line; it looks like a space and is none."
            return YamlFault(number, odd.start() + 1, message, "Delete it, and type ordinary spaces.")
    if "\t" in text[:indent] or ("cannot start any token" in problem and "\t" in text):
        message = "A tab stands here; lines are indented with spaces only."
        return YamlFault(line, column, message, "Replace the tab by spaces, as many as the lines around it have.")
    if in_list := _odd_list(lines, line):
        return in_list
    if "mapping values are not allowed" in problem:
        return _misplaced_colon(lines, line, column)
    if "cannot start any token" in problem or "alias" in context or "anchor" in context:
        message = f"“{text[column - 1 : column]}” has a meaning of its own at the beginning of a value."
        return YamlFault(line, column, message, "Put the whole value in quotation marks.")
    if behind := _BEHIND.search(text[:MAX_SCANNED]):
        message = "Text stands behind a value that is closed already."
        return YamlFault(line, behind.end() + 1, message, _whole_in_marks(lines, line) or _CLOSED_HINT)
    if ("quoted scalar" in context and "escape" not in problem) or "flow " in context:
        message = "A quotation mark or a bracket is opened here and not closed."
        return YamlFault(line, column, message, "Close it, or leave out the one that opens.")
    if "could not find expected ':'" in problem:
        return _no_colon(text, line, column)
    if text.lstrip().startswith("- ") and (first := _item_without_dash(lines, line)):
        message = "This item of a list has no dash, and the next one has."
        return YamlFault(
            first,
            _indent(lines[first - 1]) + 1,
            message,
            "Begin the item with “- ”, a dash and a space, in the column of the other dashes.",
        )
    before = next((lines[number - 1] for number in range(line - 1, 0, -1) if lines[number - 1].strip()), "")
    if any(word in problem for word in ("expected key", "block end", "'-' indicator")) and _indent(text) < _indent(
        before
    ):
        return YamlFault(line, _indent(text) + 1, _TOO_LITTLE, _INDENT_HINT)
    for words, message, hint in _PROBLEMS:
        if words in problem:
            return YamlFault(line, column, message, hint)
    return YamlFault(
        line, column, f"This cannot be read: {problem}.", "Compare the line with an example in docs/content.md."
    )


_ODD_COLON = re.compile(
    r"[ \t]*(?:- +)?(?P<name>[a-z_]+)(?P<odd>:[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]\s*|[ \t]*\uff1a\s*)(?=\S)"
)
"""A name of a field with a colon that is none to YAML: a no-break space behind it, or the full width of Chinese and Japanese keyboards."""


def _odd_colons(lines: tuple[str, ...], first_line: int) -> Iterator[YamlFault]:
    for number, text in enumerate(lines[first_line - 1 :], start=first_line):
        if text.rstrip() == "---" and number > first_line:
            return
        if odd := _ODD_COLON.match(text[:MAX_SCANNED]):
            at, length = odd.start("odd") + 1, len(odd["odd"])
            message = (
                "A colon of full width stands here, where only the narrow one counts."
                if "\uff1a" in odd["odd"]
                else "A no-break space stands behind this colon; it looks like a space and is none."
            )
            hint = f"Type the colon and an ordinary space: `{odd['name']}: …`."
            yield YamlFault(number, at, message, hint, length, ": ")


_LEAD = re.compile(r"\s*(?P<lead>(?:- +)*(?:[A-Za-z_]+:)?)\s*(?P<value>\S.*?)\s*")
_CLOSING = re.compile(r"(?<=\S)[\"'](?!\w)")


def _whole_in_marks(lines: tuple[str, ...], line: int) -> str | None:
    """Return the hint that has the line as it is to be, its value in quotation marks; None where it goes on below."""
    text = lines[line - 1]
    below = lines[line] if line < len(lines) else ""
    goes_on = _indent(below) > _indent(text) and not re.match(r"\s*(?:- |[A-Za-z_]+:(?:\s|$))", below)
    if goes_on or len(text) > MAX_SHOWN or not (parts := _LEAD.fullmatch(text)):
        return None
    return f"Put the whole value in quotation marks that nothing within it closes: `{parts['lead'].rstrip()} {in_marks(_bare(parts['value']))}`"


def _bare(value: str) -> str:
    """Return a value without the marks around all of it; those around its first words and around its last ones are its own."""
    mark, inner = value[0], value[1:-1]
    if len(value) < 3 or mark not in "\"'" or value[-1] != mark:
        return value
    first = inner.find(mark)
    closes = first >= 0 and _CLOSING.match(inner, first)
    return value if closes else inner


_TOO_LITTLE = "This line is indented less than the lines around it."
_INDENT_HINT = "If a field begins here, indent it as far as the lines around it; if the value above goes on here, write all of it on one line."
_CLOSED_HINT = "Put single quotation marks (') around the whole value, and write each ' within it twice; or take away those that are there."
_MARKED_COLON_HINT = "Put the whole value in single quotation marks ('), and write each ' within it twice: a colon followed by a space has a meaning of its own."
_NO_SPACE = re.compile(r"\s*(?:- )?([A-Za-z_]+):(?=[^\s:/])")
_HAS_VALUE = re.compile(r"(\s*)([A-Za-z_]+):[ ]+([^\s#\[{\"'|>&*!-]\S{0,40})[ ]*(?:#.*)?$")
_NO_SPACE_BEHIND_DASH = "A space is missing behind the dash."
_DASH_HINT = "An item begins with “- ”: put a space behind its dash."
_FIELD = re.compile(r"\s*(?:- )?([A-Za-z_]+)")


def _no_colon(text: str, line: int, column: int) -> YamlFault:
    """Tell why a line is no field: no space behind its colon, an equals sign, or no colon at all."""
    if glued := _NO_SPACE.match(text):
        return _glued(glued, line)
    field = _FIELD.match(text)
    if field and text[field.end() :].lstrip().startswith("="):
        message, hint = "“=” stands where a colon is expected.", f"Write a colon in its place: `{field[1]}: …`."
        return YamlFault(line, text.index("=") + 1, message, hint)
    message = "This line is neither `name: value` nor part of the value above."
    hint = "If a field begins here, put a colon and a space behind its name; if the value above goes on here, write all of it on one line."
    return YamlFault(line, column, message, hint)


def _glued(glued: re.Match[str], line: int) -> YamlFault:
    """Tell of a colon with no space behind it."""
    message, hint = "A space is missing behind the colon.", f"Put a space behind the colon: `{glued[1]}: …`."
    return YamlFault(line, glued.end(), message, hint)


def _odd_list(lines: tuple[str, ...], line: int) -> YamlFault | None:
    """Tell what is odd about a list: stars for dashes, a space left out, or a value on the line of its field."""
    text = lines[line - 1]
    indent = _indent(text)
    if star := re.match(r"\s*([*•·–—])\s", text):
        message = f"“{star[1]}” begins this item of a list, where a dash belongs."
        return YamlFault(line, indent + 1, message, "Begin each item with “- ”, a dash (hyphen) and a space.")
    if re.match(r"\s*-[A-Za-z_]+:\s", text):
        return YamlFault(line, indent + 1, _NO_SPACE_BEHIND_DASH, _DASH_HINT)
    if (glued := _NO_SPACE.match(text)) and text.lstrip().startswith("- "):
        return _glued(glued, line)
    return _value_above_list(lines, line)


def _value_above_list(lines: tuple[str, ...], line: int) -> YamlFault | None:
    """Tell of a value that stands on the line of a field, above the items of a list."""
    for number in range(line, 0, -1):
        text = lines[number - 1]
        field = _HAS_VALUE.match(text)
        if field and number < line:
            below = lines[number]
            is_list = below.lstrip().startswith("- ") and _indent(below) >= len(field[1])
            if not is_list:
                return None
            if (column := _column_between(lines, number)) is not None:
                return _too_far_left(lines, number, column, "stands too far left")
            message = f"“{field[3]}” stands behind “{field[2]}”, and a list begins below it."
            hint = f"Take `{field[3]}` away, so that nothing stands behind the colon; or take the list away."
            return YamlFault(number, field.start(3) + 1, message, hint)
        if not text.strip() or (number < line and _indent(text) == 0 and not text.startswith("-")):
            return None
    return None


def _column_between(lines: tuple[str, ...], line: int) -> int | None:
    """Return how far the fields of an item are indented above a line that stands between two items of one list."""
    below = _ITEM.match(lines[line])
    for number in range(line - 1, 0, -1):
        if above := _ITEM.match(lines[number - 1]):
            return above.end("dash") if below and above[0] == below[0] else None
        if not lines[number - 1].startswith(" "):
            return None
    return None


_ITEM = re.compile(r"(?P<dash>\s*- +)[A-Za-z_]+:")


def _item_without_dash(lines: tuple[str, ...], line: int) -> int | None:
    """Return the first line of the item without a dash above the dash on ``line``."""
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


def _misplaced_colon(lines: tuple[str, ...], line: int, column: int) -> YamlFault:
    """Tell the three causes of one complaint apart: a colon in a value, a line too far right, a colon left out above."""
    text = lines[line - 1]
    if len(re.findall(r":(?:\s|$)", text)) > 1:
        hint = _CURLY_HINT if re.search(r":\s+[“”„«»‘’‚]", text) else _COLON_HINT
        if curly := _ALL_CURLY.fullmatch(text[:MAX_SCANNED]):
            hint = f"Only straight quotation marks hold a value together. Write them in place of the curly ones: `{curly['name']}: {scalar(curly['value'])}`"
        elif '"' in text:
            hint = _whole_in_marks(lines, line) or _MARKED_COLON_HINT
        return YamlFault(line, column, "A second “: ” stands on this line.", hint)
    above = next((number for number in range(line - 1, 0, -1) if lines[number - 1].strip()), line)
    indent, indent_above = _indent(text), _indent(lines[above - 1])
    if re.match(r"\s*-[A-Za-z_]", lines[above - 1]):
        return YamlFault(above, indent_above + 1, _NO_SPACE_BEHIND_DASH, _DASH_HINT)
    if (glued := _NO_SPACE.match(lines[above - 1])) and lines[above - 1].lstrip().startswith("- "):
        return _glued(glued, above)
    if indent > indent_above and (owner := _EMPTY.fullmatch(lines[above - 2])) and _indent(owner[0]) == indent_above:
        return _too_far_left(lines, above, indent, f"belongs below `{owner['name']}:`")
    if indent > indent_above and _goes_on(lines, above, indent, is_item=text.lstrip().startswith("- ")):
        is_item = text.lstrip().startswith("- ")
        within = _column_between(lines, above) if is_item else indent if _is_field(text) else None
        if within is not None and _is_field(lines[above - 1]):
            return _too_far_left(lines, above, within, "stands too far left")
        return YamlFault(above, indent_above + 1, _TOO_LITTLE, _INDENT_HINT)
    if indent > indent_above:
        message = "This line is indented more than the one above, which has its value already."
        return YamlFault(line, indent + 1, message, "Let it begin in the same column as the line above.")
    message = "This line is neither `name: value` nor part of the value above."
    return YamlFault(above, indent_above + 1, message, "Put a colon and a space behind the name of the field.")


_EMPTY = re.compile(r"\s*(?P<name>[A-Za-z_]+):\s*")
"""A field with nothing behind it: its value stands below."""


def _is_field(text: str) -> bool:
    return bool(re.match(r"\s*(?:- +)?[A-Za-z_]+:(?:\s|$)", text))


def _too_far_left(lines: tuple[str, ...], line: int, indent: int, where: str) -> YamlFault:
    """Tell of a field that stands further left than the block it belongs to."""
    text = lines[line - 1]
    by = indent - _indent(text)
    field = _FIELD.match(text)
    name = f" (`{field[1]}`)" if field else ""
    message = f"Line {line}{name} {where}: this line is indented less than the lines around it."
    return YamlFault(line, _indent(text) + 1, message, f"Indent it by {by} {'space' if by == 1 else 'spaces'}.")


def _goes_on(lines: tuple[str, ...], above: int, indent: int, *, is_item: bool) -> bool:
    """Say whether line ``above`` interrupts lines that are indented further."""
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
