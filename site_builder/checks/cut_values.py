"""Values that a “#” cuts short: what stands behind it on the line is a note, and readers never see it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.content.document import AnyDocument
from site_builder.content.record_fields import texts_of
from site_builder.findings.values import Finding, Place

_REST = re.compile(r"\s+(#.*)")
_NOTE = re.compile(r"#\s")


def check(document: AnyDocument) -> Iterator[Finding]:
    """Report texts with a word that begins with “#” right behind them. A note has a space behind its “#”."""
    for key in texts_of(document.record):
        mark = document.marks.get(key)
        if mark is None or mark.line > len(document.lines):
            continue
        line = document.lines[mark.line - 1]
        rest = _REST.fullmatch(line, mark.column - 1 + mark.length)
        if rest and line[mark.column - 1] not in "\"'|>" and not _NOTE.match(rest[1]):
            place = Place(document.path, mark.line, rest.start(1) + 1, len(rest[1]))
            yield document.report(
                "cut-by-hash",
                place,
                f"From “#” on this is taken for a note, and readers would not see it: “{rest[1]}”.",
                "Put the whole value in double quotation marks.",
            )
