"""What an element holds for browsers that cannot run what it asks for.

Browsers run neither Flash nor applets any more, so that a reader sees what stands in ``object`` and ``applet`` for such a
browser: often a player's notice, and sometimes the article. Where a browser shows what an ``object`` asks for, such as a
picture, nobody sees the text in it.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

FALLBACKS = ("object", "applet")
"""Elements whose text stands for something that no browser shows."""
LONGEST_NOTICE = 200
"""How many characters a text has at most that asks for a program; a longer one is about it."""
_TAGS = re.compile(r"</?(?:object|applet|map)(?=[\s/>])[^<>]*>", re.IGNORECASE)
"""The tags of elements that the extractor leaves out with all their text."""
_EMBED = re.compile(r"</?embed(?=[\s/>])[^<>]*>", re.IGNORECASE)
"""The same of one in which nothing stands: where it has no end, parsers put what follows in it."""
_SHOWN_TYPE = re.compile(r"\A\s*(?:image|video|audio|text)/|\A\s*application/(?:pdf|xhtml)", re.IGNORECASE)
_SHOWN_FILE = re.compile(
    r"\.(?:svgz?|png|jpe?g|gif|webp|avif|pdf|x?html?|mp4|webm|mp3|ogg|wav)(?:[?#]|\s*\Z)|\A\s*data:(?:image|video|audio|text)/",
    re.IGNORECASE,
)
_NOTICE = re.compile(
    r"flash[- ]?player|adobe flash|javascript|java applet|plug-?ins?\b|quicktime|silverlight|shockwave|html5|"
    r"\bbrowser|navigateur|navegador|prohlížeč|przeglądar|webbläsare|nettleser|tarayıcı|браузер|ブラウザ|浏览器|瀏覽器|"
    r"\bvideo (?:is|was) (?:not |un)?(?:available|playable)",
    re.IGNORECASE,
)
"""Words with which players say why they show nothing."""


def is_notice(text: str) -> bool:
    """Say whether the text of such an element asks for a program, and tells a reader nothing else."""
    return len(text) <= LONGEST_NOTICE and bool(_NOTICE.search(text))


def is_replaced(element: HtmlElement) -> bool:
    """Say whether a reader sees something else than the text of such an element, or only that a program is missing."""
    if element.tag not in FALLBACKS:
        return False
    if _SHOWN_TYPE.search(element.get("type") or "") or _SHOWN_FILE.search(element.get("data") or ""):
        return True
    return is_notice(_text(element)) and element.find(".//p") is None


def opened(html: str, root: HtmlElement) -> str:
    """Return a page without the tags around such text, where its tree has more of it than a notice."""
    plain = _EMBED.sub("", html)
    held = (each for each in root.iter(*FALLBACKS, "map") if not is_replaced(each))
    return _TAGS.sub("", plain) if any(len(_text(each)) > LONGEST_NOTICE for each in held) else plain


def _text(element: HtmlElement) -> str:
    """Return an element's text on one line, without going through its elements one by one: hundreds may lie in one another."""
    return " ".join(str(element.xpath("string()")).split())
