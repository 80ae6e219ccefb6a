"""Publishing: the folder that is served is exchanged as a whole, at a cost that depends on what changed.

There are two trees: the one that is served, and a spare one, which is the one that was served before. A build brings
the spare tree up to date, puts into it what changed, and exchanges the two in one step. Files that are the same in both
are shared by the two (hard links). Where there is no spare tree, or where anything differs from what was noted, a new
tree is made. At any time the folder shows one whole build.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.compress import require_compressors
from site_builder.build.output_folder import (
    MARKER,
    MARKER_TEXT,
    ForeignFolderError,
    clear_abandoned,
    free_staging_of,
    refuse_foreign,
    refuse_linked,
    remove_if_ours,
    remove_tree,
)
from site_builder.build.output_tree import (
    File,
    Tree,
    added_sum,
    again,
    changed_sum,
    digest_of_file,
    is_whole,
    mark_of,
    sum_of,
)
from site_builder.build.spare_tree import SPARE, keep_spare, remove_spare, take_spare
from site_builder.build.staged_tree import StagedTree
from site_builder.build.swap_folders import exchange

PUBLISHED = "published"
_LARGEST_DIFFERENCE = 0.5
"""A tree that differs from the served one by more than this part is not worth keeping."""


class DisturbedError(Exception):
    """Another build published into the folder while this one was going on; the text is its path. The build has to start again."""


class Publication(Struct, frozen=True):
    """One publishing into the folder ``out``.

    ``intact`` says that the folder holds exactly what the last build put there, so that only what changed has to be
    made. ``before`` is what that build noted. ``staged`` is the tree that is made. ``store`` is the site's folder where
    something may be kept in it, or None.
    """

    out: Path
    root: Path
    before: dict[str, Any] | None
    intact: bool
    staged: StagedTree
    served: list[int] | None = None
    store: Path | None = None

    @classmethod
    def begin(
        cls,
        root: Path,
        out: Path,
        before: dict[str, Any] | None,
        *,
        precompress: bool = False,
        store: Path | None = None,
    ) -> Publication:
        """Look at what is there.

        Raises :class:`site_builder.build.output_folder.ForeignFolderError`, :class:`OSError` and, where siblings are asked for,
        :class:`site_builder.build.compress.CompressorMissingError`.
        """
        if precompress:
            require_compressors()
        refuse_linked(root, out)
        out = out.resolve()
        refuse_foreign(out)
        served = mark_of(out)
        intact = before is not None and before["out"] == str(out) and is_whole(out, before["sum"], before["mark"])
        tree = Tree(str(free_staging_of(out, os.getpid())))
        staged = StagedTree(tree, str(out), precompress=precompress)
        return cls(out, root, before, intact, staged, served, store)

    def recognized(self, files: Iterable[File]) -> tuple[Publication, dict[str, File]] | None:
        """Check whether the output folder still holds exactly these files, although their timestamps changed.

        Return the publication that goes on from there, and the files as they are now. Raises :class:`OSError`.
        """
        if self.intact or self.before is None or self.before["out"] != str(self.out) or not self.out.is_dir():
            return None
        marker = File(MARKER, digest_of_file(MARKER_TEXT), len(MARKER_TEXT), 0)
        found = again(str(self.out), (marker, *files))
        if found is None:
            return None
        note = self._note(sum_of(found.values()), len(found), None, [])
        return replace(self, before=note, intact=True), found

    def lay(self) -> Publication:
        """Lay the tree that is to be published: the spare one, brought to what is served now, or an empty one.

        The spare one is moved out of the folder of kept things before it is changed, so that deleting that folder at
        any time removes nothing from a tree that is about to be served.
        """
        self.out.parent.mkdir(parents=True, exist_ok=True)
        clear_abandoned(self.out)
        folder = Path(self.staged.tree.folder)
        if self.store and self.intact and self.before and take_spare(self.store, self.before, folder):
            self.staged.catch_up(self.before["difference"])
            return replace(self, staged=replace(self.staged, on_spare=True))
        if self.store:
            remove_spare(self.store)
        if folder.is_dir():
            raise ForeignFolderError(f"The folder {folder.name} holds files that no build made; nothing was written.")
        folder.mkdir()
        # First of all, and never again: if we are killed at any time, the next build knows the folder by its marker.
        if self.intact:
            self.staged.tree.take(MARKER, str(self.out))
        else:
            self.staged.tree.put(MARKER, MARKER_TEXT)
        return self

    def finish(self, gone: Iterable[File], new: Iterable[File]) -> dict[str, Any]:
        """Serve the tree. Gives the note of it for the next build.

        ``gone`` are the files that were served and that are replaced or not there any more, ``new`` those that take
        their place. What was served has to be intact.
        """
        before, gone, new = self.before or {}, tuple(gone), tuple(new)
        there = {file.path for file in new}
        removed = [file.path for file in gone if file.path not in there]
        if self.staged.on_spare:
            for path in removed:
                self.staged.tree.remove(path)
        difference = [*((file.path, True) for file in new), *((path, False) for path in removed)]
        kept = self._exchange(keep=len(difference) <= _LARGEST_DIFFERENCE * before["files"])
        return self._note(
            changed_sum(before["sum"], gone, new),
            before["files"] - len(gone) + len(new),
            before["sum"] if kept else None,
            difference if kept else [],
        )

    def finish_anew(self, total: int, count: int) -> dict[str, Any]:
        """Serve a tree that was made from nothing, whose sum and number of files are given. Gives its note."""
        marker = self.staged.tree.file_of(MARKER, MARKER_TEXT)
        self._exchange(keep=False)
        return self._note(added_sum(total, (marker,)), count + 1, None, [])

    def _note(self, total: int, count: int, spare: int | None, difference: list[tuple[str, bool]]) -> dict[str, Any]:
        spare_mark = mark_of(self.store / SPARE) if self.store and spare is not None else None
        return {
            "out": str(self.out),
            "sum": total,
            "files": count,
            "mark": mark_of(self.out),
            "spare": spare,
            "spare_mark": spare_mark,
            "difference": difference,
        }

    def _exchange(self, *, keep: bool) -> bool:
        """Serve the tree; say whether the one that was served is kept as the spare one."""
        folder = Path(self.staged.tree.folder)
        if self.intact and mark_of(self.out) != self.served:
            raise DisturbedError(str(self.out))
        if not self.out.is_dir():
            folder.replace(self.out)
            return False
        exchange(folder, self.out)
        if keep and self.store and keep_spare(self.store, folder):
            return True
        remove_tree(folder)
        return False

    def abandon(self) -> None:
        """Remove what was laid."""
        remove_if_ours(Path(self.staged.tree.folder))
