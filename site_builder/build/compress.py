"""Compressed siblings of published files, for servers that send ``page.html.br`` where they have it for ``page.html``.

The bytes depend on those of the file alone: no name and no time is put into them.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator

from site_builder.store.tool_version import installation_of

try:
    import brotli
except ImportError:  # It comes with the extra [precompress].
    brotli = None

SUFFIXES = (".br", ".gz")
TEXTS = (".bib", ".css", ".csv", ".html", ".js", ".json", ".svg", ".txt", ".webmanifest", ".xml", ".yml")
"""The files that become smaller. Pictures, fonts and the search index are compressed already."""
LEAST = 1024
"""A smaller file fits into one packet with its headers anyway."""
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
    return size >= LEAST and path.endswith(TEXTS)


def siblings(path: str, content: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the siblings of a file that are smaller than it, each with its path."""
    if not is_compressed(path, len(content)):
        return
    made = (brotli.compress(content, quality=_BROTLI_QUALITY), gzip.compress(content, _GZIP_LEVEL, mtime=0))
    for suffix, compressed in zip(SUFFIXES, made, strict=True):
        if len(compressed) < len(content):
            yield path + suffix, compressed
