"""What is in a tree, target by target: the rows for the next build, and what whole-site files are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from msgspec import json

from site_builder.build.output_tree import File, added_sum
from site_builder.build.publication import PUBLISHED, Publication
from site_builder.build.target_kind import SitemapEntry
from site_builder.build.workers import ITEMS_PER_BATCH
from site_builder.store.state import State
from site_builder.store.state_rows import PageRow


class Inventory:
    """The targets of the tree that is being made.

    ``entries`` and ``searched`` are those of all targets; ``total`` and ``count`` tell the tree of a build from nothing.
    A large site that is made from nothing writes its rows to the state as they are made: together they take more memory
    than its pages. The note of what is published is removed before the first of them, so that nobody uses the rows of a
    build that failed. ``note`` receives the files of each target.
    """

    def __init__(
        self,
        state: State,
        before: Mapping[str, PageRow],
        publication: Publication,
        note: Callable[[str, list[File]], None] = lambda target, files: None,
    ) -> None:
        self.entries: list[SitemapEntry] = []
        self.searched: dict[str, str] = {}
        self.total, self.count = 0, 0
        self._state = state
        self._before = before
        self._intact = publication.intact
        self._note = note
        self._rows: dict[str, PageRow] = {}
        self._is_kept: bool | None = None  # Nothing has been put away yet.

    def add(self, rows: Iterable[PageRow]) -> None:
        """Note targets with the files that they have in the tree."""
        for row in rows:
            listed, entries, searched = json.decode(row.files)
            files = [File(*file) for file in listed]
            self._note(row.name, files)
            self.entries += [SitemapEntry(*entry) for entry in entries]
            self.searched |= searched
            self._rows[row.name] = row
            if not self._intact:
                self.total = added_sum(self.total, files)
                self.count += len(files)
        if not self._intact and len(self._rows) >= ITEMS_PER_BATCH:
            self._put_away()

    def _put_away(self, notes: Mapping[str, Any] | None = None) -> None:
        was_kept = self._state.write(
            self._rows.values(), notes=notes or {PUBLISHED: None}, anew=self._is_kept is None, vouching=PUBLISHED
        )
        self._is_kept = was_kept and self._is_kept is not False
        self._rows.clear()

    def serve(self, publication: Publication) -> None:
        """Serve the tree, and keep what the next build needs to know of it."""
        if not self._intact:
            note = publication.finish_anew(self.total, self.count)
            # The disk refused some rows, and the others do not describe a whole tree: the next build makes everything.
            self._put_away({PUBLISHED: None if self._is_kept is False else note})
            return
        before = self._before
        changed = [row for name, row in self._rows.items() if before.get(name) != row]
        gone = [name for name in before if name not in self._rows]
        replaced = [before[row.name] for row in changed if row.name in before] + [before[name] for name in gone]
        old = {file for row in replaced for file in files_of(row)}
        new = {file for row in changed for file in files_of(row)}
        note = publication.finish(old - new, new - old)
        self._state.write(changed, gone=[(PageRow, name) for name in gone], notes={PUBLISHED: note}, vouching=PUBLISHED)


def files_of(row: PageRow) -> list[File]:
    """Return the files of a target."""
    return [File(*file) for file in json.decode(row.files)[0]]


def row_of(name: str, made_from: str, files: list[File]) -> PageRow:
    """Return the row of a target that looks nothing up."""
    return PageRow(name, made_from, "[]", as_text([files, [], {}]))


def as_text(value: Any) -> str:
    """Return a value as JSON."""
    return json.encode(value).decode()
