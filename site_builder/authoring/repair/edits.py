"""Repairs applied to the text of a file, and the difference that they make."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import unified_diff

from site_builder.authoring.repair.repairs import Repair

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_BOM = "\ufeff"


def apply(text: str, repairs: Iterable[Repair]) -> str:
    """Return a file's text with repairs made; a byte order mark, line ends and all else stay as they are.

    A repair whose line is no longer the one that was read is passed over.
    """
    mark = _BOM if text.startswith(_BOM) else ""
    lines = _LINE.findall(text.removeprefix(_BOM))
    for repair in sorted(repairs, reverse=True):
        place = repair.place
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        if line.rstrip("\r\n") == repair.expected:
            start, line_end = place.column - 1, line[len(repair.expected) :] or "\n"
            text = repair.text.replace("\n", line_end)
            lines[place.line - 1] = line[:start] + text + line[start + place.length :]
    return mark + "".join(lines)


def diff_lines(old: str, new: str, path: str) -> tuple[str, ...]:
    """Return the lines of a unified diff between two texts of a file, without line ends."""
    before, after = (re.split(r"\r\n|\r|\n", text.removeprefix(_BOM)) for text in (old, new))
    return tuple(unified_diff(before, after, f"a/{path}", f"b/{path}", lineterm="", n=2))
