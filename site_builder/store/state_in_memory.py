"""What one reading leaves for the next one in the same process, in the form of the state that a build keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from site_builder.store.state_rows import ComparisonRow, DocumentRow, PictureRow, Row, SeedRow


class StateInMemory:
    """The state of a site that one process reads again and again.

    Pages are made when somebody looks at them. So the details of documents that were replaced stay at hand until the pages
    of another reading are shown.
    """

    def __init__(self) -> None:
        self._documents: dict[str, DocumentRow] = {}
        self._replaced: dict[str, DocumentRow] = {}
        self._seeds: dict[str, SeedRow] = {}
        self._pictures: dict[str, PictureRow] = {}
        self._comparisons: dict[str, ComparisonRow] = {}

    def documents(self, folder: str) -> Iterator[DocumentRow]:
        """Yield the documents of a folder of ``content/``."""
        beginning = f"content/{folder}/"
        return (row for path, row in self._documents.items() if path.startswith(beginning))

    def detail(self, path: str, digest: str) -> str | None:
        """Return the detail of a document whose text has this digest, as JSON."""
        rows = (self._documents.get(path), self._replaced.get(path))
        return next((row.detail for row in rows if row and row.digest == digest), None)

    def forget_replaced(self) -> None:
        """Forget the documents that were replaced: from now on the pages of the last reading are shown."""
        self._replaced.clear()

    def seeds(self) -> Iterator[SeedRow]:
        """Yield every seed."""
        return iter(self._seeds.values())

    def pictures(self) -> Iterator[PictureRow]:
        """Yield every picture."""
        return iter(self._pictures.values())

    def comparison(self, name: str) -> str | None:
        """Return a value that was kept of comparing documents or the wording of articles, as JSON."""
        row = self._comparisons.get(name)
        return row.value if row else None

    def write(self, rows: Iterable[Row] = (), *, gone: Iterable[tuple[type[Row], str]] = ()) -> None:
        """Keep these rows and forget what is gone."""
        kept: dict[type[Row], dict[str, Any]] = {
            DocumentRow: self._documents,
            SeedRow: self._seeds,
            PictureRow: self._pictures,
            ComparisonRow: self._comparisons,
        }
        for kind, name in gone:
            self._replace(kept[kind].pop(name, None))
        for row in rows:
            match row:
                case DocumentRow():
                    self._replace(self._documents.get(row.path))
                    self._documents[row.path] = row
                case SeedRow():
                    self._seeds[row.name] = row
                case PictureRow():
                    self._pictures[row.path] = row
                case ComparisonRow():
                    self._comparisons[row.name] = row

    def _replace(self, row: Row | None) -> None:
        """Keep the first row of a document that is replaced: pages that are shown were made from no later one."""
        if isinstance(row, DocumentRow):
            self._replaced.setdefault(row.path, row)
