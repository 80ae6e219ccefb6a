"""What readers take for one character, though it is several code points: nothing begins or ends within it.

These are letters with marks, with vowel signs or with a letter stacked below them, syllables of Hangul written letter by letter,
emoji joined into one, flags, and what a variation selector belongs to. Sources: UAX #29, rules GB6 to GB13; the stacked letters
of Khmer and Burmese are those of its rule GB9c.
"""

from __future__ import annotations

import re
from unicodedata import category

from site_builder.findings.characters import EMOJI

_EXTENDING = re.compile("[\u200c\u200d\u0e33\u0eb3\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f]")
"""Joiners, two vowels that are letters by category, sound marks of half width, shades of skin, tags."""
_STACKING = re.compile("[\u1039\u17d2\u1a60\uaaf6](?=\\w)")
_JOINED = re.compile(f"\u200d(?=[{EMOJI}])")
_LEADING, _VOWEL, _TRAILING = "\u1100-\u115f\ua960-\ua97c", "\u1160-\u11a7\ud7b0-\ud7c6", "\u11a8-\u11ff\ud7cb-\ud7fb"
_HANGUL = re.compile(
    f"[{_LEADING}](?=[{_LEADING}{_VOWEL}\uac00-\ud7a3])|[{_VOWEL}](?=[{_VOWEL}{_TRAILING}])|[{_TRAILING}](?=[{_TRAILING}])"
)
_SYLLABLE = range(0xAC00, 0xD7A4)
_CLOSINGS = 28
"""With how many consonants, or none, a syllable of Hangul may end."""
_HALF_FLAG = re.compile("[\U0001f1e6-\U0001f1ff]")
_HALF_FLAGS = re.compile("[\U0001f1e6-\U0001f1ff]+\\Z")
_LONGEST_RUN = 1000
"""So many halves of flags in front of a place are counted, at most."""
_FIRST_MARK = "\u0300"


def cuts_cluster(text: str, at: int) -> bool:
    """Say whether the boundary in front of ``text[at]`` lies within what readers take for one character."""
    if at <= 0 or at >= len(text) or text[at] < _FIRST_MARK or text[at - 1].isspace():
        return False
    if category(text[at])[0] == "M" or _EXTENDING.match(text, at):
        return True
    return any(joined.match(text, at - 1) for joined in (_STACKING, _JOINED, _HANGUL)) or (
        _ends_open(text, at) or _parts_flag(text, at)
    )


def _ends_open(text: str, at: int) -> bool:
    """Say whether a syllable of Hangul goes on behind what stands in front of a place."""
    code = ord(text[at - 1])
    if code not in _SYLLABLE:
        return False
    open_ended = (code - _SYLLABLE.start) % _CLOSINGS == 0
    return bool(re.match(f"[{_VOWEL}{_TRAILING}]" if open_ended else f"[{_TRAILING}]", text[at]))


def _parts_flag(text: str, at: int) -> bool:
    if not _HALF_FLAG.match(text, at):
        return False
    before = _HALF_FLAGS.search(text, max(0, at - _LONGEST_RUN), at)
    return bool(before and len(before[0]) % 2)
