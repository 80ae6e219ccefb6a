"""Pictures made for tests: of any kind and size, with all that a camera or a program puts into a file, or broken on purpose."""

from __future__ import annotations

import zlib
from io import BytesIO
from struct import pack
from typing import Any

from PIL import Image, PngImagePlugin

SECRET = b"Nobody may read this"
"""Stands in every place of a file where words can be hidden."""


def made_picture(
    kind: str = "PNG",
    size: tuple[int, int] = (40, 30),
    mode: str = "RGB",
    frames: int = 1,
    cut: int | None = None,
    **save: Any,
) -> bytes:
    """Return a picture, half of it red and half of it blue, of which no more than ``cut`` bytes are left."""
    pictures = [_painted(mode, size, number) for number in range(frames)]
    if frames > 1:
        save |= {"save_all": True, "append_images": pictures[1:], "duration": 100}
    written = BytesIO()
    pictures[0].save(written, kind, **save)
    return written.getvalue()[:cut]


def _painted(mode: str, size: tuple[int, int], number: int) -> Image.Image:
    picture = Image.new("RGB", size, (200, 30, 30 + 50 * number))
    picture.paste((30, 30, 200), (size[0] // 2, 0, *size))
    return Image.new(mode, size, 40_000) if mode.startswith("I") else picture.convert(mode)


def with_secrets(kind: str) -> bytes:
    """Return a picture with words and a place (GPS) in its metadata: EXIF, XMP, comments, texts, a profile, and behind its end."""
    exif = Image.Exif()
    exif[0x010E] = SECRET.decode()  # ImageDescription
    exif[0x0112] = 6  # Orientation: the camera was turned
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 26.0), 3: "W", 4: (0.0, 7.0, 39.0)})
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", SECRET.decode())
    texts.add_itxt("XML:com.adobe.xmp", SECRET.decode(), zip=False)
    profile = b"\x00" * 36 + b"acsp" + SECRET * 5
    named: dict[str, dict[str, Any]] = {
        "JPEG": {"exif": exif, "comment": SECRET, "xmp": SECRET, "icc_profile": profile},
        "PNG": {"exif": exif, "pnginfo": texts, "icc_profile": profile},
        "WEBP": {"exif": exif, "xmp": SECRET, "icc_profile": profile},
        "GIF": {"comment": SECRET},
    }
    return made_picture(kind, (800, 600), **named[kind]) + b"<html><script>" + SECRET


def png(width: int, height: int, *chunks: tuple[bytes, bytes], bits: int = 8, colour: int = 2) -> bytes:
    """Return a PNG whose header says this size, with these further chunks before its end; it has no pixels of its own."""
    header = pack(">IIBBBBB", width, height, bits, colour, 0, 0, 0)
    found = ((b"IHDR", header), *chunks, (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        pack(">I", len(content)) + name + content + pack(">I", zlib.crc32(name + content)) for name, content in found
    )


def bombs() -> dict[str, bytes]:
    """Return pictures of each kind that say they have as many pixels as their kind allows; 100,000 × 100,000 where it does."""
    jpeg = bytearray(made_picture("JPEG"))
    frame = jpeg.index(b"\xff\xc0")
    jpeg[frame + 5 : frame + 9] = b"\xff\xff\xff\xff"
    gif = bytearray(made_picture("GIF"))
    gif[6:10] = b"\xff\xff\xff\xff"
    side = (16_383).to_bytes(2, "little")
    lossless = (16_382 | 16_382 << 14).to_bytes(4, "little")
    canvas = (99_999).to_bytes(3, "little") * 2
    return {
        "PNG": png(100_000, 100_000, (b"IDAT", zlib.compress(bytes(10_000_000)))),
        "JPEG": bytes(jpeg),
        "GIF": bytes(gif),
        "WebP, lossy": _webp(b"VP8 ", b"\x00\x00\x00\x9d\x01\x2a" + side + side),
        "WebP, lossless": _webp(b"VP8L", b"\x2f" + lossless),
        "WebP, extended": _webp(b"VP8X", b"\x00\x00\x00\x00" + canvas),
    }


def _webp(form: bytes, content: bytes) -> bytes:
    return b"RIFF" + pack("<I", 12 + len(content)) + b"WEBP" + form + pack("<I", len(content)) + content
