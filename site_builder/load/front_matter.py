"""A content file cut in two: the YAML between two lines of three hyphens, and the Markdown below."""

from __future__ import annotations

from dataclasses import dataclass

from site_builder.findings import Finding, Place, finding

_FENCE = "---"


@dataclass(frozen=True, slots=True)
class Parts:
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
        return _missing(
            path,
            lines,
            1,
            "The file does not begin with its fields.",
            "Make a line of three hyphens (---) the very first line, before the fields.",
        )
    for number, line in enumerate(lines[1:], start=1):
        if line.rstrip() == _FENCE:
            return Parts("\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2)
    return _missing(
        path,
        lines,
        1,
        "The fields begin here and never end.",
        "Put a line of three hyphens (---) below the last field.",
    )


def _missing(path: str, lines: tuple[str, ...], line: int, message: str, hint: str) -> Finding:
    return finding("front-matter-missing", Place(path, line), message, hint, excerpt=lines[line - 1] if lines else "")
