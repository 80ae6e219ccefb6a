"""Scripts in which no space parts words: each character becomes a word of its own for the search index.

pagefind takes for a word what stands between spaces. Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan have none
between words, and Korean sets its spaces freely. So a space and a word joiner (U+2060) go in front of each character of
these scripts. The search page parts a query in the same way, looks for the characters side by side, and takes the marks out
of what it shows (``search.js``).

No dictionary is asked, so names and new words are found, and so is an article in one of these scripts on a site in another.
"""

from __future__ import annotations

import re
from unicodedata import category, normalize

CHARACTER_MARK = " \u2060"
"""What goes in front of a character."""

_BLOCKS = (
    "\u0e01-\u0e5b\u0e80-\u0eff\u0f00\u0f20-\u0f33\u0f40-\u0fbc\u1000-\u1049\u1050-\u109d\u1780-\u17d3\u17d7\u17dc\u17dd\u17e0-\u17e9"
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff\u3105-\u318e\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97f\uaa60-\uaa7f\uac00-\ud7a3\uf900-\ufaff\uff66-\uff9d\U00020000-\U0003fffd"
)
_OTHERS = "0-9A-Za-z\xc0-\u024f\u0370-\u0481\u048a-\u04ff\uff10-\uff19\uff21-\uff3a\uff41-\uff5a"
"""Figures and letters that may follow a character of these scripts without a space and begin a word of their own."""
_MARKS = "".join(chr(code) for code in range(0x0E00, 0xAA80) if category(chr(code))[0] == "M")
"""What of these scripts stands on the character before."""
_CHARACTER = re.compile(
    f"(?P<space>\\s?)(?![{_MARKS}])(?P<character>[{_BLOCKS}](?:[{_MARKS}]|[^\\s{_BLOCKS}{_OTHERS}])*)(?P<word>(?=[{_OTHERS}]))?"
)
_ENCODED = re.compile(rb"\xe0[\xb8-\xbe]|\xe1[\x80-\x82\x9e\x9f]|[\xe3-\xed]|\xef[\xa4-\xac\xbd\xbe]|\xf0[\xa0-\xbf]")
"""How the characters of these scripts begin in UTF-8: most pages have none, which is told fast."""
_TEXT = re.compile(r"(?P<tags>(?:<[^<>]*>)+)(?P<text>[^<>]+)")
_INLINE = re.compile(
    r"(?:</?(?:a|abbr|b|bdi|cite|code|del|em|i|ins|mark|q|rp|rt|ruby|s|small|span|strong|sub|sup|time|u)\b[^<>]*>)+"
)


def with_character_marks(page: bytes) -> bytes:
    """Return a page with :data:`CHARACTER_MARK` in front of each character of these scripts, in its text and not in its tags."""
    if not _ENCODED.search(page):
        return page
    return _TEXT.sub(_with_marks, page.decode("utf-8")).encode("utf-8")


def _with_marks(found: re.Match[str]) -> str:
    """Return tags with the text behind them; only where they are within a word may its first character need a mark."""
    text = parted_characters(normalize("NFC", found["text"]))
    begins_anew = found.string[found.start() - 1 : found.start()].isspace() or not _INLINE.fullmatch(found["tags"])
    return found["tags"] + (text.removeprefix(CHARACTER_MARK) if begins_anew else text)


def parted_characters(text: str) -> str:
    """Return a text with :data:`CHARACTER_MARK` in front of each character of these scripts, and of a word right behind one.

    There is none where a space stands already.
    """
    return _CHARACTER.sub(_parted, text)


def _parted(found: re.Match[str]) -> str:
    return (found["space"] or CHARACTER_MARK) + found["character"] + ("" if found["word"] is None else CHARACTER_MARK)
