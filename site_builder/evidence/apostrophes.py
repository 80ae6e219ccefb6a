"""Single quotation marks between two letters, told from apostrophes: ``said‘we lied’`` from “don’t”.

In scripts without spaces a mark between letters is a quotation mark. In others it may be one where a partner closes it, and
where what stands around it is no elision or ending that is known in English, French, Italian, Ukrainian and their like.
"""

from __future__ import annotations

import re
from enum import IntEnum

CJK = (
    "\u1100-\u115e\u1161-\u11ff\u3005\u3006\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u312f\u3131-\u3163"
    "\u3165-\u318e\u31a0-\u31bf\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\ud7b0-\ud7c6\ud7cb-\ud7fb"
    "\uf900-\ufa6d\ufa70-\ufad9\uff66-\uff9f\uffa1-\uffbe\uffc2-\uffc7\uffca-\uffcf\uffd2-\uffd7\uffda-\uffdc"
    "\U0001b000-\U0001b122\U0001b150-\U0001b152\U0001b164-\U0001b167\U00020000-\U0002a6df\U0002a700-\U0002ebe0"
    "\U0002f800-\U0002fa1d\U00030000-\U0003134a"
)
"""The letters of Han, Kana, Bopomofo and Hangul (Unicode 14.0, category L), blank ones left out, inside of a ``[…]``."""
_WITHOUT_SPACES = re.compile(
    f"[\u3007\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\ua9e0-\ua9fe\uaa60-\uaadf{CJK}]"
)
"""Han, Kana, Hangul, Thai, Lao, Tibetan, Myanmar, Khmer, Tai: words of these scripts have no apostrophes."""
_VOWELS = "aeiouyhàâäáãåæèéêëìíîïòóôöõøœùúûü"
_ENDING = re.compile(r"(?:s|t|d|m|n|re|ve|ll|em|er|am|all|clock|un|ers)(?![^\W_])", re.IGNORECASE)
"""What follows an apostrophe in English: “don't”, “we're”, “ma'am”, “o'clock”, “rock'n'roll”, “MP's”."""
_ELIDED = re.compile(
    r"(?<![^\W_])(?:[bcdfgjklmnostvx]|y|mc|qu|ch|gl|un|all|dall|dell|nell|sull|coll|pell|quest|quell|bell|sant|tutt|senz|anch|com|dov|cos|"
    r"mezz|nient|buon|grand|cent|trent|vent|altr|nessun|alcun|ciascun|ogn|pover|quant|mi|ti|si|ci|vi|"
    r"lorsqu|puisqu|jusqu|quoiqu|quelqu|presqu|parce qu|aujourd|entr|prud|vis-à-v)\Z",
    re.IGNORECASE,
)
"""What an apostrophe follows in French, Italian and names: “l'homme”, “dell'arte”, “O'Brien”."""
MAX_ELIDED = 12
_IOTATED = re.compile("[яюєїёеиіьЯЮЄЇЁЕИІЬ]")
_POSSESSIVE = re.compile(r"(?:[sxz]|in|(?<![^\W_])[^\W_]{1,3})\Z", re.IGNORECASE)
_LETTER = re.compile(r"[^\W\d_]")
_GOES_ON = re.compile(r"\s+[^\W_]")


class Inside(IntEnum):
    """Whether a single mark behind a letter or a digit may open: no, where what closes it is clear, or where anything does."""

    APOSTROPHE = 0
    DOUBTFUL = 1
    LIKELY = 2


def is_without_spaces(character: str) -> bool:
    """Say whether a character is of a script that has no spaces between words, or no apostrophes in them."""
    return bool(_WITHOUT_SPACES.match(character))


def inside_of(text: str, start: int, end: int) -> Inside:
    """Return what a single mark from ``start`` to ``end``, with a letter or a digit before it, can be."""
    before, behind = text[max(start - MAX_ELIDED, 0) : start], text[end : end + 1]
    if not behind.isalnum() or (before[-1:].isdigit() and behind.isdigit()) or _ENDING.match(text, end):
        return Inside.APOSTROPHE
    if before[-1:].isalpha() and (_ELIDED.search(before) or _IOTATED.match(behind)):
        return Inside.APOSTROPHE
    long = len(before) >= 4 and before[-4:].isalpha()
    plain = behind.lower() not in _VOWELS and long
    return Inside.LIKELY if plain or before[-1:].isdigit() else Inside.DOUBTFUL


def is_clear_end(text: str, start: int, end: int) -> bool:
    """Say whether a single mark that may close is no apostrophe at the end of a word: “the officers' pay”, “un po' di”."""
    return not (_POSSESSIVE.search(text[max(start - 4, 0) : start]) and _GOES_ON.match(text, end))
