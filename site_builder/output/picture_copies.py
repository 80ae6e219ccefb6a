"""The published copies of pictures: made anew from their pixels, so that nothing else of their files is published."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from PIL import Image

from site_builder.content.addresses import picture_copy
from site_builder.content.decode_picture import decoded
from site_builder.content.fields import Refusal
from site_builder.content.picture import PictureFile, height_at

_QUALITY = 82


def picture_copies(content: bytes, file: PictureFile) -> Mapping[str, bytes]:
    """Return the copies of a picture by their addresses, one for each of its widths; ``content`` are the bytes of its file."""
    picture = decoded(content)
    if isinstance(picture, Refusal):
        return {}
    return {picture_copy(file.name, width): _copy(picture, width, height_at(width, file)) for width in file.widths}


def _copy(picture: Image.Image, width: int, height: int) -> bytes:
    """Return a copy of this size as WebP. The same bytes come of it each time."""
    copy = picture.resize((width, height), Image.Resampling.LANCZOS) if picture.size != (width, height) else picture
    written = BytesIO()
    copy.save(written, "WEBP", quality=_QUALITY, method=4)
    return written.getvalue()
