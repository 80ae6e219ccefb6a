"""Files that hold no article that can be read here: what each is by its first bytes, and how its text comes in instead.

Whatever is said of such a file, its name or an encoding that an editor names, it is not read as text.
"""

from __future__ import annotations

import re
from html import unescape
from io import BytesIO
from zipfile import BadZipFile, ZipFile

_COPY = "Copy the article's text into a .txt file, and give that with --from and --title."
_AS_DOCX = "Open it in the program that made it, save it as .docx, and give that with --from."
_PICTURE = (
    "a picture",
    (
        "Have its text recognised by a program (OCR) or type it, compare that with the picture, and give the text as a .txt file with --from and --title."
    ),
)
_SOUND = "a recording", "Give its subtitles (.vtt or .srt) or a transcript as a .txt file with --from and --title."
_PACKED = "a packed folder", "Unpack it, and give the file with the article in it."
_DATA = "a database", _COPY
_PROGRAM = "a program", _COPY
_FONT = "a font", _COPY
_OLD_OFFICE = "a document of an old Microsoft Office (.doc, .xls, .ppt)", _AS_DOCX
_RICH = (
    "a text in RTF, the format of WordPad and TextEdit",
    (
        "Open it, save it as .docx (in TextEdit: Format, Make Plain Text, and save it as .txt), and give that with --from."
    ),
)
_PRINTED = "a PostScript file", "Make a PDF file of it, and give that with --from."
_SHEET = "a spreadsheet", "Save the sheet with the article's figures as .csv, and give that with --from and --title."
_SLIDES = "a presentation", "Save it as PDF, and give that with --from."
_BOOK = "an e-book", _COPY
_APPLE = "a document of Pages, Numbers or Keynote", "Export it as PDF or .docx, and give that with --from."

