"""The tree that is about to be served: what did not change is shared with the one that is served, the rest is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from msgspec import Struct

from site_builder.build.compress import COMPRESSED_SUFFIXES, is_compressed, siblings
from site_builder.build.output_tree import File, Tree, digest_of_file


class StagedTree(Struct, frozen=True):
    """A tree that a build fills, beside the folder ``served``.

    ``on_spare`` says that it was the spare one, and holds already what did not change. ``precompress`` asks for
    compressed siblings of the files.
    """

    tree: Tree
    served: str
    on_spare: bool = False
    precompress: bool = False

    def catch_up(self, difference: Iterable[tuple[str, bool]]) -> None:
        """Bring the spare tree to what is served now."""
        for path, there in difference:
            if there:
                self.tree.take(path, self.served)
            else:
                self.tree.remove(path)

    def keep(self, files: Iterable[File]) -> None:
        """Put files that did not change into the tree that is to be published."""
        if not self.on_spare:
            for file in files:
                self.tree.take(file.path, self.served)

    def place(self, path: str, content: bytes, now: Mapping[str, File]) -> list[File]:
        """Put a file with its siblings into the tree, unless they are what is served ``now`` to the last byte.

        Siblings are made only for files that changed.
        """
        placed = [self.place_file(path, content, now.get(path))]
        if not self.precompress or not is_compressed(path, len(content)):
            return placed
        there = [now[path + suffix] for suffix in COMPRESSED_SUFFIXES if path + suffix in now]
        if placed[0] is now.get(path) and len(there) == len(COMPRESSED_SUFFIXES):
            self.keep(there)
            return placed + there
        return placed + [self.place_file(name, made, now.get(name)) for name, made in siblings(path, content)]

    def place_file(self, path: str, content: bytes, now: File | None) -> File:
        """Put one file into the tree, unless it is what is served ``now`` to the last byte."""
        if now and now.digest == digest_of_file(content):
            self.keep((now,))
            return now
        return self.tree.put(path, content)
