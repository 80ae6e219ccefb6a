"""Where a word or a number may be cut: nowhere.

"lawful" does not stand in "unlawful", "can" does not stand in "can't", and "5 million" does not stand in
"£45 million", though their letters do. Scripts that are written without spaces between words are cut anywhere but within
what readers take for one character (:mod:`site_builder.findings.clusters`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import category

from site_builder.findings.clusters import cuts_cluster

UNSPACED = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3130-\u318f\u31a0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
"""The scripts that are written without spaces between words, as the inside of ``[…]``."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_WORD = re.compile(f"[^\\W_{UNSPACED}]+")
"""A run of letters and digits; what :func:`cuts_word` says of every boundary within one is that it cuts a word."""


def is_unspaced(character: str) -> bool:
    """Say whether a character belongs to a script that is written without spaces between words."""
    return bool(_UNSPACED.match(character))


def count_unspaced(text: str) -> int:
    """Return how many characters of a text belong to such a script."""
    return 0 if text.isascii() else len(_UNSPACED.findall(text))


def word_end(text: str, at: int) -> int:
    """Return up to where only letters and digits of one word or number follow ``text[at]``; ``at`` when it is neither."""
    run = _WORD.match(text, at)
    return run.end() if run else at


def cuts_word(text: str, at: int, is_dash: Callable[[int], bool] = lambda _: False) -> bool:
    """Say whether the boundary in front of ``text[at]`` lies within a word or a number of a folded text.

    ``is_dash`` tells whether the hyphen at an offset of the folded text was a dash before folding: dashes stand
    between words, hyphens within them.
    """
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if cuts_cluster(text, at):
        return True
    if is_unspaced(left) or is_unspaced(right):
        return False
    if _joins(left) and _joins(right):
        return True
    if (left == "-" and is_dash(at - 1)) or (right == "-" and is_dash(at)):
        return False
    if right == "%" and left.isdigit():
        return True
    if left in _WITHIN:
        return _bridges(text, at - 1) or (left in ".-" and right.isdigit() and _begins_number(text, at - 1))
    return right in _WITHIN and _bridges(text, at)


_WITHIN = "'-.,:/"


def _joins(character: str) -> bool:
    return character.isalnum() or category(character)[0] == "M"


def _bridges(text: str, at: int) -> bool:
    """Say whether the mark at ``at`` holds two parts of one word together, or two parts of one number."""
    if at == 0 or at + 1 >= len(text):
        return False
    left, right = text[at - 1], text[at + 1]
    return left.isdigit() and right.isdigit() if text[at] in ".,:/" else _joins(left) and _joins(right)


def _begins_number(text: str, at: int) -> bool:
    """Say whether the sign or the point at ``at`` is the beginning of the number behind it."""
    return at == 0 or text[at - 1] in " (£$€~<>="