_Kind = tuple[str, str]
_STARTS: tuple[tuple[bytes, _Kind], ...] = (
    (b"{\\rtf", _RICH),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", _OLD_OFFICE),
    (b"%!PS", _PRINTED),
    *((start, _PICTURE) for start in (b"\xff\xd8\xff", b"\x89PNG", b"GIF87a", b"GIF89a", b"II*\x00", b"MM\x00*", b"8BPS")),
    *((start, _SOUND) for start in (b"ID3", b"\xff\xfb", b"\xff\xf3", b"OggS", b"fLaC", b"\x1aE\xdf\xa3", b"FLV\x01")),
    *((start, _PACKED) for start in (b"7z\xbc\xaf\x27\x1c", b"Rar!\x1a\x07", b"\xfd7zXZ\x00", b"BZh", b"\x28\xb5\x2f\xfd")),
    (b"SQLite format 3\x00", _DATA),
    *((start, _PROGRAM) for start in (b"MZ\x90\x00", b"\x7fELF", b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")),
    *((start, _FONT) for start in (b"wOFF", b"wOF2", b"OTTO", b"\x00\x01\x00\x00\x00")),
)  # fmt: skip
_INSIDE: tuple[tuple[str, _Kind], ...] = (
    ("xl/workbook.xml", _SHEET),
    ("ppt/presentation.xml", _SLIDES),
    ("META-INF/container.xml", _BOOK),
    ("Index/Document.iwa", _APPLE),
    ("Index.zip", _APPLE),
)
"""What a packed file has in it that tells its kind."""
_MEDIA_TYPES = (
    (b"application/vnd.oasis.opendocument.spreadsheet", _SHEET),
    (b"application/vnd.oasis.opendocument.presentation", _SLIDES),
    (b"application/epub+zip", _BOOK),
)
"""What the first file in a packed one says of the whole (ODF, EPUB)."""
_SHORTCUT = re.compile(rb"\A(?:\xef\xbb\xbf)?\s*\[(?:InternetShortcut|Desktop Entry)[\].]", re.IGNORECASE)
_SHORTCUT_ADDRESS = re.compile(rb"^\s*(?:BASE)?URL=\s*(\S+)", re.IGNORECASE | re.MULTILINE)
_LISTED_ADDRESS = re.compile(rb"<key>URL</key>\s{0,99}<string>([^<]{0,4000})</string>")
_BINARY_ADDRESS = re.compile(rb"(?:\x5f\x10(.)|\x5f\x11(..)|([\x51-\x5e]))(https?://)", re.DOTALL)
"""A text in a binary property list: how long it is, in one byte, in two or within the sign of its kind, and its letters."""
MAX_SHORTCUT = 65536
"""How many bytes a shortcut has at most."""


def refusal(name: str, content: bytes) -> str:
    """Return why a file is not archived and what to give instead, or nothing for one that may hold an article."""
    address = _address_in_shortcut(content)
    if address is not None:
        return _led_to(name, address)
    kind = _kind(content)
    return f"{name} is {kind[0]}, which is not read as an article. {kind[1]}" if kind else ""


def _led_to(name: str, address: str) -> str:
    where = (
        f"Give the page's address with --from: {address} is in it."
        if address
        else "Open it, and give the address of the page with --from."
    )
    return f"{name} is a shortcut to a page, not the page. {where}"


def _kind(content: bytes) -> _Kind | None:
    for start, kind in _STARTS:
        if content.startswith(start):
            return kind
    if content[4:8] == b"ftyp":
        return _PICTURE if content[8:12] in (b"heic", b"heix", b"mif1", b"avif") else _SOUND
    if content.startswith(b"RIFF"):
        return _PICTURE if content[8:12] == b"WEBP" else _SOUND
    return _packed(content) if content.startswith(b"PK\x03\x04") else None


def is_other_document(content: bytes) -> bool:
    """Say whether a packed file says of itself that it is a spreadsheet, a presentation or a book."""
    return _of_media_type(content) is not None


def _of_media_type(content: bytes) -> _Kind | None:
    return next((kind for media_type, kind in _MEDIA_TYPES if media_type in content[30:120]), None)


def _packed(content: bytes) -> _Kind:
    if kind := _of_media_type(content):
        return kind
    try:
        inside = ZipFile(BytesIO(content)).namelist()
    except (BadZipFile, NotImplementedError, ValueError, OSError):
        return "a packed file that is cut off", "Save or download it once more, and give that with --from."
    return next((kind for name, kind in _INSIDE if name in inside), _PACKED)


def _address_in_shortcut(content: bytes) -> str | None:
    """Return the address in a file that a browser makes when an address is dragged out of it; None for other files."""
    if len(content) > MAX_SHORTCUT:
        return None
    if _SHORTCUT.match(content):
        found = _SHORTCUT_ADDRESS.search(content)
        return _web_address(found[1].decode("utf-8", "replace")) if found else ""
    if content.startswith(b"bplist00"):
        return _in_binary_list(content) if b"URL" in content else None
    if b"<plist" not in content[:1024] or b"<key>URL</key>" not in content:
        return None
    found = _LISTED_ADDRESS.search(content)
    return _web_address(unescape(found[1].decode("utf-8", "replace"))) if found else ""


def _in_binary_list(content: bytes) -> str:
    """Return the first text of a binary property list that is a web address.

    Its objects are not put together: a list may hold itself many times over, and stand for more than any memory holds.
    """
    found = _BINARY_ADDRESS.search(content)
    if not found:
        return ""
    length = int.from_bytes(found[1] or found[2] or bytes([found[3][0] & 15]), "big")
    return _web_address(content[found.start(4) : found.start(4) + length].decode("ascii", "replace"))


def _web_address(text: str) -> str:
    """Return a text that is a web address and can be shown, or nothing. One with a password is not shown."""
    shown = len(text) <= 2000 and text.isprintable() and " " not in text
    bare = "@" not in text.partition("://")[2].partition("/")[0]
    return text if shown and bare and text.startswith(("https://", "http://")) else ""
