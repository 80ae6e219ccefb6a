"""A table of figures (CSV, TSV) as a text: a row a line, its cells parted by tabs, as a browser copies a table."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.text_language import language_of_text

PARTED_BY = "\t;,|"
"""What parts the cells of a row, in the order in which it is tried where two do so as well as each other."""
MAX_ROWS_SAMPLED = 50
"""How many rows are looked at for what parts their cells."""
MAX_CELL = 10 * 2**20
"""How many characters a cell has at most: as many as a file."""


def article_in_table(text: str) -> Article:
    """Return the rows of a table, one a line. Raises :class:`IngestError`."""
    csv.field_size_limit(MAX_CELL)
    rows = [row for row in _rows(text.removeprefix("\ufeff"), _parted_by(text)) if row]
    if not rows:
        raise IngestError("There is no row with words or figures in this table.")
    lines = "\n".join(rows) + "\n"
    language, origin = language_of_text(lines)
    return Article(lines, language=language, origins={"language": origin} if language else {})


def _rows(text: str, parted_by: str) -> Iterator[str]:
    try:
        for cells in csv.reader(StringIO(text, newline=""), delimiter=parted_by):
            yield "\t".join(" ".join(cell.split()) for cell in cells).strip()
    except csv.Error as error:
        raise IngestError(
            f"This table cannot be read: {error}. Save it once more as CSV, or copy its text into a .txt file."
        ) from None


def _parted_by(text: str) -> str:
    """Return the sign that stands in most rows equally often."""
    rows = [line for line in text.splitlines()[:MAX_ROWS_SAMPLED] if line.strip()]
    return max(PARTED_BY, key=lambda sign: _agreement([line.count(sign) for line in rows]))


def _agreement(counts: list[int]) -> float:
    """Return the share of rows that have a sign as often as most rows that have it."""
    some = [count for count in counts if count]
    return counts.count(max(some, key=some.count)) / len(counts) if some else 0
