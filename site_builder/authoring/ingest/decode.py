"""From bytes to text as browsers read them (WHATWG Encoding and HTML standards), and never silently wrong.

A text that is valid UTF-8 and has more than ASCII in it is UTF-8, whatever the page says: that does not happen by
chance. So is one that is UTF-8 but for a few cut letters, which become U+FFFD and are told with their place. Otherwise
what is stated counts: the HTTP header before the page itself. A wrong or missing statement is an error, and the editor
may name the encoding, but none that would turn the letters of a UTF-8 text into pairs of others. Only the encodings that
browsers know are known here, by the names that they know: Python has others, some of which are programs rather than
alphabets (``unicode_escape``, ``idna``, ``utf-7``).
"""

from __future__ import annotations

import codecs
import re
from email.message import Message
from unicodedata import category

import msgspec
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
_WIDER = {"gbk": "gb18030", "gb2312": "gb18030"}
"""What browsers read in the place of an encoding that it contains."""
GAP = "\ufffd"
"""Stands for what could not be read (U+FFFD)."""
RIGHT_FOR_WRONG = 2
"""How many letters of several bytes are right in a UTF-8 text for each byte that is wrong."""
MOST_GAPS = 0.02
"""How much of what is not ASCII may be unreadable in another encoding."""
MOST_CONTROLS = 0.01
"""How much of a text may be NUL and other control characters that no writing needs."""
MOST_ODD = 0.05
"""How much of a text in an encoding that an editor named may be signs that nobody writes."""
MAX_SHOWN = 60
"""How many characters of an encoding's name are repeated in a message."""
MAX_BYTES_SAMPLED = 40_000
"""How many bytes are looked at for signs that nobody writes."""
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ODD = ("Cc", "Cn", "Co", "Cs")
"""Categories of Unicode: control characters, characters that do not exist, private ones, halves."""
_NO_TEXT_AT_ALL = "This is not a text but a picture, a document or the like. Save the article's text as a .txt file, and give that with --from."
_NAME_IT = "Look up how the page was saved and name it, such as --charset windows-1252."


class Decoded(Struct, frozen=True):
    """A text, the encoding that it was read in, and what an editor should know about that, if anything.

    ``is_whole`` says that every byte was read; where one was not, U+FFFD stands in the text.
    """

    text: str
    charset: str
    remark: str = ""
    is_whole: bool = True


def decode(content: bytes, *, header: str = "", named: str | None = None, is_html: bool = False) -> Decoded:
    """Return the text of a page. ``header`` is its Content-Type, ``named`` the encoding that an editor gave.

    Raises :class:`IngestError`.
    """
    _refuse_no_text(content, named)
    if named:
        _refuse_odd(content, named)
        return _read_as_named(content, named)
    for mark, charset in _BOMS:
        if content.startswith(mark):
            return _with_gaps(content, charset, charset, f"This begins as {charset} text and does not go on so.")
    stated = _stated(header) or (_in_page(content) if is_html else "")
    known = _known(stated)
    if _is_utf8(content) and not (known == _SEVEN_BITS and b"\x1b" in content):
        odd = bool(known) and known != "utf-8" and not content.isascii()
        return Decoded(
            content.decode("utf-8"),
            "utf-8",
            f"The page says that it is {_shown(stated)}; it is UTF-8, and was read so." if odd else "",
        )
    if _is_nearly_utf8(content):
        return _with_gaps(content, "utf-8", "utf-8", "")
    if not stated:
        raise IngestError(f"This is not UTF-8 text, and nothing says what else it is. {_NAME_IT}")
    return _read(content, stated, f"The page says that it is {_shown(stated)}, and it is not.")


def _refuse_no_text(content: bytes, named: str | None) -> None:
    """Refuse bytes that are no text: browsers pass a NUL over, and a picture has many, and other control characters."""
    wide = (named or "").lower().startswith("utf-16") or content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    if not wide and len(_CONTROLS.findall(content)) > MOST_CONTROLS * len(content):
        raise IngestError(_NO_TEXT_AT_ALL)


