"""The quotations as annotations of a source's page (W3C Web Annotation Data Model, https://www.w3.org/TR/annotation-model/).

The page of a source holds the archived text in one element, with the id :data:`ARCHIVED_TEXT`, whose text content is
exactly the lines that are shown, joined by line feeds: whatever a theme adds for readers (numbers, symbols, labels)
must not be text of that element. So each position counts code points from the element's beginning, as the standard
asks, and each quotation stands there character for character. Clients that do not follow chained selectors take the
two plain ones: the source is that element, so they mean its text. Where the archived text is published whole, a body
says where the words stand in it, in the places that receipts have.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from msgspec import Struct

from site_builder.content.addresses import ARCHIVED_TEXT, seed_file
from site_builder.content.records import Extent
from site_builder.evidence.receipt import Span
from site_builder.output.exports import json_bytes
from site_builder.views import page_limits
from site_builder.views.passage_uses import PassageUse
from site_builder.views.site_frame import SiteFrame
from site_builder.views.source_page import SourcePage

ANNOTATIONS_FILE = "annotations.json"
CONTEXT_ADDRESS = "http://www.w3.org/ns/anno.jsonld"
CONTEXT_LENGTH = 32
"""How many code points of context a quotation gets on each side."""


def web_annotations(page: SourcePage, frame: SiteFrame) -> Mapping[str, bytes]:
    """Return ``annotations.json`` for the page of a source, and the further pages of a long collection."""
    return dict(_files(page, frame))


class ShownText(Struct, frozen=True):
    """The text that a source's page shows. ``lines`` has the place of each line in the seed and in ``text``."""

    text: str
    lines: tuple[tuple[Span, int], ...]

    def place(self, span: Span) -> Span:
        """Return where a stretch of the seed, which has to be shown, stands in the text that is shown."""
        return Span(self._offset(span.start), self._offset(span.end))

    def _offset(self, offset: int) -> int:
        line, shown = self.lines[bisect_left(self.lines, offset, key=lambda line: line[0].end)]
        return shown + offset - line.start


def shown_text(page: SourcePage) -> ShownText:
    """Return the text that a source's page shows: its lines, or the parts of them that may be shown."""
    texts: list[str] = []
    lines: list[tuple[Span, int]] = []
    length = 0
    for paragraph in page.text:
        text = "".join(piece.text for piece in paragraph.pieces)
        if text.strip():
            lines.append((Span(paragraph.pieces[0].start, paragraph.pieces[-1].end), length))
            texts.append(text)
            length += len(text) + 1
    return ShownText("\n".join(texts), tuple(lines))


def _files(page: SourcePage, frame: SiteFrame) -> Iterator[tuple[str, bytes]]:
    """Yield the collection with its first page in it, and a file for each further page."""
    address = f"{page.card.address}{ANNOTATIONS_FILE}"
    id = frame.base_url + address
    shown = shown_text(page)
    items = [
        _annotation(page, use, number, span, shown, frame)
        for use in page.stances
        for number, span in enumerate(use.spans, start=1)
    ]
    starts = range(0, len(items), page_limits.ANNOTATIONS_PER_FILE)
    ids = [f"{id}#page-1", *(f"{frame.base_url}{_further(page, n)}" for n in range(2, len(starts) + 1))]
    pages = [
        {
            "id": ids[number],
            "type": "AnnotationPage",
            **({"partOf": id} if number else {}),
            **({"prev": ids[number - 1]} if number else {}),
            **({"next": ids[number + 1]} if number + 1 < len(ids) else {}),
            "startIndex": start,
            "items": items[start : start + page_limits.ANNOTATIONS_PER_FILE],
        }
        for number, start in enumerate(starts)
    ]
    collection = {
        "@context": CONTEXT_ADDRESS,
        "id": id,
        "type": "AnnotationCollection",
        "label": page.card.title,
        "total": len(items),
        **({"first": pages[0], "last": ids[len(pages) - 1]} if pages else {}),
    }
    yield address, json_bytes(collection)
    for number, further in enumerate(pages[1:], start=2):
        yield _further(page, number), json_bytes({"@context": CONTEXT_ADDRESS, **further})


def _further(page: SourcePage, number: int) -> str:
    """Return the address of a further page of a collection."""
    return f"{page.card.address}annotations/{number}.json"


def _annotation(
    page: SourcePage, use: PassageUse, number: int, span: Span, shown: ShownText, frame: SiteFrame
) -> dict[str, Any]:
    """Return one quoted stretch of text with what it is quoted for: the claim, the stance and the reason."""
    source = frame.base_url + page.card.address
    evidence = use.address.partition("#")[2]
    word = f"{use.claim.status_word}: " if use.claim.status_word else ""
    return {
        "id": f"{source}{ANNOTATIONS_FILE}#{use.claim.id}.{evidence}.{number}",
        "type": "Annotation",
        "motivation": "linking",
        "created": _moment(use.claim.published),
        "modified": _moment(use.claim.updated),
        "creator": {"type": "Organization", "name": frame.publisher or frame.title},
        "body": [
            {"type": "SpecificResource", "purpose": "linking", "source": frame.base_url + use.address},
            {"type": "TextualBody", "purpose": "tagging", "value": use.stance},
            *([{"type": "TextualBody", "purpose": "tagging", "value": use.claim.status}] if word else []),
            {"type": "TextualBody", "purpose": "describing", "value": word + use.why, "format": "text/plain"}
            | {"language": frame.language},
            *([_in_archived_text(page, span, frame)] if page.publish is Extent.FULL else []),
        ],
        "target": {
            "type": "SpecificResource",
            "source": f"{source}#{ARCHIVED_TEXT}",
            "selector": _selectors(shown.place(span), shown.text),
        },
    }


def _in_archived_text(page: SourcePage, span: Span, frame: SiteFrame) -> dict[str, Any]:
    """Return where the words stand in the archived text, as their receipt has it."""
    return {
        "type": "SpecificResource",
        "purpose": "identifying",
        "source": frame.base_url + seed_file(page.card.id),
        "format": "text/plain",
        "selector": _position(span),
    }


def _position(place: Span) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": place.start, "end": place.end}


def _selectors(place: Span, text: str) -> list[dict[str, Any]]:
    """Return four ways to the same words, the most exact first."""
    position = _position(place)
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[place.start : place.end],
        "prefix": text[max(0, place.start - CONTEXT_LENGTH) : place.start],
        "suffix": text[place.end : place.end + CONTEXT_LENGTH],
    }
    return [_within_element(position), _within_element(quote), position, quote]


def _within_element(selector: dict[str, Any]) -> dict[str, Any]:
    return {"type": "CssSelector", "value": f"#{ARCHIVED_TEXT}", "refinedBy": selector}


def _moment(day: date) -> str:
    """Return the beginning of a day in UTC; records have days and no hours."""
    return f"{day.isoformat()}T00:00:00Z"
