"""A finding before its place is known: what it says, and the file and field that it is about."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.document import Document, Key
from site_builder.content.records import Content
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding, Place, finding


class UnlocatedFinding(Struct, frozen=True):
    """A finding of which only the field is known so far; ``path`` is the file's, ``key`` the field or a place.

    ``or_at`` is the field to point at when the file has no such field, and ``replacement`` what belongs at the place
    beyond doubt, ``paste`` lines to put into the file (see :class:`site_builder.findings.finding.Finding`), and
    ``list_to_paste`` the whole list to put there where the file has it on one line, in square brackets.
    """

    path: str
    code: str
    key: Key | Place
    message: str
    hint: str
    severity: Severity | None = None
    or_at: Key = ()
    replacement: str | None = None
    paste: str = ""
    list_to_paste: str = ""

    def located_in(self, document: Document[Content] | None) -> Finding:
        """Return it as a finding at the line and column of its field; None stands for a file that cannot be read."""
        key = self.key
        if document is None or key == ():
            place = key if isinstance(key, Place) else Place(self.path)
            return finding(self.code, place, self.message, self.hint, severity=self.severity)
        if not isinstance(key, Place) and self.or_at and key not in document.marks:
            key = self.or_at
        return document.report(
            self.code,
            key,
            self.message,
            self.hint,
            severity=self.severity,
            replacement=self.replacement,
            paste=self._paste_in(document),
        )

    def _paste_in(self, document: Document[Content]) -> str:
        mark = document.marks.get(self.key[:1]) if self.list_to_paste and not isinstance(self.key, Place) else None
        on_one_line = mark and document.lines[mark.line - 1].startswith("[", mark.column - 1)
        return self.list_to_paste if on_one_line else self.paste