def _refuse_odd(content: bytes, named: str) -> None:
    """Refuse bytes of which the encoding that an editor named makes no text but signs of all kinds."""
    encoding = _lookup(named)
    sample = content[:MAX_BYTES_SAMPLED].decode(encoding.codec_info.name, "replace") if encoding else ""
    odd = sum(category(sign) in _ODD and not sign.isspace() for sign in sample)
    if odd > MOST_ODD * len(sample):
        raise IngestError(_NO_TEXT_AT_ALL)


def _read_as_named(content: bytes, named: str) -> Decoded:
    encoding = _lookup(named)
    if encoding is not None and encoding.name != "utf-8" and not content.isascii() and _is_nearly_utf8(content):
        raise IngestError(
            f"This is UTF-8 text{'' if _is_utf8(content) else ' but for a few bytes'}. Read as {_shown(named)}, each of its letters with an accent would become two others, as in “BrÃ¼cke”. Leave --charset out."
        )
    return msgspec.structs.replace(_read(content, named, f"This is not {_shown(named)} text."), charset=named)


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _is_nearly_utf8(content: bytes) -> bool:
    """Say whether a text has many letters of several bytes that are right in UTF-8 for each byte that is wrong."""
    text = content.decode("utf-8", "replace")
    wrong = text.count(GAP)
    right = sum(1 for character in text if character > "\x7f") - wrong
    return right > 0 and wrong * RIGHT_FOR_WRONG <= right + 1


def _stated(header: str) -> str:
    message = Message()
    message["Content-Type"] = header
    return str(message.get_param("charset", "") or "").strip("\"' ")


def _in_page(content: bytes) -> str:
    found = _XML.search(content[:1024]) or _META.search(content[:4096])
    label = found[1].decode("ascii") if found else ""
    return "utf-8" if label.lower().startswith("utf-16") else label  # A page that says so in ASCII is none.


def _known(label: str) -> str:
    """Return the WHATWG's name of the encoding that browsers read for a label, or nothing for one that they refuse."""
    encoding = _lookup(label)
    return encoding.name if encoding else ""


def _lookup(label: str) -> Encoding | None:
    encoding = webencodings.lookup(label)
    return None if encoding is None or encoding.name in _NO_TEXT else encoding


def _read(content: bytes, label: str, wrong: str) -> Decoded:
    encoding = _lookup(label)
    if encoding is None:
        raise IngestError(f"“{_shown(label)}” is not an encoding that browsers know. {_NAME_IT}")
    return _with_gaps(content, encoding.codec_info.name, label, wrong)


def _with_gaps(content: bytes, codec: str, label: str, wrong: str) -> Decoded:
    """Return a text in which few bytes may be unreadable; what cannot be read at all is an error, if one is given."""
    codec = _WIDER.get(codec, codec)
    text = content.decode(codec, _C1 if codec.startswith("cp125") else "replace").replace("\x00", "")
    gaps = text.count(GAP)
    if not gaps:
        return Decoded(text, label)
    if wrong and gaps > MOST_GAPS * sum(1 for character in text if character > "\x7f"):
        raise IngestError(f"{wrong} {_NAME_IT}")
    return Decoded(text, label, _told(text, gaps), is_whole=False)


def _told(text: str, gaps: int) -> str:
    """Return where the first unreadable byte stands, in words."""
    at = text.index(GAP)
    line = text.count("\n", 0, at) + 1
    around = " ".join(text[max(0, at - 20) : at + 12].split())
    more = f", and {gaps - 1} more" if gaps > 1 else ""
    return f"A letter could not be read, at “{around}” in line {line} of the page{more}: its bytes are cut or in another encoding."


def _as_browsers_do(error: UnicodeError) -> tuple[str, int]:
    """Read a byte that an alphabet of Windows has no letter for as a control character, as browsers do."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "".join(map(chr, error.object[error.start : error.end])), error.end


_C1 = "site-builder-c1"
codecs.register_error(_C1, _as_browsers_do)


def _shown(label: str) -> str:
    return label[:MAX_SHOWN]
