"""The pieces of a picture's file, which a library goes through one by one before it comes to the pixels."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

MAX_PIECES = 10_000
"""How many pieces a JPEG and a GIF may have before their pixels, and a PNG in all; programs write some dozens, of a PNG some thousands."""
_SCAN = 0xDA
_ALONE = frozenset((0x00, 0x01, *range(0xD0, 0xDA)))
"""The marks of a JPEG that have no content."""


def has_too_many_pieces(content: bytes, kind: str) -> bool:
    """Say whether a file has so many pieces that it takes long to go through them."""
    pieces = {"JPEG": _jpeg_pieces, "PNG": _png_pieces, "GIF": _gif_pieces}.get(kind)
    return pieces is not None and next(islice(pieces(content), MAX_PIECES, None), None) is not None


def _png_pieces(content: bytes) -> Iterator[int]:
    """Yield where each chunk begins (PNG, section 5.3)."""
    at = 8
    while at + 8 <= len(content):
        yield at
        at += 12 + int.from_bytes(content[at : at + 4], "big")


def _jpeg_pieces(content: bytes) -> Iterator[int]:
    """Yield where each segment begins up to the first scan (ITU T.81, B.1.1), and each byte that belongs to none."""
    at = 2
    while at + 4 <= len(content):
        yield at
        mark = content[at + 1]
        if content[at] != 0xFF or mark == 0xFF:
            at += 1
        elif mark == _SCAN:
            return
        else:
            at += 2 + (0 if mark in _ALONE else int.from_bytes(content[at + 2 : at + 4], "big"))


def _gif_pieces(content: bytes) -> Iterator[int]:
    """Yield where each block begins of the extensions before the first image (GIF89a, 23 to 26)."""
    at = 13 + (3 * (2 << (content[10] & 7)) if len(content) > 10 and content[10] & 0x80 else 0)
    while at < len(content) and content[at] == 0x21:
        at += 2
        while at < len(content) and content[at]:
            yield at
            at += 1 + content[at]
        yield at
        at += 1
