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
"""What players speak of when they say why they show nothing."""
_ASKS = re.compile(
    r"\b(?:do(?:es)? ?n[o'’]t|cannot|can[’']t|can not|unable|unsupported|not (?:supported|available|playable|installed|enabled)|"
    r"un(?:available|playable)|requires?|required|needs?|please|install|enable|disabled|download|upgrade|update|support|"
    r"get (?:the|adobe|flash)|to (?:see|view|watch|play|hear|listen)|"
    r"benötig|erforderlich|aktivier|deaktivier|installier|herunterlad|laden|bitte|kann|können|"
    r"permet pas|nécessi|requi|activ|désactiv|installe|télécharg|veuillez|"
    r"admite|necesit|descarg|habilit|permite|reproduc|richied|scaric|abilit|attiv|precisa|baix|ativ|"
    r"nodig|vereist|download|schakel|kräv|krev|kræv|nepodporuje|povolte|obsługuje|wymaga|zainstaluj|włącz|"
    r"destekle|etkinleştir|yükle|gerek|требу|потріб|установ|встанов|включ|обнов)"
    r"|prend pas|unterstütz|ondersteun|(?:under)?st(?:öd|øtt)|s[ou]p?porta|support|поддерж|підтрим|対応|サポート|必要|有効|"
    r"支持|需要|安装|安裝|启用|啟用|升级|升級",
    re.IGNORECASE,
)
"""How they say it: a program lacks something, or somebody is asked to install it. Reports speak of browsers, too."""


def is_notice(text: str) -> bool:
    """Say whether the text of such an element asks for a program, and tells a reader nothing else."""
    return len(text) <= LONGEST_NOTICE and bool(_NOTICE.search(text)) and bool(_ASKS.search(text))


def is_replaced(element: HtmlElement) -> bool:
    """Say whether a reader sees something else than the text of such an element, or only that a program is missing."""
    return element.tag in FALLBACKS and (_is_run(element) or has_notice(element))


def has_notice(element: HtmlElement) -> bool:
    """Say whether such an element, of which a browser runs nothing, has a notice and no paragraphs."""
    if element.tag not in FALLBACKS or _is_run(element):
        return False
    return is_notice(notice_in(element)) and element.find(".//p") is None


def _is_run(element: HtmlElement) -> bool:
    """Say whether a browser shows what such an element asks for."""
    shown = _SHOWN_TYPE.search(element.get("type") or ""), _SHOWN_FILE.search(element.get("data") or "")
    return any(shown)


def opened(html: str, root: HtmlElement) -> str:
    """Return a page without the tags around such text, where its tree has more of it than a notice."""
    plain = _EMBED.sub("", html)
    held = (each for each in root.iter(*FALLBACKS, "map") if not is_replaced(each))
    return _TAGS.sub("", plain) if any(len(notice_in(each)) > LONGEST_NOTICE for each in held) else plain


def notice_in(element: HtmlElement) -> str:
    """Return an element's text on one line, without going through its elements one by one: hundreds may lie in one another."""
    return " ".join(str(element.xpath("string()")).split())
