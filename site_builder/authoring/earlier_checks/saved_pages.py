"""The JSON-LD of saved pages, and of any text that has ``script`` elements with some.

A page is gone through once, whatever stands in it: only its scripts and the address that it gives as its own are wanted.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from site_builder.authoring.earlier_checks.claim_reviews import checks_in, read_json_text
from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError

_WANTED = re.compile(r"<(script|link)\b([^<>]{0,2000})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([a-zA-Z-]{1,20})\s{0,9}=\s{0,9}(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_COMMENT = re.compile(r"\A\s*(?://\s*)?<!\[CDATA\[|(?://\s*)?\]\]>\s*\Z|\A\s*<!--|-->\s*\Z")


def checks_of_page(html: str, place: str = "", address: str = "") -> Iterator[FoundCheck | UnreadableFileError]:
    """Yield each check that a page describes, and why a script cannot be read. ``address`` is used where it gives none."""
    own = next(_canonical(html), "") or address
    for line, text in _scripts(html):
        if "ClaimReview" not in text:
            continue
        where = f"{place}{', ' if place else ''}line {line}"
        try:
            yield from checks_in(read_json_text(_COMMENT.sub("", text)), where, own)
        except UnreadableFileError as error:
            yield UnreadableFileError(f"The JSON-LD in {where} cannot be read. {error}")


def _scripts(html: str) -> Iterator[tuple[int, str]]:
    """Yield the text of each script with JSON-LD, and the line in which it begins."""
    small, line, counted, at = html.lower(), 1, 0, 0
    while found := _WANTED.search(html, at):
        at = found.end()
        if found[1].lower() != "script":
            continue
        end = small.find("</script", at)
        text, at = html[at : end if end >= 0 else None], end if end >= 0 else len(html)
        if "ld+json" in _attributes(found[2]).get("type", "").lower():
            line, counted = line + html.count("\n", counted, found.start()), found.start()
            yield line, text


def _canonical(html: str) -> Iterator[str]:
    for found in _WANTED.finditer(html):
        of = _attributes(found[2]) if found[1].lower() == "link" else {}
        if "canonical" in of.get("rel", "").lower().split() and of.get("href"):
            yield of["href"].strip()


def _attributes(text: str) -> dict[str, str]:
    return {name.lower(): unescape(a or b or c) for name, a, b, c in _ATTRIBUTE.findall(text)}
