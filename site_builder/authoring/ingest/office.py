"""The text of documents of word processors: Office Open XML (ECMA-376) and OpenDocument (ISO 26300)."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from site_builder.authoring.ingest.article import Account, Article
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.headline import one_line
from site_builder.authoring.ingest.names import people
from site_builder.authoring.ingest.text_language import language_of_text

MAX_UNPACKED = 50 * 1024 * 1024
"""How many bytes of one file in a document are read."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"


def article_in_word(content: bytes) -> Article:
    """Return the text of a .docx file. Raises :class:`IngestError`."""
    root = _tree(content, "word/document.xml")
    struck: list[str] = []
    lines = list(_word_lines(root, struck))
    if (notes := _tree_or_none(content, "word/footnotes.xml")) is not None:
        lines += [text for note in notes.iter(f"{_W}footnote") if (text := _word_text(note, struck).strip())]
    return _article(lines, _tree_or_none(content, "docProps/core.xml"), struck)


def article_in_open_document(content: bytes) -> Article:
    """Return the text of an .odt file. Raises :class:`IngestError`."""
    root = _tree(content, "content.xml")
    struck: list[str] = []
    for changes in list(root.iter(f"{_TEXT}tracked-changes")):
        struck += [" ".join("".join(gone.itertext()).split()) for gone in changes.iter(f"{_TEXT}deletion")]
        _remove(changes)
    return _article(list(_open_lines(root)), _tree_or_none(content, "meta.xml"), [text for text in struck if text])


def _article(lines: list[str], facts: etree._Element | None, struck: list[str]) -> Article:
    text = "\n".join(line for line in lines if line.strip())
    if not any(map(str.isalpha, text)):
        raise IngestError("There is no text in this document: it may hold pictures of pages.")
    title = one_line(_fact(facts, f"{_DC}title"))
    authors = people([_fact(facts, f"{_META}initial-creator") or _fact(facts, f"{_DC}creator")])
    language, origin = language_of_text(text)
    found = {"title": bool(title), "authors": bool(authors)}
    origins = {name: "the file's properties" for name, there in found.items() if there}
    return Article(
        text=f"{text}\n",
        title=title,
        authors=authors,
        language=language,
        origins=origins | ({"language": origin} if language else {}),
        account=Account(struck=tuple(struck)),
    )


def _fact(facts: etree._Element | None, name: str) -> str:
    return "" if facts is None else next((each.text or "" for each in facts.iter(name)), "")


def _tree(content: bytes, name: str) -> etree._Element:
    found = _tree_or_none(content, name)
    if found is None:
        raise IngestError("This document cannot be unpacked: it may be cut off or locked with a password.")
    return found


def _tree_or_none(content: bytes, name: str) -> etree._Element | None:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with ZipFile(BytesIO(content)).open(name) as packed:
            return etree.fromstring(packed.read(MAX_UNPACKED), parser)
    except (BadZipFile, KeyError, RuntimeError, OSError, ValueError, etree.XMLSyntaxError):
        return None


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _word_lines(root: etree._Element, struck: list[str]) -> Iterator[str]:
    """Yield the paragraphs and the rows of tables, in order."""
    for element in root.iter(f"{_W}p", f"{_W}tr"):
        inside = [each.tag for each in element.iterancestors()]
        if f"{_W}tr" in inside:
            continue
        if element.tag == f"{_W}tr":
            cells = [" ".join(_word_text(p, struck) for p in cell.iter(f"{_W}p")) for cell in element.iter(f"{_W}tc")]
            yield "\t".join(" ".join(cell.split()) for cell in cells)
        else:
            yield _word_text(element, struck)


def _word_text(paragraph: etree._Element, struck: list[str]) -> str:
    pieces: list[str] = []
    for run in paragraph.iter(f"{_W}r"):
        text = "".join(_word_pieces(run))
        gone = "".join(each.text or "" for each in run.iter(f"{_W}delText"))
        crossed = run.find(f"{_W}rPr/{_W}strike")
        if gone or (crossed is not None and crossed.get(f"{_W}val") not in ("0", "false")):
            struck.append((gone or text).strip())
        else:
            pieces.append(text)
    return "".join(pieces).strip()


def _word_pieces(run: etree._Element) -> Iterator[str]:
    for each in run:
        if each.tag == f"{_W}t":
            yield each.text or ""
        elif each.tag == f"{_W}tab":
            yield "\t"
        elif each.tag in (f"{_W}br", f"{_W}cr"):
            yield "\n"
        elif each.tag == f"{_W}noBreakHyphen":
            yield "\u2011"


def _open_lines(root: etree._Element) -> Iterator[str]:
    for element in root.iter(f"{_TEXT}p", f"{_TEXT}h", f"{_TABLE}table-row"):
        inside = [each.tag for each in element.iterancestors()]
        if f"{_TABLE}table-row" in inside or f"{_TEXT}note" in inside:
            continue
        if element.tag == f"{_TABLE}table-row":
            yield "\t".join(" ".join(_open_text(cell).split()) for cell in element.iter(f"{_TABLE}table-cell"))
        else:
            yield _open_text(element).strip()


def _open_text(element: etree._Element) -> str:
    spaces = {f"{_TEXT}s": " ", f"{_TEXT}tab": "\t", f"{_TEXT}line-break": "\n"}
    pieces = [element.text or ""]
    for child in element:
        pieces.append(spaces.get(child.tag) or _open_text(child))
        pieces.append(child.tail or "")
    return "".join(pieces)
