"""Paragraphs out of lines that were broken to fit a width: plain texts at 72 characters, pages of a PDF file.

A paragraph ends at a blank line, and at a line that is short and ends a sentence. A word that a hyphen parts at the end of
a line is put together, unless the text has it with a hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from statistics import quantiles

from site_builder.evidence.equivalents import LIGATURES

FEWEST_LINES = 6
"""How many lines a text has at least that is taken for one with broken lines."""
NARROW, WIDE = 50, 100
"""Between how many characters the longest lines of a text with broken lines lie."""
SHORT = 0.75
"""What share of the usual width a line has at most that ends a paragraph."""

_END = re.compile(r"[.!?:…。！？؟।]['\"’”»)\]]*\Z")
_ITEM = re.compile(r"(?:[-*•–·‣]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_PARTED = re.compile(r"(\w+)[-\u00ad\u2010]\n(\w+)")
_HYPHENS_OF_A_PROGRAM = re.compile("[\u0002\ufffe]\n?")
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")


def has_broken_lines(text: str) -> bool:
    """Say whether a text was broken to fit a width: most lines within its paragraphs are nearly as long as the longest."""
    runs = [run.splitlines() for run in re.split(r"\n\s*\n", text)]
    inner = [len(line) for run in runs for line in run[:-1]]
    if len(inner) < FEWEST_LINES:
        return False
    width = max(inner)
    return NARROW <= width <= WIDE and sum(length > SHORT * width for length in inner) > 0.8 * len(inner)


def mended(lines: Iterable[str]) -> str:
    """Return lines as paragraphs, one a line, with words that were parted at line ends put together."""
    text = "\n".join(_LIGATURE.sub(lambda found: LIGATURES[found[0]], line).rstrip() for line in lines)
    text = _HYPHENS_OF_A_PROGRAM.sub("-\n", text)
    known = frozenset(re.findall(r"\w+(?:-\w+)*", text.casefold()))
    whole = _PARTED.sub(lambda found: _joined(found[1], found[2], known), text)
    lengths = [len(line) for line in text.split("\n") if line.strip()]
    width = quantiles(lengths, n=10)[-1] if len(lengths) > 1 else 0
    return "\n".join(_paragraphs(whole.split("\n"), width))


def _joined(first: str, second: str, known: frozenset[str]) -> str:
    """Return two halves of a word as the rest of the text writes it; a digit or a capital behind a hyphen keeps it."""
    keeps = f"{first}-{second}".casefold() in known or not second[:1].islower() or first[-1:].isdigit()
    return f"{first}-{second}" if keeps and f"{first}{second}".casefold() not in known else f"{first}{second}"


def _paragraphs(lines: Sequence[str], width: float) -> list[str]:
    found: list[str] = []
    open_ = False
    for line in lines:
        text = " ".join(line.split())
        if not text:
            open_ = False
            continue
        if open_ and not _ITEM.match(text):
            found[-1] += f" {text}"
        else:
            found.append(text)
        open_ = not (len(line) < SHORT * width and (_END.search(text) or _is_heading(text, width)))
    return found


def _is_heading(text: str, width: float) -> bool:
    return len(text) < 0.6 * width and text[:1].isupper() and not text.endswith((",", ";", "-"))
