"""An archived text as it was read."""

from __future__ import annotations

from msgspec import Struct


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
