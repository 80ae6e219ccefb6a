"""Paragraphs out of the lines of a page of a PDF file, and lines put together on one.

A paragraph ends at a blank line, and at a line that is short and ends a sentence. A word that a hyphen parts at the end of
a line is put together, unless the text has it with a hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from statistics import quantiles

from site_builder.evidence.equivalents import LIGATURES

SHORT = 0.75
"""What share of the usual width a line has at most that ends a paragraph."""

ENDS_A_SENTENCE = re.compile(r"[.!?:…。！？؟।]['\"’”»)\]]*\Z")
ITEM = re.compile(r"(?:[-*•–·‣]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff65\U00020000-\U0003ffff]"
)
"""Letters and marks of scripts that part words by no space: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_PARTED = re.compile(r"(\w+)[-\u00ad\u2010]\n(\w+)")
_LAST_HALF = re.compile(r"(\w+)([-\u00ad\u2010])\Z")
_FIRST_WORD = re.compile(r"\w+")
_HYPHENS_OF_A_PROGRAM = re.compile("[\u0002\ufffe]\n?")
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")


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
        if open_ and not ITEM.match(text):
            found[-1] += f" {text}"
        else:
            found.append(text)
        open_ = not (len(line) < SHORT * width and (ENDS_A_SENTENCE.search(text) or _is_heading(text, width)))
    return found


def _is_heading(text: str, width: float) -> bool:
    return len(text) < 0.6 * width and text[:1].isupper() and not text.endswith((",", ";", "-"))


def is_unspaced(text: str) -> bool:
    """Say whether a text begins in a script that parts words by no space."""
    return bool(_UNSPACED.match(text))


def first_word(text: str) -> str:
    """Return the first word of a text, which is one letter in a script without spaces."""
    return text[:1] if is_unspaced(text) else text.split(maxsplit=1)[0]


def on_one_line(lines: Sequence[str], known: Collection[str], *, parts_words: bool) -> str:
    """Return lines as one, words put together that a hyphen parts at their ends.

    ``known`` are the words of the text in small letters. Whether a hyphen that no other place tells of belongs to its word
    is ``parts_words``: programs that set pages part words, those that write letters do not.
    """
    whole = [" ".join(lines[0].split())]
    for line in lines[1:]:
        after = " ".join(line.split())
        whole[-1:] = [_end_of_line(whole[-1], after, known, parts_words=parts_words), after]
    return "".join(whole)


def _end_of_line(before: str, after: str, known: Collection[str], *, parts_words: bool) -> str:
    """Return a line as it stands before another: with a space, or without its hyphen."""
    first, second = _LAST_HALF.search(before), _FIRST_WORD.match(after)
    if first and second:
        keeps = _keeps_hyphen(first[1], second[0], known, parts_words=parts_words) and first[2] != "\u00ad"
        return f"{before[: first.start(2)]}{'-' if keeps else ''}"
    return before if is_unspaced(before[-1:]) and is_unspaced(after) else f"{before} "


def _keeps_hyphen(first: str, second: str, known: Collection[str], *, parts_words: bool) -> bool:
    if f"{first}{second}".casefold() in known:
        return False
    with_hyphen = f"{first}-{second}".casefold() in known
    return with_hyphen or not parts_words or not second[:1].islower() or first[-1:].isdigit()
