"""The copies of one picture: those that are kept, or else made from its file."""

from __future__ import annotations

import re
from pathlib import Path

from site_builder.content.picture import PictureFile
from site_builder.store.artifacts import Kept, digest_of

_KIND = "pictures"
_NAMES = re.compile(r"pictures/[0-9a-f]{24}-\d+\.webp")


def copy_picture(root: Path, kept: Kept, path: str, file: PictureFile) -> dict[str, bytes]:
    """Return the copies of the picture at ``path`` by their addresses.

    Raises :class:`site_builder.content.read_seed.ChangedError` where the file is not the one that was judged.
    """
    from site_builder.content.read_picture import picture_bytes  # The library takes long, and few sites have pictures.
    from site_builder.output.picture_copies import picture_copies

    digest = digest_of(file.name, file.sha256)
    found = kept.get_files(_KIND, digest, _NAMES)
    if found is None:
        found = dict(picture_copies(picture_bytes(root, path, file.sha256), file))
        kept.put_files(_KIND, digest, found)
    return found
