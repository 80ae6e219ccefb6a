"""``claims.csv``: its rows, each held against ``claim.json``."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from typing import Any

from site_builder.audit.published_site import PublishedSite, UnreadableError
from site_builder.output.csv_table import ENCODING, joined
from site_builder.output.exports import COLUMNS

Row = Mapping[str, str]
_GUARD = re.compile("(?:^|(?<=[;|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029\uff1b\u060c\u061b]))'")
"""An apostrophe where one is put to keep spreadsheets from taking a text for a formula (:mod:`site_builder.output.csv_table`)."""


def published_rows(site: PublishedSite) -> list[Row]:
    """Return the rows of the table. Raises :class:`UnreadableError`."""
    try:
        text = site.get("claims.csv").content.decode(ENCODING)
        header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    except (UnicodeDecodeError, csv.Error) as error:
        raise UnreadableError(f"The table cannot be read: {error}.") from None
    except ValueError:
        raise UnreadableError("The table is empty.") from None
    if tuple(header) != COLUMNS or any(len(row) != len(header) for row in rows):
        raise UnreadableError("The table has other columns, or a line that is not whole.")
    return [dict(zip(header, row, strict=True)) for row in rows]


def is_row_of(row: Row, claim: Mapping[str, Any]) -> bool:
    """Say whether a row has what ``claim.json`` says."""
    return all(agrees_with_value(row[name], _value(claim, name)) for name in COLUMNS)


def agrees_with_value(cell: str, value: Any) -> bool:
    """Say whether a cell of the table stands for this value of the JSON."""
    return _bare(cell) == _bare("" if value is None else str(value))


def _value(claim: Mapping[str, Any], column: str) -> Any:
    """Return what a column holds."""
    if column in ("verdict", "rating"):
        return claim["verdict"]["id" if column == "verdict" else column]
    if column == "claimants":
        return joined(claimant["name"] for claimant in claim["claimants"])
    if column == "topics":
        return joined(claim["topics"])
    if column in ("status_date", "status_note"):
        return (claim["status_note"] or {}).get(column.removeprefix("status_"))
    if column.startswith("origins_"):
        return (claim["tally"]["origins"] or {}).get(column.removeprefix("origins_"))
    return claim["tally"][column] if column in claim["tally"] else claim.get(column)


def _bare(cell: str) -> str:
    return _GUARD.sub("", cell)
