"""From bytes to text, as the page says or not at all.

A text that is valid UTF-8 and has more than ASCII in it is UTF-8, whatever the page says: by chance that does not
happen. Otherwise what is stated counts: the HTTP header before the page itself (WHATWG Encoding and HTML standards,
whose reading of ``iso-8859-1`` as Windows-1252 is ours). A wrong or missing statement is an error, and the editor
may name the encoding.
"""

from __future__ import annotations

import codecs
import re
from email.message import Message

from msgspec import Struct

from site_builder.authoring.ingest.errors import IngestError

_META = re.compile(rb"<meta[^>]+charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_XML = re.compile(rb"\A\s*<\?xml[^>]+encoding\s*=\s*[\"']([A-Za-z0-9_.:-]+)", re.IGNORECASE)
_PAGES = {"iso8859-1": "cp1252", "ascii": "cp1252", "iso8859-9": "cp1254", "iso8859-11": "cp874"}
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
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
        return Decoded(_read(content, named, f"This is not {named} text."), named)
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return Decoded(_read(content, charset, f"This begins as {charset} text and does not go on so."), charset)
    stated = _stated(header) or (_in_page(content) if is_html else "")
    if _is_utf8(content):
        known = _known(stated)
        odd = bool(known) and known != "utf-8" and not content.isascii()
        return Decoded(
            content.decode("utf-8"),
            "utf-8",
            f"The page says that it is {stated}; it is UTF-8, and was read so." if odd else "",
        )
    if not stated:
        raise IngestError(f"This is not UTF-8 text, and nothing says what else it is. {_NAME_IT}")
    return Decoded(_read(content, stated, f"The page says that it is {stated}, and it is not."), stated)


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


def _known(charset: str) -> str:
    """Return Python's name of the encoding that browsers read for a name, or nothing for an unknown one."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return ""
    return _PAGES.get(name, name)


def _read(content: bytes, charset: str, wrong: str) -> str:
    name = _known(charset)
    if not name:
        raise IngestError(f"“{charset}” is not an encoding that is known here. {_NAME_IT}")
    try:
        return content.decode(name)
    except LookupError:  # rot13 and the like are no encodings of texts
        raise IngestError(f"“{charset}” is not an encoding that is known here. {_NAME_IT}") from None
    except ValueError:
        raise IngestError(f"{wrong} {_NAME_IT}") from None
