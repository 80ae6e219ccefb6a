"""The whole site in brief: what is held of every document at once, and what compares documents looks at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from msgspec import Struct, field

from site_builder.model.briefs import Brief, ClaimBrief, PageBrief, QuestionBrief, SourceBrief, StoryBrief
from site_builder.model.corpus import Seed
from site_builder.model.document import Document
from site_builder.model.settings import Settings


class Outline(Struct, frozen=True):
    """Every document in brief, by id.

    ``seeds`` may read a text only when it is asked for; ``pins`` has the SHA-256 of each of them without reading.
    ``seed_files`` and ``unread`` are those of :class:`site_builder.model.corpus.Corpus`.
    """

    settings: Document[Settings]
    sources: Mapping[str, SourceBrief] = field(default_factory=dict)
    stories: Mapping[str, StoryBrief] = field(default_factory=dict)
    questions: Mapping[str, QuestionBrief] = field(default_factory=dict)
    claims: Mapping[str, ClaimBrief] = field(default_factory=dict)
    pages: Mapping[str, PageBrief] = field(default_factory=dict)
    seeds: Mapping[str, Seed] = field(default_factory=dict)
    pins: Mapping[str, str] = field(default_factory=dict)
    seed_files: tuple[str, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()

    def folder(self, name: str) -> Mapping[str, Brief]:
        """Return the briefs of one folder of ``content/``."""
        return self._folders()[name]

    def _folders(self) -> Mapping[str, Mapping[str, Brief]]:
        return {
            "sources": self.sources,
            "stories": self.stories,
            "questions": self.questions,
            "claims": self.claims,
            "pages": self.pages,
        }

    def briefs(self) -> Iterator[Brief]:
        """Yield every brief, folder by folder, in the order of ids."""
        for folder in self._folders().values():
            yield from folder.values()

    def origin_of(self, source: str) -> tuple[str, str]:
        """Return what tells the origin of a source from others: its named origin, or else the source itself."""
        brief = self.sources.get(source)
        origin = brief.origin if brief else None
        return ("origin", " ".join(origin.split()).casefold()) if origin else ("source", source)

    def unassessed(self, claim: ClaimBrief) -> tuple[str, ...]:
        """Return the sources of a claim's story that the claim neither cites nor lists as silent."""
        story = self.stories.get(claim.story or "")
        if story is None:
            return ()
        assessed = {item.source for item in claim.evidence}.union(claim.silent)
        return tuple(id for id in dict.fromkeys(story.sources) if id not in assessed)
