"""Files that are no archived text, though they may hold one: a seed is the words of an article and nothing else."""

from __future__ import annotations

import re

WAY = "site-builder new source --from"
"""The command that takes the text out of such a file."""

_STARTS = (
    (b"%PDF", "a PDF file"),
    (b"{\\rtf", "a text in RTF, the format of WordPad and TextEdit"),
    (b"PK\x03\x04", "a packed document, such as a word processor makes"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a document of an old Microsoft Office"),
    (b"WEBVTT", "a file of subtitles"),
    *((start, "a web page") for start in (b"<!doctype html", b"<html", b"<?xml", b"<head", b"<body", b"<article", b"<meta")),
)  # fmt: skip
_ENDINGS = {
    (".pdf",): "a PDF file",
    (".rtf",): "a text in RTF",
    (".doc", ".docx", ".odt"): "a document of a word processor",
    (".vtt", ".srt"): "a file of subtitles",
    (".html", ".htm", ".xhtml", ".mhtml", ".mht"): "a web page",
    (".warc", ".warc.gz", ".wacz"): "a web archive",
    (".eml",): "a saved e-mail",
}
_TAG = re.compile(
    r"</(?:p|div|span|a|h[1-6]|ul|ol|li|em|strong|b|i|blockquote|table|tr|td|figure|figcaption|section|script|style)>",
    re.IGNORECASE,
)
_FEW = 3
"""A text about web pages may name so many tags."""
_LOOKED_AT = 200_000


def kind_by_content(content: bytes) -> str | None:
    """Return what a file is by its first bytes, where that is no plain text."""
    start = content[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return next((kind for sign, kind in _STARTS if start.startswith(sign.lower())), None)


def kind_by_text(text: str) -> str | None:
    """Return what a text is, where it is the source of a page, or of a part of one."""
    if kind := kind_by_content(text[:1024].encode()):
        return kind
    tags = sum(1 for _ in _TAG.finditer(text[:_LOOKED_AT]))
    return "a piece of a web page, with its tags" if tags > _FEW else None


def kind_by_name(name: str) -> str | None:
    """Return what a file is by its ending, where that is no plain text."""
    return next((kind for endings, kind in _ENDINGS.items() if name.lower().endswith(endings)), None)
