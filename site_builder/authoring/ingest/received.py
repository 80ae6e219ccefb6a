"""What was received, before anybody has read it: bytes, what is said of them, and what kind of file they are."""

from __future__ import annotations

import re
from collections.abc import Callable
from enum import StrEnum
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from msgspec import Struct

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.refused import is_other_document, refusal


class FileKind(StrEnum):
    """A kind of file that an article can come in; the value is the ending of a file's name under which it is kept."""

    PAGE = "html"
    TEXT = "txt"
    PDF = "pdf"
    WORD = "docx"
    OPEN_DOCUMENT = "odt"
    LETTER = "eml"
    SUBTITLES = "vtt"
    TABLE = "csv"
    SAVED_PAGE = "mhtml"
    WEB_ARCHIVE = "warc"
    WEB_COLLECTION = "wacz"


class Received(Struct, frozen=True):
    """Bytes and what is said of them: the name or the address, the server's Content-Type, the encoding that an editor named."""

    name: str
    content: bytes
    header: str = ""
    charset: str | None = None
    url: str | None = None

    @property
    def stated(self) -> str:
        """The type that the server stated, such as ``text/html``."""
        return self.header.partition(";")[0].strip().lower()


_PAGES = ("text/html", "application/xhtml+xml")
_TABLES = ("text/csv", "text/tab-separated-values")
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<article", b"<meta")
_TIME = rb"(?:\d+:)?\d\d:\d\d[,.]\d{1,3}"
_CUE = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s{0,200}(?:WEBVTT\b|(?:[^<\n]{0,200}\n){0,8}?[ \t]*"
    + _TIME
    + rb"[ \t]*-->[ \t]*"
    + _TIME
    + rb")"
)
"""How subtitles begin: as WebVTT should, or with the times of a cue, right away or below a few lines of a head."""
# A line's end is read in one way only: of two the time would double with each line.
_HEADERS = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}\r?\n", re.IGNORECASE)
_LETTER_HEADER = re.compile(
    rb"^(?:MIME-Version|Message-ID|Received|Return-Path|Content-Type|Delivered-To):", re.IGNORECASE | re.MULTILINE
)
_RELATED = re.compile(rb"^Content-Type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)


def file_kind(received: Received) -> FileKind:
    """Return what kind of file was received. Raises :class:`IngestError` for an empty one and one that holds no article."""
    content, stated = received.content, received.stated
    if not content.strip():
        raise IngestError(f"{received.name} is empty.")
    for kind, fits in _SIGNS.items():
        if fits(content):
            return kind
    if refused := refusal(received.name, content):
        raise IngestError(refused)
    if stated in _PAGES or (not stated and _looks_like_page(content)):
        return FileKind.PAGE
    if stated in _TABLES or received.name.lower().endswith((".csv", ".tsv")):
        return FileKind.TABLE
    if stated == "text/plain" or not stated:
        return FileKind.TEXT
    raise IngestError(
        f"{received.name} is not a page and not a text but {stated}. Copy the article's text into a .txt file, and give that with --from and --title."
    )


def _looks_like_page(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS)


def _packs(*names: str) -> Callable[[bytes], bool]:
    """Return what says whether a packed file has a file of one of these names in it."""

    def fits(content: bytes) -> bool:
        if not content.startswith(b"PK\x03\x04"):
            return False
        try:
            inside = ZipFile(BytesIO(content)).namelist()
        except (BadZipFile, NotImplementedError, ValueError, OSError):
            return False
        return any(name in inside for name in names)

    return fits


def _is_letter(content: bytes) -> bool:
    head = _HEADERS.match(content[:65536])
    return bool(head and _LETTER_HEADER.search(head[0]))


_SIGNS: dict[FileKind, Callable[[bytes], bool]] = {
    FileKind.PDF: lambda content: content[:1024].lstrip().startswith(b"%PDF"),
    FileKind.WORD: _packs("word/document.xml"),
    FileKind.OPEN_DOCUMENT: lambda content: _packs("content.xml")(content) and not is_other_document(content),
    FileKind.WEB_COLLECTION: _packs("datapackage.json", "pages/pages.jsonl"),
    FileKind.WEB_ARCHIVE: lambda content: content.startswith(b"WARC/") or content.startswith(b"\x1f\x8b"),
    FileKind.SAVED_PAGE: lambda content: _is_letter(content) and bool(_RELATED.search(content[:65536])),
    FileKind.LETTER: _is_letter,
    FileKind.SUBTITLES: lambda content: bool(_CUE.match(content[:4096])),
}
"""How each kind of file begins; what is none of these is a page or a text."""
