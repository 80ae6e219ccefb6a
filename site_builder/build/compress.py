"""Compressed siblings of published files, for servers that send ``page.html.br`` where they have it for ``page.html``.

The bytes depend on those of the file alone: no name and no time is put into them.
"""

from __future__ import annotations

import gzip
import io
import zlib
from collections.abc import Iterator

from site_builder.store.tool_version import installation_of

try:
    import brotli
except ImportError:  # It comes with the extra [precompress].
    brotli = None

COMPRESSED_SUFFIXES = (".br", ".gz")
TEXTS = (".bib", ".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".yml")
"""The files that become smaller. Pictures, fonts and the search index are compressed already."""
MIN_BYTES = 1024
"""A smaller file fits into one packet with its headers anyway."""
_PIECE = 4096
"""So much of a compressed file is unpacked at a time, so that a bomb is noticed before it is whole."""
_GZIP_LEVEL = 9
_BROTLI_QUALITY = 10  # within 2 per cent of 11, which takes more than twice as long


class CompressorMissingError(Exception):
    """Compressed siblings are asked for, and what compresses them is not installed; the text says what to do."""


def require_compressors() -> None:
    """Raise :class:`CompressorMissingError` when something is missing that :func:`siblings` needs."""
    if brotli is None:
        raise CompressorMissingError(
            f"Compressed siblings need the package brotli. Install it with: {installation_of('precompress')}"
        )


def is_compressed(path: str, size: int) -> bool:
    """Say whether a file of this name and size gets those siblings that are smaller than it."""
    return size >= MIN_BYTES and path.endswith(TEXTS)


def siblings(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the siblings of a file that are smaller than it, each with its path."""
    if not is_compressed(path, len(content)):
        return
    made = (brotli.compress(content, quality=_BROTLI_QUALITY), gzip.compress(content, _GZIP_LEVEL, mtime=0))
    for suffix, compressed in zip(COMPRESSED_SUFFIXES, made, strict=True):
        if len(compressed) < len(content):
            yield path + suffix, compressed


def opens(path: str) -> bool:
    """Say whether what unpacks this file is installed."""
    return brotli is not None or not path.endswith(".br")


def uncompressed(path: str, content: bytes, limit: int) -> bytes:
    """Return what a compressed file holds; of more than ``limit`` bytes a part that is longer than that.

    Raises :class:`ValueError` where it is damaged.
    """
    if path.endswith(".br"):
        return _unpacked(content, limit)
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(content)) as packed:
            return packed.read(limit + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(str(error)) from None


def _unpacked(content: bytes, limit: int) -> bytes:
    packed, found = brotli.Decompressor(), bytearray()
    try:
        for at in range(0, len(content), _PIECE):
            found += packed.process(content[at : at + _PIECE])
            if len(found) > limit:
                return bytes(found)
    except brotli.error as error:
        raise ValueError(str(error)) from None
    if not packed.is_finished():
        raise ValueError("it ends too early")
    return bytes(found)
