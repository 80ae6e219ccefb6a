"""The index of the site: what is in memory of every document at once, and what the checks that compare documents look at."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterator, Mapping
from functools import cached_property

from msgspec import Struct, field
from msgspec.structs import replace

from site_builder.analysis.edges import Wording
from site_builder.analysis.versions import Recorded, Versions, versions_of
from site_builder.content.document import Document
from site_builder.content.picture import PictureFile
from site_builder.content.seed import Seed, stamped_seed
from site_builder.content.settings import Settings, Unassessed
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

CONTENT_FOLDERS = ("sources", "topics", "stories", "questions", "claimants", "claims", "pages")
"""The folders of ``content/`` in the order in which they are gone through."""


class SiteIndex(Struct, frozen=True, dict=True):
    """Each document's index entry, by id.

    ``seeds`` may read a text only when it is asked for; ``pins`` has the SHA-256 of each of them without reading.
    ``seed_files`` names every file in ``seeds/``, and ``pictures`` has what each picture is, by its path. ``unread`` has, as (folder, id), the files that are there and cannot
    be read as records, so that a link to one is not reported as unknown too. ``wording`` is what its articles share.
    ``legacy`` has the claims that other publications checked. Their files lie among the claims, and no rule on claims
    looks at them. ``among_claims`` has both together, where there are any of these.
    ``tracked`` holds the paths of the files that git tracks and can bring back; it may ask git when it is looked into.
    """

    settings: Document[Settings]
    sources: Mapping[str, SourceEntry] = field(default_factory=dict)
    topics: Mapping[str, TopicEntry] = field(default_factory=dict)
    stories: Mapping[str, StoryEntry] = field(default_factory=dict)
    questions: Mapping[str, QuestionEntry] = field(default_factory=dict)
    claimants: Mapping[str, ClaimantEntry] = field(default_factory=dict)
    claims: Mapping[str, ClaimEntry] = field(default_factory=dict)
    legacy: Mapping[str, LegacyEntry] = field(default_factory=dict)
    among_claims: Mapping[str, IndexEntry] = field(default_factory=dict)
    pages: Mapping[str, PageEntry] = field(default_factory=dict)
    seeds: Mapping[str, Seed] = field(default_factory=dict)
    pins: Mapping[str, str] = field(default_factory=dict)
    seed_files: tuple[str, ...] = ()
    unread: frozenset[tuple[str, str]] = frozenset()
    wording: Wording = Wording()
    pictures: Mapping[str, PictureFile] = field(default_factory=dict)
    tracked: Container[str] = ()

    def folder(self, name: str) -> Mapping[str, IndexEntry]:
        """Return the index entries of one folder of ``content/``."""
        found: Mapping[str, IndexEntry] = getattr(self, name)
        return (self.among_claims or found) if name == "claims" else found

    def entries(self) -> Iterator[IndexEntry]:
        """Yield every entry, folder by folder, in the order of ids."""
        for folder in CONTENT_FOLDERS:
            yield from self.folder(folder).values()

    @cached_property
    def versions(self) -> Versions:
        """Which of the sources are versions of one article."""
        return versions_of({id: Recorded(one.version_of, one.day_of_text) for id, one in self.sources.items()})

    @property
    def asks_of_every_source(self) -> bool:
        """Whether the policy asks how every source stands to a claim; else nobody is told that one was not assessed."""
        return self.settings.record.policy.assess_every_source is not Unassessed.OFF

    def lacks(self, folder: str) -> bool:
        """Say whether a file of a folder cannot be read, so that nobody knows what it says."""
        return any(name == folder for name, _ in self.unread)

    def only(self, paths: Collection[str]) -> SiteIndex:
        """Return the part of it that has the documents at these paths alone, in the order in which they stand here."""
        chosen: dict[str, set[str]] = {name: set() for name in CONTENT_FOLDERS}
        for path in paths:
            _, folder, name = path.split("/")
            chosen[folder].add(name.removesuffix(".md"))
        parts = {
            name: {id: entry for id, entry in self.folder(name).items() if id in ids} if ids else {}
            for name, ids in chosen.items()
        }
        return replace(self, **parts | claims_apart(parts["claims"]))

    def unused_seeds(self) -> tuple[str, ...]:
        """Return the files in ``seeds/`` that no source and no claim names, without the timestamps of others that are there."""
        named = {source.seed for source in self.sources.values()} | self.named_pictures()
        # What is named with the folder before it or without its ending is told there.
        named, there = named | {name.removeprefix("seeds/") for name in named}, set(self.seed_files)
        return tuple(
            name
            for name in self.seed_files
            if not {name, name.rpartition(".")[0]} & named and stamped_seed(name) not in there
        )

    def named_pictures(self) -> frozenset[str]:
        """Return the files in ``seeds/`` that claims name as pictures under check."""
        return frozenset(picture.file for claim in self.claims.values() for picture in claim.pictures)

    def unassessed(self, claim: ClaimEntry) -> tuple[str, ...]:
        """Return the sources of a claim's story that the claim neither cites nor lists as silent, where the policy asks.

        One version of an article stands for all of them.
        """
        story = self.stories.get(claim.story or "")
        if story is None or not self.asks_of_every_source:
            return ()
        article = self.versions.article
        assessed = {article(id) for id in (*(item.source for item in claim.evidence), *claim.silent_sources)}
        missing: dict[str, str] = {}
        for id in story.sources:
            if article(id) not in assessed:
                missing.setdefault(article(id), id)
        return tuple(missing.values())


def claims_apart(entries: Mapping[str, IndexEntry]) -> dict[str, Mapping[str, IndexEntry]]:
    """Return the entries of the files among the claims as the fields that hold them."""
    legacy = {id: entry for id, entry in entries.items() if isinstance(entry, LegacyEntry)}
    claims = {id: entry for id, entry in entries.items() if id not in legacy} if legacy else entries
    return {"claims": claims, "legacy": legacy, "among_claims": entries if legacy else {}}
