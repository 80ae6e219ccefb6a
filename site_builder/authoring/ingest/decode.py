"""From bytes to text, as the page says or not at all.

A text that is valid UTF-8 and has more than ASCII in it is UTF-8, whatever the page says: that does not happen by
chance. Otherwise what is stated counts: the HTTP header before the page itself (WHATWG Encoding and HTML standards,
whose reading of ``iso-8859-1`` as Windows-1252 is ours). A wrong or missing statement is an error, and the editor may
name the encoding. Only the encodings that browsers know are known here, by the names that they know: Python has others,
some of which are programs rather than alphabets (``unicode_escape``, ``idna``, ``utf-7``).
"""

from __future__ import annotations

import codecs
import re
from email.message import Message

import webencodings
from msgspec import Struct
from webencodings import Encoding

from site_builder.authoring.ingest.errors import IngestError

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SEVEN_BITS = "iso-2022-jp"
"""The one encoding of the WHATWG whose texts look like ASCII and are not."""
_NO_TEXT = ("replacement", "x-user-defined")
"""Encodings of the WHATWG that stand for unreadable content or for bytes that are no text."""
MAX_SHOWN = 60
"""How many characters of an encoding's name are repeated in a message."""
_NAME_IT = "Look up how the page was saved and name it, such as --charset windows-1252."


class Decoded(Struct, frozen=True):
    """A text, the encoding that it was read in, and what an editor should know about that, if anything."""

    text: str
    charset: str
    remark: str = ""


def decode(content: bytes, *, header: str = "", named: str | None = None, is_html: bool = False) -> Decoded:
    """Return the text of a page. ``header`` is its Content-Type, ``named`` the encoding that an editor gave.

    Raises :class:`IngestError`.
    """
    if b"\x00" in content and not content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) and not named:
        raise IngestError(
            "This is not a text but a picture, a document or the like. Save the article's text as a .txt file, and give that with --from."
        )
    if named:
        return Decoded(_read(content, named, f"This is not {_shown(named)} text."), named)
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return Decoded(_decoded(content, charset, f"This begins as {charset} text and does not go on so."), charset)
    stated = _stated(header) or (_in_page(content) if is_html else "")
    known = _known(stated)
    if _is_utf8(content) and not (known == _SEVEN_BITS and b"\x1b" in content):
        odd = bool(known) and known != "utf-8" and not content.isascii()
        return Decoded(
            content.decode("utf-8"),
            "utf-8",
            f"The page says that it is {_shown(stated)}; it is UTF-8, and was read so." if odd else "",
        )
    if not stated:
        raise IngestError(f"This is not UTF-8 text, and nothing says what else it is. {_NAME_IT}")
    return Decoded(_read(content, stated, f"The page says that it is {_shown(stated)}, and it is not."), stated)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _stated(header: str) -> str:
    message = Message()
    message["Content-Type"] = header
    return str(message.get_param("charset", "") or "").strip("\"' ")


def _in_page(content: bytes) -> str:
    found = _XML.search(content[:1024]) or _META.search(content[:4096])
    return found[1].decode("ascii") if found else ""


def _known(label: str) -> str:
    """Return the WHATWG's name of the encoding that browsers read for a label, or nothing for one that they refuse."""
    encoding = _lookup(label)
    return encoding.name if encoding else ""


def _lookup(label: str) -> Encoding | None:
    encoding = webencodings.lookup(label)
    return None if encoding is None or encoding.name in _NO_TEXT else encoding


def _read(content: bytes, label: str, wrong: str) -> str:
    encoding = _lookup(label)
    if encoding is None:
        raise IngestError(f"“{_shown(label)}” is not an encoding that browsers know. {_NAME_IT}")
    return _decoded(content, encoding.codec_info.name, wrong)


def _decoded(content: bytes, codec: str, wrong: str) -> str:
    try:
        return content.decode(codec)
    except ValueError:
        raise IngestError(f"{wrong} {_NAME_IT}") from None


def _shown(label: str) -> str:
    return label[:MAX_SHOWN]
