"""The published copies of pictures: made anew from their pixels, so that nothing else of their files is published."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from site_builder.content.addresses import picture_copy
from site_builder.content.decode_picture import decoded_picture
from site_builder.content.fields import Refusal
from site_builder.content.picture import PictureFile, height_at

_QUALITY = 82


def picture_copies(content: bytes, file: PictureFile) -> Mapping[str, bytes]:
    """Return the copies of a picture by their addresses, one for each of its widths; ``content`` are the bytes of its file."""
    copy = decoded_picture(content)
    if isinstance(copy, Refusal):
        return {}
    copies: dict[str, bytes] = {}
    for width in reversed(file.widths):  # Each is made from the one before, which is much smaller than the picture.
        copy = _resized(copy, width, height_at(width, file))
        copies[picture_copy(file.name, width)] = _written(copy)
    return copies


def _resized(picture: Image.Image, width: int, height: int) -> Image.Image:
    size = (width, height)
    return picture if picture.size == size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _written(copy: Image.Image) -> bytes:
    """Return a copy as WebP. The same bytes come of it each time."""
    written = BytesIO()
    copy.save(written, "WEBP", quality=_QUALITY, method=4)
    return written.getvalue()
