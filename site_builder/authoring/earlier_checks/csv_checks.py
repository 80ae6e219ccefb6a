"""Tables of checks, one a row: CSV with commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping

from site_builder.authoring.earlier_checks.columns import Columns, check_of_row, columns_of
from site_builder.authoring.earlier_checks.found_check import FoundCheck, UnreadableFileError

MAX_CELL = 1_000_000
"""How many characters a cell may have: more than any article."""


def checks_of_table(
    text: str, given: Mapping[str, str], tell: Callable[[Columns], None] = lambda columns: None
) -> Iterator[FoundCheck]:
    """Yield the check of each row; ``tell`` hears which columns are read. Raises :class:`UnreadableFileError`."""
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    before = csv.field_size_limit(MAX_CELL)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        header = next(rows, [])
        columns = columns_of(header, given)
        tell(columns)
        for row in rows:
            if any(row):
                yield check_of_row(dict(zip(header, row, strict=False)), columns, f"line {rows.line_num}")
    except csv.Error as error:
        raise UnreadableFileError(f"Line {max(rows.line_num, 1)} is no line of a table: {error}.") from None
    finally:
        csv.field_size_limit(before)
