"""Which document of the new state is which of the old one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

from site_builder.content.corpus import AnyDocument, Corpus, is_draft
from site_builder.content.records import Claim, Question, Source

D = TypeVar("D", bound=AnyDocument)


def paired(old: Mapping[str, D], new: Mapping[str, D]) -> Iterator[tuple[D | None, D | None]]:
    """Yield every document of one kind once, as it was and as it is: those that were there before, then the new ones."""
    moved = {alias: document for document in new.values() for alias in aliases_of(document)}
    met: set[str] = set()
    for id, before in old.items():
        after = new.get(id) or moved.get(id)
        if after is not None:
            met.add(after.id)
        yield before, after
    for id, after in new.items():
        if id not in met:
            yield None, after


def kinds(base: Corpus, head: Corpus) -> Iterator[tuple[Mapping[str, AnyDocument], Mapping[str, AnyDocument]]]:
    """Yield the documents of each kind by id, as they were and as they are."""
    yield base.sources, head.sources
    yield base.stories, head.stories
    yield base.questions, head.questions
    yield base.claims, head.claims
    yield base.pages, head.pages


def aliases_of(document: AnyDocument) -> tuple[str, ...]:
    """Return the former ids of a document; sources have none."""
    return () if isinstance(document.record, Source) else document.record.aliases


def is_public(document: AnyDocument | None) -> bool:
    """Say whether readers find a page of the document."""
    return document is not None and not is_draft(document)


def title_of(document: AnyDocument) -> str:
    """Return what readers know a document by."""
    record = document.record
    if isinstance(record, Claim):
        return record.claim
    return record.question if isinstance(record, Question) else record.title
