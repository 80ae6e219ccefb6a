"""Emphasis beside Chinese, Japanese and Korean marks, where words are not spaced.

CommonMark lets asterisks open or close emphasis next to a punctuation mark only where white space or another mark stands on
their other side. So ``**重要的。**然后`` would keep its asterisks. Here a mark or a letter of these scripts counts as such a
neighbour (the amendment “cjk-friendly” to CommonMark 0.31); text in other scripts is read as before.
"""

from __future__ import annotations

from markdown_it import MarkdownIt
from markdown_it.common.utils import isMdAsciiPunct, isPunctChar, isWhiteSpace
from markdown_it.rules_inline.state_inline import Delimiter, StateInline

_BLOCKS = (
    (0x1100, 0x11FF), (0x2E80, 0x303F), (0x3040, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xA960, 0xA97F), (0xAC00, 0xD7FF),
    (0xF900, 0xFAFF), (0xFE30, 0xFE4F), (0xFF01, 0xFFEF), (0x1B000, 0x1B16F), (0x20000, 0x3FFFD),
)  # fmt: skip
"""The blocks of Han, Kana, Bopomofo and Hangul, and of the marks and wide forms that are set with them (Unicode 16.0)."""


def read_cjk_emphasis(markdown: MarkdownIt) -> None:
    """Have a reader of Markdown take asterisks beside marks of these scripts for emphasis."""
    markdown.inline.ruler.at("emphasis", _tokenize)


def _is_cjk(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in _BLOCKS)


def _is_mark(character: str) -> bool:
    """Say whether a character is a punctuation mark of another script."""
    return (isMdAsciiPunct(ord(character)) or isPunctChar(character)) and not _is_cjk(character)


def _opens(before: str, behind: str) -> bool:
    """Say whether a run of asterisks between two characters may open emphasis; mirrored, whether it may close it."""
    if isWhiteSpace(ord(behind)):
        return False
    return not _is_mark(behind) or isWhiteSpace(ord(before)) or _is_mark(before) or _is_cjk(before)


def _tokenize(state: StateInline, silent: bool) -> bool:
    """Insert each asterisk or low line as a token of its own, and note what it may open or close."""
    marker = state.src[state.pos]
    if silent or marker not in "_*":
        return False
    scanned = state.scanDelims(state.pos, marker == "*")
    can_open, can_close = scanned.can_open, scanned.can_close
    if marker == "*":
        before = state.src[state.pos - 1] if state.pos else " "
        end = state.pos + scanned.length
        behind = state.src[end] if end < state.posMax else " "
        can_open, can_close = can_open or _opens(before, behind), can_close or _opens(behind, before)
    for _ in range(scanned.length):
        token = state.push("text", "", 0)
        token.content = marker
        place = len(state.tokens) - 1
        state.delimiters.append(Delimiter(ord(marker), scanned.length, place, -1, can_open, can_close))
    state.pos += scanned.length
    return True
