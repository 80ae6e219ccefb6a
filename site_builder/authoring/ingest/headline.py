"""An article's headline, without the name of the site that pages put behind or before it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice

from lxml.html import HtmlElement

from site_builder.authoring.ingest.own_address import is_home
from site_builder.authoring.ingest.page import ends_of, marks_of, text_of
from site_builder.authoring.ingest.page_words import KICKERS

_PARTS = re.compile(r"\s+(?:[|·•»«:]|[-–—])\s+|\s*[|]\s*|\s*»\s*")
_MARKS_BETWEEN = " |/:·•»-–—"
"""What pages put between a kicker and the headline behind it."""
SHORTEST = 12
"""How many letters a headline has at least that is told apart from names of sites and sections."""
MOST_PARTS = 30
"""How many elements in a heading are looked at."""
_IN_HEADINGS = ("span", "div", "small", "strong", "em", "p", "a")
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

    Words are no kicker unless the heading's own elements set them apart. What those are called kickers is one in any case.
    """
    plain = {_plain(line) for line in stated} - {""}
    rest = next((end for end in islice(ends_of(heading), MOST_PARTS) if _plain(end) in plain), "")
    return rest.lstrip(_MARKS_BETWEEN) or _without_named_kicker(heading)


def _without_named_kicker(heading: HtmlElement) -> str:
    whole = text_of(heading)
    named = (text_of(each) for each in islice(heading.iterdescendants(*_IN_HEADINGS), MOST_PARTS) if _is_kicker(each))
    kicker = next((text for text in named if text and whole.startswith(text)), "")
    rest = _without_mark(whole.removeprefix(kicker)) if kicker else whole
    return rest if len(_plain(rest)) >= SHORTEST else whole


def _without_mark(rest: str) -> str:
    """Return a headline without the mark between it and its kicker, which may be a quotation mark of its own."""
    bare = rest.lstrip(_MARKS_BETWEEN.replace("»", ""))
    return bare if "«" in bare else bare.lstrip(_MARKS_BETWEEN)


def _is_kicker(element: HtmlElement) -> bool:
    return not KICKERS.isdisjoint(marks_of(element))


def leads_home(heading: HtmlElement) -> bool:
    """Say whether a heading is a link to the beginning of its site, whose name it is then."""
    return any(each.get("href") == "/" or is_home(each.get("href") or "-") for each in heading.iter("a"))


def part_of_title(title: str, headings: Iterable[str]) -> str:
    """Return the one heading of a page that is the beginning or the longest part of its title, or an empty text."""
    parts = sorted(_PARTS.split(title), key=len)
    heads = [title[: cut.start()] for cut in _PARTS.finditer(title)]
    plain = {_plain(each) for each in (*heads, *parts[-1:]) if len(parts) > 1}
    found = {_plain(each): each for each in headings if _plain(each) in plain and len(_plain(each)) >= SHORTEST}
    return next(iter(found.values())) if len(found) == 1 else ""


def is_cut(title: str, others: Iterable[str] = ()) -> bool:
    """Say whether a title was shortened by a program, or ends where another statement goes on with a quotation mark.

    Such a mark ends what an attribute has to say, where a page does not escape it.
    """
    goes_on = any(other.startswith(title) and other[len(title) :].lstrip().startswith('"') for other in others)
    return goes_on or title.rstrip().endswith(("…", "..."))


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _names_site(text: str, sites: set[str]) -> bool:
    plain = _plain(text)
    return bool(plain) and (plain in sites or any(_plain(part) in sites for part in _PARTS.split(text)))
