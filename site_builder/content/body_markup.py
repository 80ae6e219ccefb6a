"""The markup of rendered bodies: the only markup that is printed without escaping.

A kept body is checked against this list.

The list is what :mod:`site_builder.content.markdown_body` makes of CommonMark with tables, strikethrough and footnotes, raw HTML
off: these tags, each with these attributes in this order, and text in which every ``<``, ``>``, ``"`` and ``&`` is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_TEXT = r"(?:[^<>&\"\x00]|&(?:amp|lt|gt|quot);)"
_WORD = r"[\w:.%~+#-]+"
_ELSEWHERE = r"(?i:https?://|mailto:)"
_WITHIN = r"(?!//)(?:[^<>&\"\s:/?#\x00-\x20]|&(?:amp|lt|gt|quot);)*+(?=[/?#\"])"
_ADDRESS = rf"(?:{_ELSEWHERE}|{_WITHIN}){_TEXT}*+"
_OPENING = "|".join(
    (
        r"p|h[2-6] id=\"[\w-]+\"|blockquote|ul|ol(?: start=\"\d+\")?|li|pre|code|em|strong|s|table|thead|tbody|tr",
        rf'code class="language-{_TEXT}*+"',
        r"t[hd](?: class=\"align-(?:left|right|center)\")?",
        rf'a href="{_ADDRESS}"(?: title="{_TEXT}*+")?(?: rel="noopener")?',
        rf'sup class="footnote-ref"|a href="#fn{_WORD}" id="fnref{_WORD}"|a href="#fnref{_WORD}" class="footnote-backref"',
        rf'div class="footnotes"|ol class="footnotes-list"|li id="fn{_WORD}" class="footnote-item"',
    )
)
_PIECE = re.compile(
    rf"(?P<text>{_TEXT}++)|<(?P<alone>br|hr|hr class=\"footnotes-sep\")>|<(?P<open>{_OPENING})>|</(?P<close>[a-z0-9]+)>"
)


def is_rendered(parts: Iterable[str]) -> bool:
    """Say whether the pieces of a body, between which sources are cited, are what a body can be rendered to.

    They are gone through once, from the beginning to the end; every element has to be closed in the order in which it was opened.
    """
    around: list[str] = []
    for part in parts:
        at = 0
        while at < len(part):
            piece = _PIECE.match(part, at)
            if piece is None:
                return False
            at = piece.end()
            if piece["open"]:
                around.append(piece["open"].partition(" ")[0])
            elif piece["close"] and (not around or around.pop() != piece["close"]):
                return False
    return not around
