"""The text of a PDF file, page by page (PDFium, as Chromium reads it)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from msgspec import Struct

from site_builder.authoring.ingest.article import Account, Article, Place
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.names import people
from site_builder.authoring.ingest.paragraphs import mended
from site_builder.authoring.ingest.spoken import language_of_text

MAX_PAGES = 2000
"""How many pages of a file are read."""
FEWEST_LETTERS = 20
"""How many letters a page has at least that is no picture."""
RUNNING = 3
"""On how many pages a line stands at the edge that is a running head."""

MOST_PAGES = 0.4
"""On what share of the pages it stands at least: left and right pages may have heads of their own."""
_SENTENCE_ENDS = (".", "!", "?", "。", "।")

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"\W*(?:page|seite|p\.)?\s*\d{1,4}(?:\s*(?:/|of|von|de)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
_SCAN = "This PDF file holds pictures of its pages and no text: it is a scan. Have its text recognised by a program (OCR), compare that with the pages, and give the text file with --from and --title."


class _Page(Struct, frozen=True):
    lines: tuple[str, ...]
    in_columns: bool


def article_in_pdf(content: bytes) -> Article:
    """Return the text of a PDF file with the places where its pages begin. Raises :class:`IngestError`."""
    import pypdfium2  # A library of its own in C, for this kind of file only.

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        raise IngestError(
            "This PDF file is locked with a password. Open it, print it into a file without one, and give that."
            if locked
            else "This begins as a PDF file and cannot be read as one: it may be cut off."
        ) from None
    try:
        pages = [_page(document[number]) for number in range(min(len(document), MAX_PAGES))]
        facts: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    empty = [number for number, page in enumerate(pages, start=1) if _letters(page) < FEWEST_LETTERS]
    if len(empty) == len(pages):
        raise IngestError(_SCAN)
    return _article(pages, empty, facts)


def _letters(page: _Page) -> int:
    return sum(map(str.isalpha, "".join(page.lines)))


def _article(pages: Sequence[_Page], empty: Sequence[int], facts: dict[str, str]) -> Article:
    heads = _running(pages)
    kept = [[line for line in page.lines if not _is_edge(line, page, heads)] for page in pages]
    text = mended(_joined(kept))
    title = facts.get("Title", "").strip()
    is_told = (
        bool(title)
        and "".join(filter(str.isalnum, title)).casefold() in "".join(filter(str.isalnum, text[:3000])).casefold()
    )
    language, origin = language_of_text(text)
    doubts = [f"Page {number} has no text: it may be a picture." for number in empty]
    doubts += [
        f"Page {number} may have columns; compare the order of its text with the page."
        for number, page in enumerate(pages, start=1)
        if page.in_columns
    ]
    authors = people([facts.get("Author", "")])
    found = {"title": is_told, "authors": bool(authors)}
    return Article(
        text=f"{text}\n",
        title=title if is_told else None,
        authors=authors,
        language=language,
        origins={name: "the file's properties" for name, there in found.items() if there}
        | ({"language": origin} if language else {}),
        account=Account(boxes=tuple(sorted(heads)), doubts=tuple(doubts)),
        places=tuple(_places(kept, text)),
    )


def _joined(pages: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of all pages; where a sentence goes on over the end of a page, nothing parts it."""
    for lines in pages:
        yield from lines


def _places(pages: Sequence[Sequence[str]], text: str) -> Iterator[Place]:
    at = 0
    for number, lines in enumerate(pages, start=1):
        begins = " ".join(mended(lines[:3]).split())[:40]
        at = max(at, text.find(begins, at))
        if begins:
            yield Place(f"p. {number}", at)


def _page(page: Any) -> _Page:
    """Return the lines of a page in reading order."""
    text = page.get_textpage()
    whole = text.get_text_range().replace("\r\n", "\n").replace("\r", "\n")
    gutter = _gutter(text, page.get_width())
    if gutter is None:
        return _Page(tuple(whole.split("\n")), in_columns=False)
    height = page.get_height()
    parts = [text.get_text_bounded(0, 0, gutter, height), text.get_text_bounded(gutter, 0, page.get_width(), height)]
    in_order = "".join("".join(parts).split()) == "".join(whole.split())
    ordered = whole if in_order else "\n".join(part.replace("\r\n", "\n") for part in parts)
    return _Page(tuple(ordered.split("\n")), in_columns=not in_order)


def _gutter(text: Any, width: float) -> float | None:
    """Return where the space between two columns is, if a page has them: few lines cross it, and many stand on either side."""
    boxes = [text.get_rect(number) for number in range(text.count_rects())]
    for share in (0.5, 0.48, 0.52, 0.45, 0.55):
        x = share * width
        left = sum(box[2] <= x for box in boxes)
        right = sum(box[0] >= x for box in boxes)
        if (
            left > 5
            and right > 5
            and len(boxes) - left - right <= 0.1 * len(boxes)
            and min(left, right) > 0.25 * len(boxes)
        ):
            return x
    return None


def _running(pages: Sequence[_Page]) -> frozenset[str]:
    """Return the lines that stand at the edges of several pages, but for their numbers."""
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line.strip() for line in page.lines if line.strip()]
        edges.update({_DIGITS.sub("#", line) for line in (*lines[:2], *lines[-2:])})
    often = max(RUNNING, MOST_PAGES * len(pages))
    return frozenset(line for line, count in edges.items() if count >= often and not line.endswith(_SENTENCE_ENDS))


def _is_edge(line: str, page: _Page, heads: frozenset[str]) -> bool:
    text = line.strip()
    lines = [each.strip() for each in page.lines if each.strip()]
    at_edge = text in (*lines[:2], *lines[-2:])
    return at_edge and (_DIGITS.sub("#", text) in heads or bool(_NUMBER.fullmatch(text)))
