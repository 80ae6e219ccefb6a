"""The documents of a site, each read once more from its file when it is looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import cast

from site_builder.content.document import AnyDocument
from site_builder.content.read_document import load_document
from site_builder.content.read_seed import ChangedError
from site_builder.content.records import KINDS


def read_again(root: Path, path: str, digest: str) -> AnyDocument:
    """Return the document in a file with this digest.

    Raises :class:`site_builder.content.read_seed.ChangedError` when the file holds another text by now.
    """
    loaded = load_document(root, path, KINDS[path.split("/")[1]])
    if loaded.document is None or loaded.digest != digest:
        raise ChangedError(path)
    return cast(AnyDocument, loaded.document)


class FetchedDocuments(Mapping[str, AnyDocument]):
    """Documents by path. ``digests`` has, by path, the digest of each text that was read (and another digest).

    Raises :class:`site_builder.content.read_seed.ChangedError` for a file whose text is not the one that was read.
    """

    def __init__(self, root: Path, digests: Mapping[str, tuple[str, str]]) -> None:
        self._root = root
        self._digests = digests
        self._read: dict[str, AnyDocument] = {}

    def __getitem__(self, path: str) -> AnyDocument:
        if path not in self._read:
            self._read[path] = read_again(self._root, path, self._digests[path][0])
        return self._read[path]

    def __iter__(self) -> Iterator[str]:
        return iter(self._digests)

    def __len__(self) -> int:
        return len(self._digests)
