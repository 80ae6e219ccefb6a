"""Text of strangers in Markdown that GitHub shows: it stays text, and calls nobody.

GitHub looks for names, numbers and addresses in the finished page, when Markdown's own escapes are gone, so those are
broken up by a space of no width (U+200B). Whatever Markdown or HTML could read is escaped (CommonMark 0.31.2, 2.4).
"""

from __future__ import annotations

import re

_MARKUP = re.compile(r"[\\`*_{}\[\]#|!~$@]|^[-+=:]|^\d+(?=[.)])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_CALLS = re.compile(r"@|#(?=\w)|GH-(?=\d)|:(?=//|[\w+-]+:)|www(?=\.)", re.IGNORECASE)
_ADDRESS = re.compile(r"https?://[A-Za-z0-9.:\[\]-]+/[A-Za-z0-9._~/#%?=&,@+:-]*")
_WIDTHLESS = "\u200b"
_RUNNER = "##["
"""What GitHub's runner reads as a command, anywhere in a line of a log."""


def plain_markdown(text: str) -> str:
    """Return text on one line that shows as it is: no markup, no picture, no link, no mention, no reference."""
    line = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    broken = _CALLS.sub(lambda found: found[0] + _WIDTHLESS, line)
    escaped = _MARKUP.sub(lambda found: found[0] + "\\" if found[0].isdigit() else "\\" + found[0], broken)
    return "".join(_HTML.get(c, c) for c in escaped)


def code(text: str) -> str:
    """Return text as code, in which GitHub sees no mention, no reference and no command; what would end it is taken out."""
    line = " ".join("".join(c if c.isprintable() and c != "`" else " " for c in text).split())
    return f"`{line.replace(_RUNNER, _RUNNER[:-1] + _WIDTHLESS + _RUNNER[-1])}`"


def markdown_link(markdown: str, address: str | None) -> str:
    """Return Markdown (made by :func:`plain_markdown` or :func:`code`) as a link, where the address is one that can be."""
    return f"[{markdown}](<{address}>)" if address and _ADDRESS.fullmatch(address) else markdown
