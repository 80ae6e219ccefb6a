"""What is kept from one build to the next, because making it again would take long: share cards, the search index.

Every entry is named by the digest of all that it was made from, so it can never be out of date, and sealed with a key
that lies outside the repository, so that only what this user's builds made of this site is used. The folder may be
deleted, half-written or used by two builds at once; at worst something is made again. No step to an entry may be a
link, and no entry holds a file under a name that its kind does not have. If the disk refuses, nothing is kept.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from time import time
from typing import Any

from site_builder.store.seal_key import site_key
from site_builder.store.site_paths import entries, is_file, is_folder, open_file, stays_inside

CACHE_FOLDER = ".site-builder/cache"
"""Where the entries lie in a site's folder."""
UNUSED_DAYS = 30
"""Entries that no build has asked for in so many days are removed."""
_DAY = 24 * 60 * 60
_PARTIAL = ".part"
_OURS = re.compile(rf"[0-9a-f]{{64}}(\.\d+{re.escape(_PARTIAL)})?")


def digest_of(*parts: Any) -> str:
    """Return the digest of plain values (texts, numbers, lists, mappings) as the name of what is made from them."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def digest_of_bytes(content: bytes) -> str:
    """Return the digest of bytes, in the form in which :func:`digest_of` takes it."""
    return hashlib.sha256(content).hexdigest()


class Kept:
    """The entries of the site in a folder, by kind and digest; without a folder, or without a key, nothing is kept.

    Each file begins with the seal of what follows, so one that was cut short or changed, or that lies under another name,
    is noticed, removed and made again.
    """

    def __init__(self, root: Path | None) -> None:
        self._key = site_key(root) if root else None
        self._root = root or Path()
        self._grown: set[str] = set()

    def get(self, kind: str, digest: str) -> bytes | None:
        """Return an entry, or None when there is none that is whole and ours."""
        if self._key is None or not is_file(self._root, _path(kind, digest)):
            return None
        path = self._root / _path(kind, digest)
        try:
            with open(open_file(path), "rb") as file:
                stored, _, content = file.read().partition(b"\n")
            whole = stored == self._key.seal_bytes(kind, digest, content).encode()
            if not whole:
                path.unlink()
            elif path.stat().st_mtime < time() - _DAY:
                os.utime(path)
        except OSError:
            return None
        return content if whole else None

    def get_files(self, kind: str, digest: str, names: re.Pattern[str]) -> dict[str, bytes] | None:
        """Return the files of an entry, or None when there is none, or one with a file whose whole name is not of ``names``."""
        entry = self.get(kind, digest)
        files = unpack(entry) if entry is not None else None
        return files if files and all(names.fullmatch(name) for name in files) else None

    def put(self, kind: str, digest: str, content: bytes) -> None:
        """Keep an entry. It is never visible half-written."""
        if self._key is None or not self._make_folder(kind):
            return
        path = self._root / _path(kind, digest)
        partial = path.with_name(f"{digest}.{os.getpid()}{_PARTIAL}")
        try:
            # Both of these remove a link and do not follow it.
            partial.unlink(missing_ok=True)
            with partial.open("xb") as file:
                file.write(self._key.seal_bytes(kind, digest, content).encode() + b"\n" + content)
            partial.replace(path)
            self._grown.add(kind)
        except OSError:
            with suppress(OSError):
                partial.unlink()

    def put_files(self, kind: str, digest: str, files: Mapping[str, bytes]) -> None:
        """Keep several files as one entry."""
        self.put(kind, digest, pack(files))

    def _make_folder(self, kind: str) -> bool:
        """Make the folder of a kind, step by step, and say whether it is there and reached without a link."""
        steps = f"{CACHE_FOLDER}/{kind}".split("/")
        for length in range(1, len(steps) + 1):
            path = "/".join(steps[:length])
            with suppress(OSError):
                (self._root / path).mkdir()
            if not is_folder(self._root, path):
                return False
        return True

    def prune(self) -> None:
        """Remove what has not been asked for in a long time, among the kinds to which something was added."""
        for kind in sorted(self._grown):
            _prune(self._root, f"{CACHE_FOLDER}/{kind}", time())
        self._grown.clear()


def _path(kind: str, digest: str) -> str:
    return f"{CACHE_FOLDER}/{kind}/{digest}"


def _prune(root: Path, folder: str, now: float) -> None:
    for entry in entries(root, folder):
        days = 1 if entry.name.endswith(_PARTIAL) else UNUSED_DAYS
        with suppress(OSError):
            is_old = entry.stat(follow_symlinks=False).st_mtime < now - days * _DAY
            if is_old and _OURS.fullmatch(entry.name) and entry.is_file(follow_symlinks=False):
                Path(entry).unlink()


def pack(files: Mapping[str, bytes]) -> bytes:
    """Return several files as one entry."""
    sizes = json.dumps({name: len(files[name]) for name in sorted(files)})
    return b"\n".join((sizes.encode("utf-8"), b"".join(files[name] for name in sorted(files))))


def unpack(entry: bytes) -> dict[str, bytes] | None:
    """Return the files of an entry that :func:`pack` made, or None for anything else and where a name leads out."""
    head, _, content = entry.partition(b"\n")
    try:
        sizes = json.loads(head)
    except ValueError:
        return None
    if not isinstance(sizes, dict) or not all(type(size) is int and size >= 0 for size in sizes.values()):
        return None
    if sum(sizes.values()) != len(content) or not all(map(stays_inside, sizes)):
        return None
    files, start = {}, 0
    for name, size in sizes.items():
        files[name] = content[start : start + size]
        start += size
    return files
