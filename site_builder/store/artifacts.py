"""What is kept from one build to the next, because making it again would take long: share cards, the search index.

Every entry is named by the digest of all that it was made from, so it can never be out of date: it is there and
right, or it is missing. The folder may be deleted, shared between branches, met half-written or used by two builds at once; at
worst something is made again. A disk that refuses is no reason to fail either: then nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any

FOLDER = ".site-builder/cache"
"""Where the entries lie in a site's folder."""
UNUSED_DAYS = 30
"""Entries that no build has asked for in so many days are removed."""
_DAY = 24 * 60 * 60
_PARTIAL = ".part"


def digest_of(*parts: Any) -> str:
    """Return the digest of plain values (texts, numbers, lists, mappings) as the name of what is made from them."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """Return the digest of bytes, in the form in which :func:`digest_of` takes it."""
    return hashlib.sha256(content).hexdigest()


class Kept:
    """The entries in one folder, by kind and digest; without a folder nothing is kept.

    Each file begins with the digest of what follows, so one that was cut short or changed is noticed, removed and
    made again.
    """

    def __init__(self, folder: Path | None) -> None:
        self._folder = folder
        self._grown: set[str] = set()

    def get(self, kind: str, digest: str) -> bytes | None:
        """Return an entry, or None when there is none that is whole."""
        if self._folder is None:
            return None
        path = self._folder / kind / digest
        try:
            stored, _, content = path.read_bytes().partition(b"\n")
            whole = stored == digest_of_bytes(content).encode()
            if not whole:
                path.unlink()
            elif path.stat().st_mtime < time() - _DAY:
                os.utime(path)
        except OSError:
            return None
        return content if whole else None

    def put(self, kind: str, digest: str, content: bytes) -> None:
        """Keep an entry: it appears under its name whole or not at all."""
        if self._folder is None:
            return
        path = self._folder / kind / digest
        partial = path.with_name(f"{digest}.{os.getpid()}{_PARTIAL}")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            partial.write_bytes(digest_of_bytes(content).encode() + b"\n" + content)
            partial.replace(path)
            self._grown.add(kind)
        except OSError:
            with suppress(OSError):
                partial.unlink()

    def prune(self) -> None:
        """Remove what has not been asked for in a long time, among the kinds to which something was added."""
        for kind in sorted(self._grown):
            _prune(self._folder / kind if self._folder else Path(), time())
        self._grown.clear()


def _prune(folder: Path, now: float) -> None:
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            days = 1 if entry.name.endswith(_PARTIAL) else UNUSED_DAYS
            with suppress(OSError):
                if entry.stat().st_mtime < now - days * _DAY:
                    Path(entry).unlink()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return several files as one entry."""
    sizes = json.dumps({name: len(files[name]) for name in sorted(files)})
    return b"\n".join((sizes.encode("utf-8"), b"".join(files[name] for name in sorted(files))))


def unpack(entry: bytes) -> dict[str, bytes]:
    """Return the files of an entry that :func:`pack` made."""
    sizes, _, content = entry.partition(b"\n")
    files, start = {}, 0
    for name, size in json.loads(sizes).items():
        files[name] = content[start : start + size]
        start += size
    return files
