"""An id in whose place somebody wrote what the page is called: the message names the id."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from site_builder.findings.values import Finding
from site_builder.index.entries import ClaimantEntry, ClaimEntry, IndexEntry, QuestionEntry
from site_builder.index.site_index import SiteIndex


def with_meant_ids(findings: Iterable[Finding], index: SiteIndex) -> Iterator[Finding]:
    """Yield the findings; one on a text that is the title of a page has the id of that page as its fix."""
    ids: Mapping[str, str] | None = None
    for found in findings:
        if found.code == "bad-id" and found.excerpt:
            ids = _by_title(index) if ids is None else ids
            start = found.place.column - 1
            if id := ids.get(_bare(found.excerpt[start : start + found.place.length])):
                hint = f"Here stands the id, which is the name of the file without .md: `{id}`."
                found = replace(found, hint=hint, replacement=id)
        yield found


def _by_title(index: SiteIndex) -> dict[str, str]:
    titles: dict[str, str] = {}
    for entry in index.entries():
        titles.setdefault(_bare(_title(entry)), entry.id)
    return titles


def _title(entry: IndexEntry) -> str:
    match entry:
        case ClaimEntry():
            return entry.claim
        case QuestionEntry():
            return entry.question
        case ClaimantEntry():
            return entry.name
    return str(getattr(entry, "title", ""))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip("\"'“”.?! ")
