"""The site's icon for those that do not take SVG, drawn from the theme's ``favicon.svg``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from struct import pack as pack_fields

from site_builder.output.share_cards.drawing import checked
from site_builder.output.share_cards.raster import png
from site_builder.store.artifacts import Kept, digest_of, digest_of_bytes
from site_builder.store.tool_version import version_of

DRAWING = "favicon.svg"
ICO = "favicon.ico"
TOUCH = "apple-touch-icon.png"
_TOUCH_SIZE = 180
_ICO_SIZES = (16, 32, 48)
_KIND = "icons"
_NAMES = re.compile("|".join(map(re.escape, (ICO, TOUCH))))


def icons(assets: Mapping[str, bytes], kept: Kept) -> dict[str, bytes]:
    """Return ``favicon.ico`` and ``apple-touch-icon.png``, if the theme has an icon.

    Raises :class:`DrawingError` for an icon that refers to something outside of itself.
    """
    if DRAWING not in assets:
        return {}
    svg = checked(assets[DRAWING].decode("utf-8"), f"assets/{DRAWING}")
    digest = digest_of(version_of("resvg-py"), digest_of_bytes(assets[DRAWING]))
    files = kept.get_files(_KIND, digest, _NAMES)
    if files is None:
        files = {TOUCH: png(svg, (), _TOUCH_SIZE), ICO: _ico({size: png(svg, (), size) for size in _ICO_SIZES})}
        kept.put_files(_KIND, digest, files)
    return files


def _ico(pictures: Mapping[int, bytes]) -> bytes:
    """Return PNG pictures by their size as one ICO file: a header, an entry of 16 bytes for each, the pictures."""
    start = 6 + 16 * len(pictures)
    entries = []
    for size, picture in pictures.items():
        entries.append(pack_fields("<BBBBHHII", size, size, 0, 0, 1, 32, len(picture), start))
        start += len(picture)
    return b"".join((pack_fields("<HHH", 0, 1, len(pictures)), *entries, *pictures.values()))
