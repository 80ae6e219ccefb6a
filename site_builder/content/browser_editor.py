"""The browser editor's program: it is not ours, and is published unchanged."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import blake2b

from msgspec import Struct


class EditorScript(Struct, frozen=True):
    """``name`` is the file that the editor's page loads; ``files`` has it, and those that it loads itself, by name."""

    name: str
    files: Mapping[str, bytes]

    @property
    def digest(self) -> str:
        """The digest of the whole program."""
        digest = blake2b(self.name.encode(), digest_size=16)
        for name, content in sorted(self.files.items()):
            digest.update(name.encode() + b"\0" + len(content).to_bytes(8, "big") + content)
        return digest.hexdigest()
