"""Where a word or a number may be cut: nowhere.

"lawful" does not stand in "unlawful", "can" does not stand in "can't", and "5 million" does not stand in
"£45 million", though their letters do. Scripts that are written without spaces between words are let be.
"""

from __future__ import annotations

import re
from unicodedata import category

_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u30ff\u3130-\u318f\u31a0-\u31ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]"
)


def cuts_word(text: str, at: int) -> bool:
    """Say whether the boundary in front of ``text[at]`` lies within a word or a number of a folded text."""
    if at <= 0 or at >= len(text):
        return False
    left, right = text[at - 1], text[at]
    if _UNSPACED.match(left) or _UNSPACED.match(right):
        return False
    if _joins(left) and _joins(right):
        return True
    if left in "'-" or (left in ".,:" and right.isdigit()):
        return _bridges(text, at - 1)
    if right in "'-" or (right in ".,:" and left.isdigit()):
        return _bridges(text, at)
    return False


def _joins(character: str) -> bool:
    return character.isalnum() or category(character)[0] == "M"


def _bridges(text: str, at: int) -> bool:
    """Say whether the mark at ``at`` holds two parts of one word together, or two parts of one number."""
    if at == 0 or at + 1 >= len(text):
        return False
    left, right = text[at - 1], text[at + 1]
    return left.isdigit() and right.isdigit() if text[at] in ".,:" else _joins(left) and _joins(right)
