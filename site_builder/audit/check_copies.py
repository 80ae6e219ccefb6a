"""Compressed copies of published files: each holds the file that it stands beside."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256

from site_builder.audit.published_data import ListedFile
from site_builder.build.compress import COMPRESSED_SUFFIXES, opens, uncompressed
from site_builder.findings.finding import Finding, Place, finding

_HINT = "Publish the site again: the build makes the copies."


def copy_fault(path: str, content: bytes, files: Mapping[str, ListedFile]) -> Finding | None:
    """Return what is wrong with a file that is a compressed copy of another one."""
    file = files.get(path[:-3])
    if not file or not _is_copy(path, files) or not opens(path):
        return None
    try:
        held = uncompressed(path, content, file.size)
    except ValueError as error:
        return finding("published-changed", Place(path), f"This compressed copy is damaged: {error}.", _HINT)
    if sha256(held).hexdigest() == file.sha256:
        return None
    return finding("published-changed", Place(path), "This compressed copy holds something else than its file.", _HINT)


def unopened_copies(files: Mapping[str, ListedFile]) -> int:
    """Return how many copies nobody looks into, since what unpacks them is not installed."""
    return sum(_is_copy(path, files) and not opens(path) for path in files)


def _is_copy(path: str, files: Mapping[str, ListedFile]) -> bool:
    return path.endswith(COMPRESSED_SUFFIXES) and path[:-3] in files
