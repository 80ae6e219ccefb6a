"""Findings as text for people: the place, the sentence, the line with carets under what is meant, the fix.

Colour only where the caller says that the text goes to a terminal; without it nothing is lost.
"""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import category, east_asian_width

from site_builder.findings.catalogue import Severity
from site_builder.findings.comparison_text import comparison_heading, sides
from site_builder.findings.counted import counted
from site_builder.findings.finding import Comparison, Finding
from site_builder.findings.printable import Printable, joined, printable_lines, safe

MAX_LINE = 120
"""How many columns of an author's line are shown."""

_RESET, _BOLD, _RED, _YELLOW, _BLUE = "\x1b[0m", "\x1b[1m", "\x1b[1;31m", "\x1b[1;33m", "\x1b[1;34m"
_SHADE = {Severity.ERROR: _RED, Severity.WARNING: _YELLOW, Severity.INFO: _BLUE}


def render_findings(findings: tuple[Finding, ...], *, colour: bool) -> Printable:
    """Return all findings as text, with an empty line between two."""
    paint = _Paint(colour)
    return printable_lines(printable_lines((*map(_line, _lines(finding, paint)), Printable())) for finding in findings)


def _line(text: str) -> Printable:
    """Join parts that are safe and styled into one such line."""
    return joined((Printable(text),))


def summary_of(findings: tuple[Finding, ...]) -> str:
    """Return how many errors and warnings there are, in words, and how many pieces of information."""
    grades = ((Severity.ERROR, "error"), (Severity.WARNING, "warning"), (Severity.INFO, "piece"))
    numbers = [(sum(finding.severity is grade for finding in findings), name) for grade, name in grades]
    told = [
        counted(number, name) + (" of information" if name == "piece" else "") for number, name in numbers if number
    ]
    return " and ".join(told) or "no findings"


class _Paint:
    def __init__(self, colour: bool) -> None:
        self._colour = colour

    def __call__(self, style: str, text: str) -> str:
        return f"{style}{text}{_RESET}" if self._colour else text


def _lines(finding: Finding, paint: _Paint) -> Iterator[str]:
    shade = _SHADE[finding.severity]
    place = finding.place
    yield f"{paint(shade, f'{finding.severity}[{finding.code}]')} {paint(_BOLD, f'{safe(place.file)}:{place.line}:{place.column}')}"
    yield f"  {safe(finding.message)}"
    if finding.excerpt.strip():
        yield from _excerpt(finding, paint)
    if finding.comparison:
        yield from _comparison(finding.comparison, paint)
    yield f"  {paint(_BLUE, 'fix:')} {safe(finding.hint)}"
    yield from map(safe, finding.paste.splitlines())


def _excerpt(finding: Finding, paint: _Paint) -> Iterator[str]:
    """Show the line, or the part of a long one around the place, and carets under what is meant."""
    number = str(finding.place.line)
    line = finding.excerpt.replace("\t", " ")
    column = min(finding.place.column - 1, len(line))
    start = max(0, column - MAX_LINE // 3) if len(line) > MAX_LINE else 0
    shown = line[start : start + MAX_LINE]
    lead, tail = "…" if start else "", "…" if start + MAX_LINE < len(line) else ""
    carets = max(
        1, min(width(safe(line[column : column + finding.place.length])), width(safe(shown[column - start :])))
    )
    gutter = " " * len(number)
    yield f"  {gutter} {paint(_BLUE, '|')}"
    yield f"  {paint(_BLUE, number + ' |')} {lead}{safe(shown)}{tail}"
    yield f"  {gutter} {paint(_BLUE, '|')} {' ' * width(lead + safe(line[start:column]))}{paint(_SHADE[finding.severity], '^' * carets)}"


def _comparison(comparison: Comparison, paint: _Paint) -> Iterator[str]:
    yield f"  {safe(comparison_heading(comparison))}"
    for label, stretches in sides(comparison):
        marks = "".join(("^" if stretch.changed else " ") * width(safe(stretch.text)) for stretch in stretches)
        yield f"    {label}: {''.join(safe(stretch.text) for stretch in stretches)}"
        shade = _RED if label == "you wrote" else _BLUE
        yield f"    {' ' * len(label)}  {paint(shade, marks.rstrip())}".rstrip()


_NO_WIDTH = ("Mn", "Me", "Cf")
"""Marks, joiners and the like."""


def width(text: str) -> int:
    """Return how many columns a text takes on a terminal (UAX #11)."""
    return sum(0 if category(c) in _NO_WIDTH else 2 if east_asian_width(c) in "WF" else 1 for c in text)
