"""What stands between words of an archived text because of its lines: hyphens at line ends, marks of lists and tables."""

from __future__ import annotations

import re

from site_builder.evidence.folding import fold

_PARTED = re.compile(r"(\w+)[-\u2010\u00ad][ \t]*\r?\n[ \t]*(\w+)")
_LIST_MARKS = re.compile(r"(?m)^[ \t]*(?:(?:[-*•◦▪‣·–]|\d{1,3}[.)]|[a-z]\))[ \t]+|\|)|\|[ \t]*$|[ \t]*\|[ \t]*")


def parted_word(quote: str, passage: str) -> str | None:
    """Return the first word that a hyphen parts at a line end of a passage, where that is all that parts it from a quotation."""
    wanted, whole = fold(quote).text.strip(), fold(_PARTED.sub(r"\1\2", passage)).text
    found = _PARTED.search(passage)
    return f"{found[1]}{found[2]}" if found and wanted in whole else None


def has_list_marks(quote: str, passage: str) -> bool:
    """Say whether marks of a list or a table are all that parts a passage from a quotation."""
    plain = fold(_LIST_MARKS.sub(" ", passage)).text
    return plain != fold(passage).text and fold(quote).text.strip() in plain
