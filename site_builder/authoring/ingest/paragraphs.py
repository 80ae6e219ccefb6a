"""Lines put together on one: a paragraph whose lines a program broke.

A word that a hyphen parts at the end of a line is put together, unless the text has it with a hyphen elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise

from site_builder.evidence.equivalents import LIGATURES
from site_builder.evidence.figure_terms import NUMBER_WORDS

ENDS_A_SENTENCE = re.compile(r"[.!?:…。！？؟।]['\"’”»)\]]*\Z")
ITEM = re.compile(r"(?:[-*•–·‣]|\(?\d{1,3}[.)]|\(?[a-z]\))\s")
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u312f\u31a0-\u33ff\u3400-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff65\U00020000-\U0003ffff]"
)
"""Letters and marks of scripts that part words by no space: Thai, Lao, Burmese, Khmer, Chinese, Japanese."""
_BEFORE_HYPHENS = frozenset(
    [
        *NUMBER_WORDS,
        "well",
        "self",
        "half",
        "long",
        "short",
        "high",
        "low",
        "old",
        "new",
        "non",
        "so",
        "ex",
        "cross",
        "all",
        "full",
        "part",
        "first",
        "second",
        "third",
        "year",
        "double",
        "single",
        "co",
        "decision",
        "policy",
        "state",
        "world",
        "peut",
        "est",
        "là",
        "celui",
        "celle",
        "ceux",
        "vice",
        "demi",
        "sous",
        "rendez",
    ]
)
"""Words that stand before a hyphen which no end of a line brought, in languages that write many."""
# Each is looked for from the beginning of a word alone, else the time grows with the square of a word's length.
_PARTED = re.compile(r"(?<![\w-])[\w-]+[-\u00ad\u2010]\n\w+")
_LAST_HALF = re.compile(r"(?<!\w)(\w+)([-\u00ad\u2010])\Z")
_FIRST_WORD = re.compile(r"\w+")
_LIGATURE = re.compile(f"[{''.join(LIGATURES)}]")


def without_ligatures(text: str) -> str:
    """Return a text with the letters of each ligature, such as “fi”."""
    return _LIGATURE.sub(lambda found: LIGATURES[found[0]], text)


def begins_unspaced(text: str) -> bool:
    """Say whether a text begins in a script that parts words by no space."""
    return bool(_UNSPACED.match(text))


def first_word(text: str) -> str:
    """Return the first word of a text, which is one letter in a script without spaces."""
    return text[:1] if begins_unspaced(text) else text.split(maxsplit=1)[0]


def joined_lines(lines: Sequence[str], known: Collection[str], *, parts_words: bool) -> str:
    """Return lines as one, words put together that a hyphen parts at their ends.

    ``known`` are the words of the text in small letters. Whether a hyphen that no other place tells of belongs to its word
    is ``parts_words``: programs that set pages part words, those that write letters do not.
    """
    return "".join(as_they_go_on(lines, known, parts_words=parts_words))


def as_they_go_on(lines: Sequence[str], known: Collection[str], *, parts_words: bool) -> list[str]:
    """Return each line as it stands before the next: with a space behind it, or without its hyphen."""
    even = [" ".join(line.split()) for line in lines]
    before_others = [_end_of_line(*pair, known, parts_words=parts_words) for pair in pairwise(even)]
    return [*before_others, *even[-1:]]


def _end_of_line(before: str, after: str, known: Collection[str], *, parts_words: bool) -> str:
    """Return a line as it stands before another: with a space, or without its hyphen."""
    first, second = _LAST_HALF.search(before), _FIRST_WORD.match(after)
    if first and second:
        keeps = _keeps_hyphen(first[1], second[0], known, parts_words=parts_words) and first[2] != "\u00ad"
        return f"{before[: first.start(2)]}{'-' if keeps else ''}"
    return before if begins_unspaced(before[-1:]) and begins_unspaced(after) else f"{before} "


def _keeps_hyphen(first: str, second: str, known: Collection[str], *, parts_words: bool) -> bool:
    one, other = first.casefold(), second.casefold()
    if f"{one}{other}" in known:
        return False
    are_words = one in _BEFORE_HYPHENS or (one in known and other in known)
    return f"{one}-{other}" in known or are_words or not parts_words or not second[:1].islower() or first[-1:].isdigit()


def whole_words(text: str) -> frozenset[str]:
    """Return the words of a text in small letters, without those that a hyphen parts at the end of a line."""
    return frozenset(re.findall(r"\w+(?:-\w+)*", _PARTED.sub(" ", text).casefold()))
