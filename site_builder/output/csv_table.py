"""Tables for spreadsheets: CSV (RFC 4180) whose letters come out right, and in which no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from typing import Any

from site_builder.findings.characters import UNSEEN

SEPARATOR = "; "
"""What stands between the texts of one cell."""
ENCODING = "utf-8-sig"
"""UTF-8 behind a byte order mark: without it many spreadsheets read “£” as “Â£”."""


def csv_table(columns: Sequence[str], rows: Iterable[Iterable[Any]]) -> bytes:
    """Return a table with a header. A cell is a text, a number, None, or several texts."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return text.getvalue().encode(ENCODING)


def joined(texts: Iterable[str]) -> str:
    """Return several texts as one cell has them."""
    return SEPARATOR.join(texts)


def _cell(value: Any) -> Any:
    """Keep a spreadsheet from taking a text, or a part of one, for a formula (OWASP, CSV Injection).

    Many programs split a table at semicolons (the Arabic ones where Windows is set so), tabs or ends of lines, and then know
    nothing of the quotation marks around a text. So an apostrophe stands before each formula that such a piece would begin
    with. Other signs, such as a space or a colon, part cells only where whoever opens the file says so, and change nothing:
    an apostrophe behind each of them would alter ordinary texts (“x = 1”, “It rose, -1 metre”).
    """
    text = joined(value) if isinstance(value, (list, tuple)) else value
    return _PIECE.sub(_guarded, text) if isinstance(text, str) else text


_PARTS = r";|\t\n\r\v\f\x1c-\x1e\x85\u2028\u2029\uff1b\u060c\u061b"
_PART = re.compile(f"[{_PARTS}]")
_PIECE = re.compile(
    rf"(?:^|(?<=[{_PARTS}]))(?P<blank>[\s\"\x00{UNSEEN}]*+)(?P<sign>[=+\-@\uff1d\uff0b\uff0d\uff20\ufe62\ufe63\ufe66\ufe6b]?)"
)
"""Where a program that splits a text may find a formula: one with signs of ASCII, or with those of other widths.

What is blank before it is taken as a whole, so that the time grows with the length of a text.
"""


def _guarded(piece: re.Match[str]) -> str:
    blank, sign = piece["blank"], piece["sign"]
    end = len(blank) if sign else max(blank.rfind("\t"), blank.rfind("\r"))
    if end < 0:
        return piece[0]
    return "'" + _PART.sub(r"\g<0>'", blank[:end]) + blank[end:] + sign
