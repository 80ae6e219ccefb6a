"""An id in whose place somebody wrote what the page is called: the message names the id."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from site_builder.findings.finding import Finding
from site_builder.findings.suggestions import did_you_mean
from site_builder.index.entries import ClaimantEntry, ClaimEntry, IndexEntry, QuestionEntry, SourceEntry, TopicEntry
from site_builder.index.site_index import SiteIndex

MAX_NAMED = 5
"""How many articles of a publisher a message names."""


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
            elif field := _REFERENCE.match(found.excerpt):
                found = replace(found, **_of_those_there(field[1], found, index))
        yield found


_REFERENCE = re.compile(r"\s*(?:- )?(source|story|question):")
_FOLDERS = {"source": "sources", "story": "stories", "question": "questions"}


def _of_those_there(field: str, found: Finding, index: SiteIndex) -> dict[str, str | None]:
    """Return what to write in place of an id that cannot be one: one that is there, or those of a publisher's articles."""
    there = index.folder(_FOLDERS[field])
    if found.replacement in there:
        return {}
    start = found.place.column - 1
    wrote = found.excerpt[start : start + found.place.length]
    if field == "source" and wrote.startswith(("https://", "http://")):
        return _of_address(wrote, index)
    of_publisher = [id for id, one in index.sources.items() if _bare(one.publisher or "") == _bare(wrote)]
    if field == "source" and of_publisher:
        listed = ", ".join(f"`{id}`" for id in of_publisher[:MAX_NAMED])
        return {
            "hint": f"Here stands the id of an article, and “{wrote}” has published: {listed}.",
            "replacement": None,
        }
    meant = did_you_mean(found.replacement or wrote, there)
    hint = (
        meant
        or f"Here stands the id of a {field}, which is the name of a file in content/{_FOLDERS[field]}/ without .md."
    )
    return {"hint": hint, "replacement": None}


def _of_address(wrote: str, index: SiteIndex) -> dict[str, str | None]:
    """Return the id of the article with this address, or how it comes to have one."""
    here = next((id for id, one in index.sources.items() if wrote.rstrip("/") in _addresses(one)), None)
    if here:
        return {
            "hint": f"Here stands the id of the article, and that of this address is `{here}`.",
            "replacement": here,
        }
    hint = f"Here stands the id of an article that is archived. To archive this one: site-builder new source --from {wrote}"
    return {"hint": hint, "replacement": None}


def _addresses(source: SourceEntry) -> tuple[str, ...]:
    return tuple(one.rstrip("/") for one in (source.url, source.archived_url) if one)


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
        case ClaimantEntry() | TopicEntry():
            return entry.name
    return str(getattr(entry, "title", ""))


def _bare(text: str) -> str:
    return " ".join(text.casefold().split()).strip("\"'“”.?! ")
