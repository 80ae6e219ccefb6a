"""An archived text as it was read."""

from __future__ import annotations

from collections.abc import Collection

from msgspec import Struct

TIMESTAMPS = (".ots", ".tsr")
"""What the names of timestamps end with: OpenTimestamps, and the responses of RFC 3161. They stand beside their files."""


def stamped_seed(name: str) -> str | None:
    """Return the name of the file that a timestamp of this name is about; None for any other file."""
    return next((name.removesuffix(ending) for ending in TIMESTAMPS if name.endswith(ending)), None)


class Seed(Struct, frozen=True):
    """An archived text. ``text`` is its bytes read as UTF-8 and nothing else; offsets count its code points."""

    name: str
    sha256: str
    text: str

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return self.text.encode()

    @property
    def size(self) -> int:
        """How many bytes the file has."""
        return len(self.text) if self.text.isascii() else len(self.content)


def name_below_seeds(name: str, there: Collection[str]) -> str | None:
    """Return the name of a file that was written with the folder before it, where that file is there."""
    bare = name.removeprefix("./").removeprefix("seeds/")
    return bare if bare != name and bare in there else None
