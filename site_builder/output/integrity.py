"""``integrity.json``: every published file with its size and digest, and one root over all of them (``docs/proof.md``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from hashlib import sha256
from itertools import islice
from typing import Any, NamedTuple

from msgspec import Struct, json

from site_builder.views import page_limits as limits

INTEGRITY_FILE = "integrity.json"
INTEGRITY_VERSION = 1
SENDS, READS, REDIRECTS = "sends", "reads", "redirects"
"""What a host does with a file: it sends it, it reads it as its own, or it may lead elsewhere in its place."""


class PublishedFile(NamedTuple):
    """A published file: its path, what hosts do with it, its size in bytes, and its SHA-256 as 64 digits."""

    path: str
    host: str
    size: int
    sha256: str


class Release(Struct, frozen=True):
    """What a manifest says of the build: who made it, the commit, and the root of the manifest before, where these are given."""

    generator: str
    generator_version: str
    commit: str | None = None
    previous: str | None = None


def part_name(number: int) -> str:
    """Return the path of a part of the manifest."""
    return f"integrity-{number}.json"


class Root:
    """The root over a release and its files, which are added in the order of the bytes of their paths."""

    def __init__(self, release: Release) -> None:
        self._count = 0
        self._digest = sha256(
            f"site-builder integrity {INTEGRITY_VERSION}\n"
            f"generator {release.generator} {release.generator_version}\n"
            f"commit {release.commit or '-'}\n"
            f"previous {release.previous or '-'}\n".encode()
        )

    def add(self, file: PublishedFile) -> None:
        """Add a file."""
        path = file.path.encode()
        self._count += 1
        self._digest.update(
            b"%s %d %s %d %s\n" % (file.sha256.encode(), file.size, file.host.encode(), len(path), path)
        )

    def digits(self) -> str:
        """Return the root over what has been added, as 64 digits."""
        whole = self._digest.copy()
        whole.update(b"files %d\n" % self._count)
        return whole.hexdigest()


def manifest(release: Release, files: Iterable[PublishedFile], count: int) -> Iterator[tuple[str, bytes]]:
    """Yield the files of a manifest by their paths, ``integrity.json`` last; of so many ``count`` files some parts come first.

    The files are in the order of the bytes of their paths, and are held only a part at a time.
    """
    about = {
        "version": INTEGRITY_VERSION,
        "generator": {"name": release.generator, "version": release.generator_version},
        "commit": release.commit,
        "previous": release.previous,
        "count": count,
    }
    root, listed = Root(release), iter(files)
    parts: list[dict[str, Any]] = []
    whole: Mapping[str, Any] = {}
    while chunk := list(islice(listed, limits.FILES_PER_MANIFEST)):
        for file in chunk:
            root.add(file)
        listing = {"files": [_entry(file) for file in chunk]}
        if count <= limits.FILES_PER_MANIFEST:
            whole = listing
            continue
        name = part_name(len(parts) + 1)
        content = json.encode({"version": INTEGRITY_VERSION, "part": len(parts) + 1, **listing}) + b"\n"
        parts.append({"path": name, "count": len(chunk), "sha256": sha256(content).hexdigest()})
        yield name, content
    yield INTEGRITY_FILE, json.encode({**about, "root": root.digits(), **(whole or {"parts": parts})}) + b"\n"


def _entry(file: PublishedFile) -> dict[str, Any]:
    host = {} if file.host == SENDS else {"host": file.host}
    return {"path": file.path, "size": file.size, "sha256": file.sha256, **host}
