"""An article's headline, without the name of the site that pages put behind or before it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from lxml.html import HtmlElement

from site_builder.authoring.ingest.page import ends_of, text_of

_PARTS = re.compile(r"\s+(?:[|·•»«:]|[-–—])\s+|\s*[|]\s*|\s*»\s*")
_MARKS_BETWEEN = " |/:·•»-–—"
"""What pages put between a kicker and the headline behind it."""
MAX_LINE = 500
"""The most code points of a title or a name. A longer one is dropped, because cutting it would invent one."""


def one_line(text: object) -> str | None:
    """Return a text on one line, without characters that cannot be seen; None when nothing is left, or too much."""
    line = " ".join(str(text or "").split())
    seen = "".join(character for character in line if character.isprintable())
    return seen if 0 < len(seen) <= MAX_LINE else None


def without_site(title: str, sites: Iterable[str]) -> str:
    """Return a title without a part at its end or its beginning that names the site."""
    plain = {_plain(site) for site in sites if site} - {""}
    cuts = list(_PARTS.finditer(title))
    for cut in cuts:
        if _names_site(title[cut.end() :], plain):
            return title[: cut.start()].strip()
    for cut in reversed(cuts):
        if _plain(title[: cut.start()]) in plain:
            return title[cut.end() :].strip()
    return title


def without_tail(title: str, headings: Iterable[str]) -> str:
    """Return a title without what stands behind a heading in it, such as the name of a section."""
    plain = {_plain(heading) for heading in headings}
    heads = (title[: cut.start()].strip() for cut in _PARTS.finditer(title))
    return next((head for head in heads if _plain(head) in plain), title)


def without_kicker(heading: HtmlElement, stated: Iterable[str]) -> str:
    """Return a heading without the kicker that stands in it: what is left is stated elsewhere as the whole headline.

    Words are no kicker unless the heading's own elements set them apart.
    """
    plain = {_plain(line) for line in stated} - {""}
    rest = next((end for end in ends_of(heading) if _plain(end) in plain), "")
    return rest.lstrip(_MARKS_BETWEEN) or text_of(heading)


def is_cut(title: str) -> bool:
    """Say whether a title was shortened by a program."""
    return title.rstrip().endswith(("…", "..."))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _names_site(text: str, sites: set[str]) -> bool:
    plain = _plain(text)
    return bool(plain) and (plain in sites or any(_plain(part) in sites for part in _PARTS.split(text)))
