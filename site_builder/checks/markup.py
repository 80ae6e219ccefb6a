"""Markup where it is no markup: HTML in a text, Markdown in a field. Readers would see the signs themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.content.document import AnyDocument
from site_builder.content.front_matter import split
from site_builder.content.record_fields import prose_of
from site_builder.findings.finding import Finding, Place

_TAG = re.compile(
    r"<(?:!--|/?(?:a|abbr|article|aside|b|blockquote|br|center|cite|code|div|em|embed|figure|font|form|h[1-6]|hr|i|iframe|img|li"
    r"|ol|p|q|s|script|section|small|span|strong|style|sub|sup|table|tbody|td|th|tr|u|ul|video)\b[^<>]{0,500}>?)",
    re.IGNORECASE,
)
"""The beginning of a tag of HTML, or of a comment."""
_MARKDOWN = re.compile(r"\*\*[^*\s][^*]*\*\*|(?<!\w)__[^_\s][^_]*__(?!\w)|!?\[[^\]\[]+\]\([^()\s]+\)|^#{1,6} |`[^`]+`")
_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_SLUGS = r"[a-z0-9]+(?:-[a-z0-9]+)+"
"""An id of several words: no name of a person on a network has a hyphen."""
_NO_CITATION = re.compile(
    rf"\[@{_SLUG}(?: +{_SLUG})+\](?![(:])|\(@{_SLUGS}\)|(?<![\w./@\[(-])@{_SLUGS}(?![\w@])|\[\[@?{_SLUG}\]\]|\[(?:@ +|@\^){_SLUG}\](?![(:])|\[\^[a-z0-9]+(?:-[a-z0-9]+)+\](?!:)|\[@{_SLUG}(?:[,;] *@?{_SLUG})+\]|(?<![\]\w!])\[[a-z0-9]+(?:-[a-z0-9]+)+\](?![(\[:])"
)
"""What other programs take for a citation, or what is nearly one here: ``[[id]]``, ``[^id]``, ``[@ id]``, ``[@id, id]``, ``[@an id]``,
``(@an-id)``, ``@an-id``, ``[an-id]``. A note or an address of this name elsewhere in the text makes it what it is."""
_DEFINED = re.compile(r"\s{0,3}(\[[^\]]+\]):")
_ID = re.compile(_SLUG)
_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_CODE = re.compile(r"`[^`]*`")
_EMBED = re.compile(r"<(?:blockquote\b[^>]*\bclass=|script|iframe|embed|video)", re.IGNORECASE)


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report the first piece of HTML in the text, what is nearly a citation, and HTML and Markdown in each field that has any."""
    yield from _in_text(document)
    for key, text in prose_of(document.record):
        if (found := _TAG.search(text)) or (found := _MARKDOWN.search(text)):
            yield document.report("markup-as-text", key, _shown(found[0]), _PLAIN)


_PLAIN = "Write plain words here; links, bold words and lists belong into the text below the fields."


def _shown(markup: str) -> str:
    words = markup if len(markup) <= 40 else f"{markup[:39].rstrip()}…"
    return f"Readers would see these signs as they stand here: {words}."


def _in_text(document: AnyDocument) -> Iterator[Finding]:
    defined = {found[1] for line in document.lines if (found := _DEFINED.match(line))}
    for number, line in _prose_lines(document):
        if found := _TAG.search(line):
            place = Place(document.path, number, found.start() + 1, len(found[0]))
            hint = (
                "Take the embed code out, and link to the page: [what it says](https://…). Nothing is loaded from other sites here."
                if _EMBED.search(line)
                else "Write it in Markdown: **bold**, *slanted*, [words](https://…), or take it out."
            )
            yield document.report("markup-as-text", place, f"HTML is shown as text here. {_shown(found[0])}", hint)
            return
        found = _NO_CITATION.search(line)
        if found and found[0] not in defined:
            place = Place(document.path, number, found.start() + 1, len(found[0]))
            # Words with nothing but spaces between them are one id.
            ids = " ".join(f"[@{id}]" for id in _ID.findall(re.sub(r"(?<=\w) +(?=\w)", "-", found[0])))
            hint = f"If an article is cited here, write {ids}: its id behind “[@”, without a space, and each in brackets of its own."
            yield document.report("markup-as-text", place, _shown(found[0]), hint)
            return


def html_lines(document: AnyDocument) -> frozenset[int]:
    """Return the lines of the text that have HTML in them, whose quotation marks are those of its attributes."""
    return frozenset(number for number, line in _prose_lines(document) if _TAG.search(line))


def _prose_lines(document: AnyDocument) -> Iterator[tuple[int, str]]:
    """Yield the numbered lines of the text below the fields, without code."""
    parts = split(document.lines, document.path)
    if isinstance(parts, Finding):
        return
    fenced = False
    for number, line in enumerate(document.lines[parts.body_line - 1 :], start=parts.body_line):
        fenced ^= bool(_FENCE.match(line))
        if not fenced and not line.startswith("    "):
            yield number, _CODE.sub(lambda code: " " * len(code[0]), line)
