"""Which document of the new state is which of the old one.

A document is the same one under its id and under a former id that it lists as an alias. So a file that was renamed
properly is a page that moved, and not one page lost and one new.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from site_builder.index.entries import (
    ClaimantEntry,
    ClaimEntry,
    IndexEntry,
    LegacyEntry,
    PageEntry,
    QuestionEntry,
    SourceEntry,
    StoryEntry,
    TopicEntry,
)
from site_builder.index.site_index import CONTENT_FOLDERS, SiteIndex

B = TypeVar("B", bound=IndexEntry)


def paired(old: Mapping[str, B], new: Mapping[str, B]) -> Iterator[tuple[B | None, B | None]]:
    """Yield every document of one kind once, as it was and as it is: those that were there before, then the new ones."""
    moved = {alias: document for document in new.values() for alias in document.aliases}
    met: set[str] = set()
    for id, before in old.items():
        after = new.get(id) or moved.get(id)
        if after is not None:
            met.add(after.id)
        yield before, after
    for id, after in new.items():
        if id not in met:
            yield None, after


def kinds(base: SiteIndex, head: SiteIndex) -> Iterator[tuple[Mapping[str, IndexEntry], Mapping[str, IndexEntry]]]:
    """Yield the documents of each kind by id, as they were and as they are."""
    for folder in CONTENT_FOLDERS:
        yield base.folder(folder), head.folder(folder)


def is_public(document: IndexEntry | None) -> bool:
    """Say whether readers find a page of the document."""
    return document is not None and not document.is_draft


def title_of(document: IndexEntry) -> str:
    """Return the name by which readers know a document."""
    match document:
        case ClaimEntry() | LegacyEntry():
            return document.claim
        case QuestionEntry():
            return document.question
        case ClaimantEntry() | TopicEntry():
            return document.name
        case SourceEntry() | StoryEntry() | PageEntry():
            return document.title
    raise TypeError(document)
