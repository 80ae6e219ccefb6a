"""Pictures that strangers made: what can be shown is, and everything else is refused soon, with words."""

from __future__ import annotations

import zlib
from time import process_time

import pytest

from site_builder.content.decode_picture import MAX_SIDE, decoded_picture, judged
from site_builder.content.fields import Refusal
from tests.made_pictures import SECRET, bombs, made_picture, png, with_secrets

SVG = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
MANY_SCANS = made_picture("JPEG", progressive=True).replace(b"\xff\xda", b"\xff\xda" * 26)
LONG = zlib.compress(bytes(60_000_000))
PIXELS = (b"IDAT", zlib.compress((b"\x00" + b"\x00" * 120) * 30))


def at_the_head_of_jpeg(content: bytes) -> bytes:
    jpeg = made_picture("JPEG")
    return jpeg[:2] + content + jpeg[2:]


def with_comments(content: bytes) -> bytes:
    gif = made_picture("GIF")
    head = 13 + 3 * (2 << (gif[10] & 7))
    return gif[:head] + content + gif[head:]


REFUSED = {
    "svg": (SVG.encode(), "SVG"),
    "svg behind a prologue": (f'\ufeff<?xml version="1.0"?>\n{SVG}'.encode(), "SVG"),
    "html": (b"<!DOCTYPE html><script>x</script>", "HTML"),
    "avif": (made_picture("AVIF"), "AVIF"),
    "tiff": (made_picture("TIFF"), "TIFF"),
    "bmp": (made_picture("BMP"), "BMP"),
    "a text": (b"The river rose.", "no picture"),
    "nothing": (b"", "no picture"),
    **{f"bomb: {kind}": (content, "pixels") for kind, content in bombs().items()},
    "long and narrow": (made_picture(size=(MAX_SIDE + 1, 1)), "pixels"),
    "a JPEG of very many scans": (MANY_SCANS, "goes over itself"),
    **{f"moving {kind}": (made_picture(kind, frames=3), "moves") for kind in ("GIF", "PNG", "WEBP")},
    "CMYK": (made_picture("JPEG", mode="CMYK"), "CMYK"),
    "16 bits": (made_picture("PNG", mode="I;16"), "16 bits"),
    **{f"cut {kind}": (made_picture(kind, (300, 200), cut=200), "broken") for kind in ("JPEG", "PNG", "WEBP", "GIF")},
    **{
        f"no more than the head of a {kind}": (made_picture(kind, cut=14), "broken")
        for kind in ("JPEG", "PNG", "WEBP", "GIF")
    },
    "a JPEG of very many segments": (at_the_head_of_jpeg(b"\xff\xe5\x00\x02" * 2_000_000), "pieces"),
    "a JPEG of very many marks alone": (at_the_head_of_jpeg(b"\xff\xd0" * 4_000_000), "pieces"),
    "a JPEG with bytes that belong to nothing": (at_the_head_of_jpeg(b"\xff" * 9_000_000), "pieces"),
    "a JPEG with junk": (at_the_head_of_jpeg(b"\xff\xe5\x00\x02" + b"\x00" * 9_000_000), "pieces"),
    "a GIF of very many comments": (with_comments(b"\x21\xfe\x01a\x00" * 2_000_000), "pieces"),
    "a GIF with a comment in very many blocks": (with_comments(b"\x21\xfe" + b"\x01a" * 4_000_000 + b"\x00"), "pieces"),
    "a PNG of very many chunks": (png(40, 30, *[(b"teSt", b"")] * 400_000, PIXELS), "pieces"),
    "no pixels": (png(40, 30), "broken"),
    "a text in a PNG that grows to 60 million bytes": (
        png(40, 30, (b"zTXt", b"Comment\x00\x00" + LONG), PIXELS),
        "broken",
    ),
    "a profile that grows to 60 million bytes": (png(40, 30, (b"iCCP", b"x\x00\x00" + LONG), PIXELS), "broken"),
    "pixels that go on for 60 million bytes": (png(100_000, 1, (b"IDAT", LONG)), "pixels"),
}
SHOWN = {
    **{kind: (made_picture(kind), (40, 30)) for kind in ("JPEG", "PNG", "WEBP", "GIF")},
    **{f"{mode} as PNG": (made_picture("PNG", mode=mode), (40, 30)) for mode in ("1", "L", "LA", "P", "RGBA")},
    "grey JPEG": (made_picture("JPEG", mode="L"), (40, 30)),
    "progressive JPEG": (made_picture("JPEG", progressive=True), (40, 30)),
    "lossless WebP": (made_picture("WEBP", lossless=True), (40, 30)),
    "WebP with transparency": (made_picture("WEBP", mode="RGBA"), (40, 30)),
    "several pictures in a JPEG, of which the first counts": (made_picture("MPO", frames=2), (40, 30)),
    **{f"all that a {kind} can hide": (with_secrets(kind), (600, 800)) for kind in ("JPEG", "PNG", "WEBP")},
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_shown_is_refused_soon_and_says_why(name: str) -> None:
    content, words = REFUSED[name]
    begun = process_time()
    refusal = judged(content)
    assert process_time() - begun < 2
    assert isinstance(refusal, Refusal)
    assert refusal.code == "picture-refused"
    assert words in refusal.message, refusal.message
    assert refusal.hint.endswith(".")


@pytest.mark.parametrize("name", SHOWN)
def test_what_can_be_shown_is_turned_as_the_camera_was_held(name: str) -> None:
    content, size = SHOWN[name]
    assert judged(content) == size


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
def test_nothing_but_pixels_is_left(kind: str) -> None:
    content = with_secrets(kind)
    assert SECRET in content
    picture = decoded_picture(content)
    assert not isinstance(picture, Refusal)
    assert (picture.info, dict(picture.getexif())) == ({}, {})
