"""Text that Markdown shows as it is (CommonMark 0.31.2, 2.4)."""

from __future__ import annotations

import re

_JOINERS = "\u200c\u200d"
"""What nobody sees and Persian and Hindi are spelt with."""
_MARKUP = re.compile(r"[\\`*_{}\[\]<>&#|!~$@]|:(?=//)|(?<=www)\.|^[-+=:]|^\d+(?=[.)])", re.IGNORECASE)


def escaped(text: str) -> str:
    """Return a text on one line that Markdown shows as it is."""
    return escaped_part(text).strip()


def escaped_part(text: str) -> str:
    """Return a part of such a line: spaces at its beginning and its end stay."""
    begin, end = (" " if text[:1].isspace() else ""), (" " if text[-1:].isspace() else "")
    seen = text if text.isprintable() else "".join(c if c.isprintable() or c in _JOINERS else " " for c in text)
    line = " ".join(seen.split())
    quiet = _MARKUP.sub(lambda found: found[0] + "\\" if found[0][0].isdigit() else "\\" + found[0], line)
    return f"{begin}{quiet}{end}" if line else begin or end


def html_link(words: str, address: str) -> str:
    """Return a link with these words, which are text."""
    return linked(escaped(words), address)


def linked(words: str, address: str) -> str:
    """Return a link with words that are Markdown already; nothing in the address ends it."""
    return f"[{words}](<{_ENDS.sub(lambda found: f'%{ord(found[0]):02X}', address)}>)"


_ENDS = re.compile(r"[<>\\\x00-\x20]")
