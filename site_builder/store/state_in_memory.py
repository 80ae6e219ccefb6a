"""What one reading leaves for the next one in the same process, in the form of the state that a build keeps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from site_builder.store.state_rows import ComparisonRow, DocumentRow, PictureRow, Row, SeedRow


class StateInMemory:
    """The state of a site that one process reads again and again."""

    def __init__(self) -> None:
        self._documents: dict[str, DocumentRow] = {}
        self._seeds: dict[str, SeedRow] = {}
        self._pictures: dict[str, PictureRow] = {}
        self._comparisons: dict[str, ComparisonRow] = {}

    def documents(self, folder: str) -> Iterator[DocumentRow]:
        """Yield the documents of a folder of ``content/``."""
        beginning = f"content/{folder}/"
        return (row for path, row in self._documents.items() if path.startswith(beginning))

    def detail(self, path: str, digest: str) -> str | None:
        """Return the detail of a document whose text has this digest, as JSON."""
        row = self._documents.get(path)
        return row.detail if row and row.digest == digest else None

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
            kept[kind].pop(name, None)
        for row in rows:
            match row:
                case DocumentRow():
                    self._documents[row.path] = row
                case SeedRow():
                    self._seeds[row.name] = row
                case PictureRow():
                    self._pictures[row.path] = row
                case ComparisonRow():
                    self._comparisons[row.name] = row
