"""What was received, before anybody has read it: bytes, what is said of them, and what kind of file they are."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from site_builder.authoring.ingest.errors import IngestError


class FileKind(StrEnum):
    """A kind of file that an article can come in."""

    PAGE = "page"
    TEXT = "text"

    @property
    def ending(self) -> str:
        """The ending of a file's name under which the bytes are kept."""
        return _ENDINGS.get(self, self.value)


_ENDINGS = {FileKind.PAGE: "html", FileKind.TEXT: "txt"}


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
_PAGE_STARTS = (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<!--", b"<article", b"<meta")


def kind_of(received: Received) -> FileKind:
    """Return what kind of file was received. Raises :class:`IngestError` for an empty one and one that holds no article."""
    content, stated = received.content, received.stated
    if not content.strip():
        raise IngestError(f"{received.name} is empty.")
    if content.startswith(b"%PDF"):
        stated = "application/pdf"
    if stated in _PAGES or (not stated and _looks_like_page(content)):
        return FileKind.PAGE
    if stated == "text/plain" or not stated:
        return FileKind.TEXT
    raise IngestError(
        f"{received.name} is not a page and not a text but {stated}. Copy the article's text into a .txt file, and give that with --from and --title."
    )


def _looks_like_page(content: bytes) -> bool:
    start = content[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith(_PAGE_STARTS)
