"""A page as a tree, and what can be asked of its elements: their marks, their visible text, their blocks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree, html
from lxml.html import HtmlElement

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.fallback import is_replaced

_DECLARATION = re.compile(r"\A\s*<\?xml[^>]*\?>")
_TOKEN = re.compile(r"[A-Z]?[a-z0-9]+|[A-Z]+(?![a-z])|[^\W\d_a-zA-Z]+")
_UNSEEN = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "iframe",
        "noembed",
        "noframes",
        "audio",
        "video",
        "canvas",
        "head",
        "meta",
        "link",
        "button",
        "select",
        "option",
        "textarea",
        "input",
        "datalist",
        "progress",
        "math-renderer",
        "rt",
        "rp",
    ]
)
"""Elements whose content a browser does not show as text, or shows as a control; ``rt`` and ``rp`` are readings of ruby."""
_HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|clip\s*:\s*rect\(\s*0|clip-path\s*:\s*inset\(\s*50", re.IGNORECASE
)
_HIDDEN_CLASS = re.compile(
    r"(?:tool-?tip|pop-?over|hover-?card|roll-?over)[\w-]*?(?:text|content|inner|body|block|box|menu)(?!\S)|visually-?_?hidden|(?<!\S)(?:[a-z]+-)?vh(?!\S)|(?<![a-z])sr-?_?only|screen-?_?reader|hide-?visually|a11y-?hidden|(?:\A|\s)(?:is-|u-)?hidden(?!\S)(?!.*:(?:block|flex|inline|grid))",
    re.IGNORECASE | re.DOTALL,
)
"""Classes that pages use for text which only programs read aloud, or nobody sees."""
STRUCK_OUT = frozenset(("del", "s", "strike"))
"""Elements whose text was taken back."""
MAX_DEPTH = 200
"""How deep elements may lie in one another; what lies deeper is passed over."""


def tree_of(text: str) -> HtmlElement:
    """Return the root of a page. Raises :class:`IngestError` when there is nothing in it."""
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(_DECLARATION.sub("", text).encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise IngestError("There is no page in this.") from None
    etree.strip_tags(root, "embed")  # Nothing stands in it; where it has no end, what follows does.
    return root


def marks_of(element: HtmlElement) -> frozenset[str]:
    """Return the words in an element's class, id and the like, in small letters: what its makers call it."""
    named = " ".join(element.get(name) or "" for name in ("class", "id", "data-component", "data-testid", "role"))
    return frozenset(token.lower() for token in _TOKEN.findall(named[:1000]))


def is_unseen(element: HtmlElement) -> bool:
    """Say whether a reader of the page does not see an element's text."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN or element.get("hidden") is not None:
        return True
    if _HIDDEN_STYLE.search(element.get("style") or ""):
        return True
    return bool(_HIDDEN_CLASS.search(element.get("class") or "")) or is_replaced(element)


def is_hidden(element: HtmlElement) -> bool:
    """Say whether an element would be seen, were it not for what its makers say of how it looks."""
    is_shown = isinstance(element.tag, str) and element.tag not in _UNSEEN and not is_replaced(element)
    return is_shown and is_unseen(element)


def text_of(element: HtmlElement) -> str:
    """Return the text of an element on one line, as a reader sees it."""
    return " ".join("".join(_pieces(element, 0)).split())


def ends_of(element: HtmlElement) -> Iterator[str]:
    """Yield what is left of an element's text where an element in it begins or ends, the longest first."""
    pieces = [piece for piece in _pieces(element, 0) if piece]
    return (" ".join("".join(pieces[start:]).split()) for start in range(1, len(pieces)))


def _pieces(element: HtmlElement, depth: int) -> Iterator[str]:
    if is_unseen(element) or element.tag in STRUCK_OUT or depth > MAX_DEPTH:
        return
    if element.tag == "br":
        yield " "
    yield element.text or ""
    for child in element:
        yield from _pieces(child, depth + 1)
        yield child.tail or ""


def meta(root: HtmlElement) -> dict[str, tuple[str, ...]]:
    """Return what the page's ``meta`` elements say: a name in small letters, and each value in order."""
    found: dict[str, tuple[str, ...]] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("http-equiv") or element.get("itemprop")
        value = " ".join((element.get("content") or "").split())
        if name and value:
            found[name.strip().lower()] = (*found.get(name.strip().lower(), ()), value)
    return found
