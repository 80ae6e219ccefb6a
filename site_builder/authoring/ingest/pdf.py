"""The text of a PDF file, page by page (PDFium, as Chromium reads it)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from unicodedata import category

import pypdfium2

from site_builder.authoring.ingest.article import Account, Article, FilePlace
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.headline import MAX_LINE
from site_builder.authoring.ingest.names import people
from site_builder.authoring.ingest.paragraphs import begins_unspaced
from site_builder.authoring.ingest.pdf_lines import Line, PageLines, lines_of
from site_builder.authoring.ingest.pdf_margins import Margins, without_margins
from site_builder.authoring.ingest.pdf_paragraphs import MIN_HEADLINE_HEIGHT, PdfParagraph, body_height, paragraphs_of
from site_builder.authoring.ingest.text_language import language_of_text

MAX_PAGES = 2000
"""How many pages of a file are read."""
FEWEST_LETTERS = 20
"""How many letters a page has at least that is no picture."""
MOST_UNREADABLE = 0.005
"""What share of a page's letters may stand for nothing."""
MOST_ALONE = 0.4
"""What share of a page's words may be single letters: in more, spaces stand within words."""
MAX_PARAGRAPHS_ABOVE = 12
"""Among how many first paragraphs a headline stands."""

_SCAN = "This PDF file holds pictures of its pages and no text: it is a scan. Have its text recognised by a program (OCR), compare that with the pages, and give the text file with --from and --title."
_WORD = re.compile(r"[^\W\d_]+")


def article_in_pdf(content: bytes) -> Article:
    """Return the text of a PDF file with the places where its pages begin. Raises :class:`IngestError`."""
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
        pages = [lines_of(document[number]) for number in range(min(len(document), MAX_PAGES))]
        facts: dict[str, str] = document.get_metadata_dict(skip_empty=True)
    finally:
        document.close()
    if all(_letters(page.lines) < FEWEST_LETTERS for page in pages):
        raise IngestError(_SCAN)
    return _article(pages, facts)


def _letters(lines: Sequence[Line]) -> int:
    return sum(map(str.isalpha, "".join(line.text for line in lines)))


def _article(pages: Sequence[PageLines], facts: dict[str, str]) -> Article:
    margins = without_margins([page.lines for page in pages])
    paragraphs = paragraphs_of(margins.pages)
    text = "\n".join(paragraph.text for paragraph in paragraphs) + "\n"
    title, title_from = _title(paragraphs, facts.get("Title", ""), body_height(margins.pages))
    language, language_from = language_of_text(text)
    authors = people([facts.get("Author", "")])
    found = {
        "title": (title, title_from),
        "authors": (authors, _PROPERTIES),
        "language": (language, language_from),
        "url": (margins.url, "the margin of the pages"),
    }
    return Article(
        text=text,
        title=title,
        authors=authors,
        language=language,
        url=margins.url,
        origins={name: origin for name, (value, origin) in found.items() if value},
        account=_account(pages, margins),
        places=tuple(_places(paragraphs)),
    )


_PROPERTIES = "the file's properties"


def _account(pages: Sequence[PageLines], margins: Margins) -> Account:
    doubts = (doubt for number, page in enumerate(pages, start=1) for doubt in _doubts(number, page))
    remarks = [
        f"Left out, because it stands in the margins of the pages: “{told}”."
        for told in margins.told
        if any(map(str.isalpha, told))
    ]
    remarks += [
        f"Left out of page {number}, because it lies on its side: “{page.beside}”."
        for number, page in enumerate(pages, start=1)
        if page.beside
    ]
    return Account(doubts=tuple(doubts), remarks=tuple(remarks))


def _doubts(number: int, page: PageLines) -> Iterator[str]:
    if _letters(page.lines) < FEWEST_LETTERS:
        yield f"Page {number} has no text: it may be a picture."
    if page.was_mixed:
        yield f"Page {number} may have columns, whose lines the file gives in turn; they were put one after the other. Compare the order of its text with the page."
    text = " ".join(line.text for line in page.lines)
    unreadable = sum(category(sign) in ("Cc", "Cn", "Co", "Cs") or sign == "\ufffd" for sign in text)
    if unreadable > MOST_UNREADABLE * len(text):
        yield f"On page {number}, {unreadable} letters stand for nothing that can be read: words may be cut or wrong. Copy that page's text by hand, or have it recognised by a program (OCR)."
    if page.doubled:
        yield f"On page {number}, letters stand twice over one another and were taken once: words may be cut or have letters too many. Compare them with the page."
    words = [word for word in _WORD.findall(text) if not begins_unspaced(word)]
    if len(words) > FEWEST_LETTERS and sum(len(word) == 1 for word in words) > MOST_ALONE * len(words):
        yield f"On page {number}, spaces stand within words: words may be cut. Copy that page's text by hand, or have it recognised by a program (OCR)."


def _title(paragraphs: Sequence[PdfParagraph], stated: str, body: float) -> tuple[str | None, str]:
    """Return a headline: what the file says, where its text confirms that, or what stands in the largest letters on top."""
    first = [paragraph for paragraph in paragraphs[:MAX_PARAGRAPHS_ABOVE] if paragraph.pages[0][1] == 1]
    largest = max(first, key=lambda paragraph: paragraph.height, default=None)
    is_large = largest is not None and largest.height > MIN_HEADLINE_HEIGHT * body and len(largest.text) <= MAX_LINE
    told = " ".join(stated.split())
    plain = _plain(told)
    if plain and largest and is_large and (plain in _plain(largest.text) or _plain(largest.text) in plain):
        return largest.text, f"{_PROPERTIES} and the largest letters"
    if plain and len(told) <= MAX_LINE and plain in _plain(" ".join(paragraph.text for paragraph in paragraphs)[:3000]):
        return told, _PROPERTIES
    return (largest.text, "the largest letters of page 1") if largest and is_large else (None, "")


def _plain(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _places(paragraphs: Sequence[PdfParagraph]) -> Iterator[FilePlace]:
    """Yield where each page begins, and where a note goes back to the page before."""
    at, last = 0, 0
    for paragraph in paragraphs:
        for begin, page in paragraph.pages:
            if page != last:
                yield FilePlace(f"p. {page}", at + begin)
                last = page
        at += len(paragraph.text) + 1
