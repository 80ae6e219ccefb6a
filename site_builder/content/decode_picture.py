"""Pictures that strangers may have made: judged by what is in them, and only then decoded.

Nothing is decoded before its kind and its size are known from its first bytes. What a browser could take for another
kind of file, what moves, and what would take long or much memory is refused. Nothing is raised.
"""

from __future__ import annotations

import re
import warnings
from io import BytesIO

from PIL import Image, ImageOps

from site_builder.content.fields import Refusal
from site_builder.content.picture_pieces import has_too_many_pieces

MAX_BYTES = 10 * 1024 * 1024
"""The largest file of a picture that is read."""
MAX_PIXELS = 24_000_000
"""How many pixels a picture may have: those of 6,000 × 4,000."""
MAX_SIDE = 16_000
"""How many pixels wide or high a picture may be."""
MAX_SCANS = 25
"""How often a JPEG may go over itself, sharper each time; programs do so ten times."""
_KINDS = (
    ("JPEG", re.compile(rb"\xff\xd8\xff")),
    ("PNG", re.compile(rb"\x89PNG\r\n\x1a\n")),
    ("GIF", re.compile(rb"GIF8[79]a")),
    ("WEBP", re.compile(rb"RIFF....WEBP", re.DOTALL)),
)
"""The kinds that are shown, each with the beginning of its files."""
_OTHERS = (
    (
        "an SVG drawing, which can hold programs",
        re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*<(?:\?xml|!--|!doctype svg|svg)", re.IGNORECASE),
    ),
    ("a page of HTML", re.compile(rb"\s*<(?:!doctype html|html|script|body|head)", re.IGNORECASE)),
    ("a picture of the kind AVIF or HEIC", re.compile(rb"....ftyp", re.DOTALL)),
    ("a PDF file", re.compile(rb"%PDF-")),
    ("a TIFF picture", re.compile(rb"II\*\x00|MM\x00\*")),
    ("a BMP picture", re.compile(rb"BM....\x00\x00\x00\x00", re.DOTALL)),
)
_MODES = frozenset({"1", "L", "LA", "P", "PA", "RGB", "RGBA"})
"""The ways in which pictures for screens hold their colours, with 8 bits for each."""
_LIMIT = f"At most {MAX_PIXELS:,} are shown, and {MAX_SIDE:,} on a side."
_SMALLER = "Make the picture smaller, or cut it to the part that matters."
_AS_PNG = "Open it in a program for pictures, and save it as PNG or JPEG."


def judged(content: bytes) -> tuple[int, int] | Refusal:
    """Return how wide and how high a picture is shown, or why it is not shown. It is decoded to the end."""
    picture = decoded_picture(content)
    return picture if isinstance(picture, Refusal) else picture.size


def decoded_picture(content: bytes) -> Image.Image | Refusal:
    """Return a picture turned as its camera was held, in RGB with or without transparency, or why it is refused.

    Nothing else of its file is left: no metadata, no profile of colours, no comment. Of the pictures in a JPEG it is the first.
    """
    kind = next((name for name, begins in _KINDS if begins.match(content)), None)
    if kind is None:
        return _other(content)
    try:
        # Sizes are judged here, so that the library need not warn of them.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _decoded(content, kind)
    except Image.DecompressionBombError:
        return _BOMB
    except Exception:  # The library raises whatever it likes for a file that is broken on purpose.
        return _BROKEN


def _decoded(content: bytes, kind: str) -> Image.Image | Refusal:
    if refusal := (_webp_refusal(content) if kind == "WEBP" else None) or _slow(content, kind):
        return refusal
    with Image.open(BytesIO(content), formats=(kind,)) as head:
        # A JPEG may hold further pictures, and does not move.
        if refusal := picture_too_large(*head.size) or (_MOVING if kind != "JPEG" and head.is_animated else None):  # type: ignore[attr-defined]
            return refusal
    with Image.open(BytesIO(content), formats=(kind,)) as picture:
        if picture.mode not in _MODES:
            return _COLOURS
        picture.load()
        turned = ImageOps.exif_transpose(picture)
    has_alpha = turned.mode in ("LA", "PA", "RGBA") or "transparency" in turned.info
    plain = turned.convert("RGBA" if has_alpha else "RGB")
    plain.info = {}
    return plain


def _slow(content: bytes, kind: str) -> Refusal | None:
    """Return the refusal of a picture that takes very long to read whatever its size, or None for one that does not."""
    if kind == "JPEG" and content.count(b"\xff\xda") > MAX_SCANS:
        return _refused(
            f"This picture goes over itself more than {MAX_SCANS} times, and takes very long to show.", _AS_PNG
        )
    if has_too_many_pieces(content, kind):
        return _refused("This picture's file is in very many pieces, and takes very long to read.", _AS_PNG)
    return None


def picture_too_large(width: int, height: int) -> Refusal | None:
    """Return the refusal of a picture of this size, or None for one that is not too large."""
    if width * height <= MAX_PIXELS and max(width, height) <= MAX_SIDE:
        return None
    return _refused(f"This picture has {width:,} × {height:,} pixels. {_LIMIT}", _SMALLER)


def _webp_refusal(content: bytes) -> Refusal | None:
    """Return what is wrong with a WebP by its first bytes (RFC 9649): the library makes room for it when it opens it."""
    form, data = content[12:16], content[20:30]
    if form == b"VP8X":
        size = (int.from_bytes(data[4:7], "little") + 1, int.from_bytes(data[7:10], "little") + 1)
        return picture_too_large(*size) or (_MOVING if data[0] & 2 else None)
    if form == b"VP8L":
        bits = int.from_bytes(data[1:5], "little")
        return picture_too_large((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    size = (int.from_bytes(data[6:8], "little") & 0x3FFF, int.from_bytes(data[8:10], "little") & 0x3FFF)
    return picture_too_large(*size) if form == b"VP8 " else _BROKEN


def _other(content: bytes) -> Refusal:
    kind = next((name for name, begins in _OTHERS if begins.match(content)), None)
    said = f"This is {kind}, whatever its name says." if kind else "This is no picture, whatever its name says."
    return _refused(f"{said} Shown are JPEG, PNG, WebP and GIF.", _AS_PNG)


def _refused(message: str, hint: str) -> Refusal:
    return Refusal("picture-refused", message, hint)


_BOMB = _refused(f"This picture has far too many pixels. {_LIMIT}", _SMALLER)
_BROKEN = _refused(
    "This picture is broken: it ends early, or holds what its kind cannot hold.",
    "Save the picture again from where it is from.",
)
_MOVING = _refused(
    "This picture moves, and pictures that move are not shown.", "Save the one image of it that matters, as PNG."
)
_COLOURS = _refused(
    "This picture has its colours as printers take them (CMYK), or with 16 bits each.",
    "Save it with the colours of screens (RGB, 8 bits each).",
)
