"""A content file cut in two: the YAML between two lines of three hyphens, and the Markdown below."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.yaml_scalar import scalar
from site_builder.findings.finding import Finding, Place, finding

_FENCE = "---"
_PAGES = "content/pages/"
_FIELD = re.compile(r"[a-z_]+:(?:\s|$)")
_HEADING = re.compile(r"# +(?P<title>[^\s#].{0,150}?)\s*")


class Parts(Struct, frozen=True):
    """The two halves of a file. ``body_line`` is the 1-based line on which the body begins."""

    yaml: str
    body: str
    body_line: int


def split(lines: tuple[str, ...], path: str) -> Parts | Finding:
    """Return the two halves of a file, or the finding that says which fence is missing."""
    if not any(line.strip() for line in lines):
        return _missing(
            path,
            lines,
            1,
            "This file is empty.",
            "Begin with a line of three hyphens, then the fields, then three hyphens again; `site-builder new` makes such a file.",
        )
    if lines[0].rstrip() != _FENCE:
        return _no_beginning(path, lines)
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return Parts("\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2)
    for number, line in enumerate(lines[1:], start=2):
        if _is_nearly_fence(line):
            return _missing(path, lines, number, _NEARLY, _TYPE_FENCE)
    return _missing(
        path,
        lines,
        1,
        "The fields begin here and never end.",
        "Put a line of three hyphens (---) below the last field.",
    )


_NEARLY = "This line is to have three hyphens and nothing else; some editors make a dash of them."
_TYPE_FENCE = "Delete the line and type three hyphens (---), one by one, at its very beginning."


def _is_nearly_fence(line: str) -> bool:
    """Say whether a line was probably meant to be three hyphens: dashes, too many or too few, or indented."""
    bare = line.strip().replace(" ", "")
    return bool(bare) and set(bare) <= set("-‐‑‒–—―−")


def _no_beginning(path: str, lines: tuple[str, ...]) -> Finding:
    """Return the finding that says why the first line does not begin the fields."""
    first = next(number for number, line in enumerate(lines, start=1) if line.strip())
    if first > 1 and lines[first - 1].rstrip() == _FENCE:
        message, hint = (
            "An empty line stands before the three hyphens that begin the fields.",
            "Delete the empty line: three hyphens (---) are the very first line of the file.",
        )
        return _missing(path, lines, 1, message, hint)
    if _is_nearly_fence(lines[first - 1]):
        return _missing(path, lines, first, _NEARLY, _TYPE_FENCE)
    if lines[first - 1].startswith("{\\rtf"):
        message = "This is a file of a word processor (RTF), and not plain text."
        hint = "Save it as plain text: in TextEdit choose Format, Make Plain Text, and save it with the ending .md."
        return _missing(path, lines, first, message, hint)
    message = "The file does not begin with its fields."
    if path.startswith(_PAGES) and not _FIELD.match(lines[first - 1]):
        heading = _HEADING.fullmatch(lines[first - 1])
        block = f"---\ntitle: {scalar(heading['title']) if heading else '…'}\n---\n"
        also = ", and take the heading out: the title is shown as one" if heading else ""
        hint = f"Put these three lines at the very beginning, with the page's title{also}:"
        return replace(_missing(path, lines, 1, message, hint), paste=block)
    hint = "Make a line of three hyphens (---) the very first line, before the fields."
    return _missing(path, lines, 1, message, hint)


def _missing(path: str, lines: tuple[str, ...], line: int, message: str, hint: str) -> Finding:
    return finding("front-matter-missing", Place(path, line), message, hint, excerpt=lines[line - 1] if lines else "")
