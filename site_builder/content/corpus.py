"""Everything that was loaded: the author's files and the archived texts, before any of it is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct

from site_builder.content.document import Document
from site_builder.content.records import Claim, Page, Question, Source, Status, Story
from site_builder.content.settings import Settings


class Seed(Struct, frozen=True):
    """An archived text. ``text`` is its bytes read as UTF-8 and nothing else; offsets count its code points."""

    name: str
    sha256: str
    text: str


AnyDocument = Document[Source] | Document[Story] | Document[Question] | Document[Claim] | Document[Page]


def is_draft(document: AnyDocument) -> bool:
    """Say whether a document is a draft, which is checked and previewed and never published; sources never are."""
    return not isinstance(document.record, Source) and document.record.status is Status.DRAFT


class Corpus(Struct, frozen=True):
    """The loaded site.

    ``seeds`` holds the seeds that sources name and that could be read; ``seed_files`` names every file in
    ``seeds/``. ``unread`` lists, as (folder, id), the files that were there but could not be read as records, so
    that a link to one is not reported as unknown on top of what is wrong with the file itself.
    """

    settings: Document[Settings]
    sources: Mapping[str, Document[Source]]
    stories: Mapping[str, Document[Story]]
    questions: Mapping[str, Document[Question]]
    claims: Mapping[str, Document[Claim]]
    pages: Mapping[str, Document[Page]]
    seeds: Mapping[str, Seed]
    seed_files: tuple[str, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()

    def documents(self) -> Iterator[AnyDocument]:
        """Yield every document, folder by folder, in the order of ids."""
        for folder in (self.sources, self.stories, self.questions, self.claims, self.pages):
            yield from folder.values()

    def seed_of(self, source: str) -> Seed | None:
        """Return the seed of the source with this id, or None when either is missing."""
        document = self.sources.get(source)
        return self.seeds.get(document.record.seed) if document else None

    def origin_of(self, source: str) -> tuple[str, str]:
        """Return what tells the origin of a source from others: its named origin, or else the source itself."""
        document = self.sources.get(source)
        origin = document.record.origin if document else None
        return ("origin", " ".join(origin.split()).casefold()) if origin else ("source", source)

    def unassessed(self, claim: Document[Claim]) -> tuple[str, ...]:
        """Return the sources of a claim's story that the claim neither cites nor lists as silent."""
        story = self.stories.get(claim.record.story or "")
        assessed = {item.source for item in claim.record.evidence} | set(claim.record.silent)
        return tuple(id for id in dict.fromkeys(story.record.sources) if id not in assessed) if story else ()
