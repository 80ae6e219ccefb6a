"""Reading the files of pictures: never through a link, never too large, and judged by what is in them."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from site_builder.content.decode_picture import MAX_BYTES, judged
from site_builder.content.fields import Refusal
from site_builder.content.files import read_bytes
from site_builder.content.picture import PictureFile, copies_name
from site_builder.content.read_seed import ChangedError
from site_builder.findings.finding import Finding
from site_builder.store.site_paths import first_link


def read_picture(root: Path, path: str, program: str) -> PictureFile:
    """Return the picture in the file at ``path``; ``program`` names what will make copies of it, with its version."""
    if linked := first_link(root, path):
        return PictureFile(refusal=_linked(linked))
    content = read_bytes(root, path, MAX_BYTES)
    if isinstance(content, Finding):
        hint = "Make the picture smaller." if content.code == "too-large" else content.hint
        return PictureFile(refusal=Refusal("picture-refused", content.message, hint))
    digest, size = sha256(content).hexdigest(), judged(content)
    if isinstance(size, Refusal):
        return PictureFile(digest, refusal=size)
    return PictureFile(digest, *size, copies_name(digest, program))


def picture_bytes(root: Path, path: str, digest: str) -> bytes:
    """Return the bytes of a picture that was judged.

    Raises :class:`site_builder.content.read_seed.ChangedError` where they are not the same any more.
    """
    content = read_bytes(root, path, MAX_BYTES)
    if isinstance(content, Finding) or sha256(content).hexdigest() != digest:
        raise ChangedError(path)
    return content


def _linked(path: str) -> Refusal:
    message = f"{path} is a link, which may lead out of its folder."
    return Refusal("picture-outside", message, "Put the picture itself there.")
