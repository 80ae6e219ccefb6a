"""Compare the documents of a site again after some changed, and only those that a change can have touched.

What the rules say of a document depends on that document, on what :func:`looks_at` names for it, and on what all depend
on, such as the scale. A document that changes touches what :func:`touched_by` names. Every document that looks at
something touched is checked again, all rival answers to a question together. The findings on the others are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from sys import intern

from msgspec import Struct

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.references import names_tracked_file
from site_builder.checks.run import check_all, check_part, compared_text
from site_builder.content.addresses import address_of
from site_builder.index.entries import (
    ClaimantEntry,
    ClaimEntry,
    IndexEntry,
    QuestionEntry,
    SourceEntry,
    StoryEntry,
    TopicEntry,
)
from site_builder.index.site_index import CONTENT_FOLDERS, SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_ANSWERS = "answers "
_PASSAGES = "passages "
_WORDS = "words of "
_MADE_BY = "made by "
_OF_TOPIC = "of topic "


class Compared(Struct, frozen=True):
    """What came of comparing the documents of a site: the findings on each by its path, and those on the whole.

    ``looks`` has, by path, what the rules look at for a document. It is empty until something is compared again: most
    readings are the only one in their process. ``again`` names the documents that are compared again in any case.
    """

    index: SiteIndex
    looks: Mapping[str, frozenset[str]]
    of_all: tuple[UnlocatedFinding, ...]
    of_each: Mapping[str, tuple[UnlocatedFinding, ...]]
    again: frozenset[str] = frozenset()

    def findings(self) -> tuple[UnlocatedFinding, ...]:
        """Return all findings."""
        return (*self.of_all, *(finding for findings in self.of_each.values() for finding in findings))


def compare_documents(index: SiteIndex, texts: ArchivedTexts, before: Compared | None) -> Compared:
    """Return what :func:`site_builder.checks.run.check_index` finds, using what it found ``before``."""
    if before is None or stands_on(before.index) != stands_on(index):
        return Compared(index, {}, tuple(check_all(index)), _by_path(check_part(index, index, texts)))
    return _compare_again(index, texts, before)


def looks_at(entry: IndexEntry) -> frozenset[str]:
    """Return the names of everything that the rules look at to check one document, except what all depend on."""
    return frozenset(map(intern, _looks_at(entry)))


def touched_by(entry: IndexEntry) -> Iterator[str]:
    """Yield the names of what a document is, or is part of, and what others may look at."""
    yield entry.address
    if isinstance(entry, ClaimEntry):
        yield from _answers(entry)
        yield from (_MADE_BY + statement.claimant for statement in entry.claimants if statement.claimant)
        yield from (_PASSAGES + address_of("sources", item.source) for item in entry.evidence)
    if isinstance(entry, ClaimEntry | StoryEntry):
        yield from (_OF_TOPIC + topic for topic in entry.topics)
    if isinstance(entry, StoryEntry):
        yield from (_PASSAGES + address_of("sources", source) for source in entry.sources)


def stands_on(index: SiteIndex) -> tuple[object, ...]:
    """Return what every document is compared with: if it changes, all are compared again.

    It holds nothing but what JSON can tell, so that a digest of it can be kept. The names of all sources are part of it,
    because a message about an unknown source suggests one of them.
    """
    settings = index.settings.record
    unread = {id for folder, id in index.unread if folder == "sources"}
    # Pages may quote any article, topics those of their claims and stories, and nobody one that was taken down.
    seeds = [(source.seed, source.takedown is not None) for source in index.sources.values()]
    # One article can be the origin of another, which can be that of a third.
    origins = {
        id: (source.origin, source.independent_of)
        for id, source in index.sources.items()
        if source.origin or source.independent_of
    }
    shared = (
        settings.scale,
        settings.policy,
        settings.language,
        settings.says_who_stands_behind,
        index.pins,
        index.seed_files,
        index.pictures,
        index.named_pictures(),
        [*index.sources],
        unread,
        # A message about an unknown source names the versions of it that are there.
        [(id, source.version_of) for id, source in index.sources.items() if source.version_of],
        index.lacks("claims"),
        index.lacks("stories"),
        bool(index.claimants),
        bool(index.topics),
        bool(index.legacy),
    )
    # How much a word of a claim tells depends on how many articles use it.
    stems = {id: source.text.stems for id, source in index.sources.items()}
    return (*shared, seeds, origins, index.wording, stems, _of_versions(index))


def _looks_at(entry: IndexEntry) -> Iterator[str]:
    yield entry.address
    for link in entry.links:
        # A file of a claim stands below the claim's own address.
        owner = (link.address or "")[: (link.address or "").rfind("/") + 1]
        yield from (owner, _PASSAGES + owner)
    match entry:
        case ClaimEntry():
            reporting = (statement.reported_by for statement in entry.claimants)
            named = (*(item.source for item in entry.evidence), *entry.silent_sources, *reporting)
            yield from (address_of("sources", source) for source in named if source)
            yield from (address_of("claimants", statement.claimant or "") for statement in entry.claimants)
            yield from (address_of("stories", entry.story or ""), address_of("questions", entry.question or ""))
            yield from (address_of("topics", topic) for topic in entry.topics)
            yield from _answers(entry)
            if entry.silent:
                yield _WORDS + (entry.story or "")
        case SourceEntry():
            yield _PASSAGES + entry.address
            yield from (address_of("sources", other.source) for other in entry.independent_of)
            yield address_of("sources", entry.version_of or "")
        case StoryEntry():
            yield from (address_of("sources", source) for source in entry.sources)
            yield from (address_of("topics", topic) for topic in entry.topics)
        case QuestionEntry():
            yield address_of("stories", entry.story or "")
            yield _ANSWERS + entry.id
        case ClaimantEntry():
            yield _MADE_BY + entry.id
        case TopicEntry():
            yield _OF_TOPIC + entry.id


def _answers(claim: ClaimEntry) -> Iterator[str]:
    """Yield the name of all answers to the question that a claim answers."""
    if claim.question:
        yield _ANSWERS + claim.question


def _of_versions(index: SiteIndex) -> tuple[object, ...]:
    """Return all that the versions of articles are compared by: each answers what is asked of the others."""
    lines = index.versions.lines
    if not lines and not index.versions.circles:
        return ()
    records = [(id, compared_text(index.sources[id])) for id in sorted(lines)]
    used = [
        (id, claim.status, item.source, item.spans)
        for id, claim in index.claims.items()
        for item in claim.evidence
        if item.source in lines
    ]
    read = [(id, story.is_draft, one) for id, story in index.stories.items() for one in story.sources if one in lines]
    return (records, index.versions.circles, used, read)


def _compare_again(index: SiteIndex, texts: ArchivedTexts, before: Compared) -> Compared:
    old, new = _differing(before.index, index)
    looked = before.looks or {entry.path: looks_at(entry) for entry in before.index.entries()}
    looks = {path: names for path, names in looked.items() if path not in old}
    looks.update((path, looks_at(entry)) for path, entry in new.items())
    stale = _stale(before, index.unread, looks, old, new)
    of_each = {path: findings for path, findings in before.of_each.items() if path in looks and path not in stale}
    if stale:
        of_each |= _by_path(check_part(index, index.only(stale), texts))
    return Compared(index, looks, tuple(check_all(index)), of_each)


def _stale(
    before: Compared,
    unread: frozenset[tuple[str, str]],
    looks: Mapping[str, frozenset[str]],
    old: Mapping[str, IndexEntry],
    new: Mapping[str, IndexEntry],
) -> set[str]:
    """Return the paths of the documents whose findings may have changed."""
    stale = {*new, *(before.again & looks.keys())}
    # What git tracks is none of the site's files.
    stale.update(
        path for path, found in before.of_each.items() if path in looks and any(map(names_tracked_file, found))
    )
    other = before.index.unread ^ unread
    if other or old.keys() != new.keys():
        # A message about an unknown name may suggest similar names.
        stale.update(before.of_each.keys() & looks.keys())
    if bool(before.index.unread) is not bool(unread):
        # Silences are not asked about as long as something cannot be read.
        stale.update(looks)
    touched = {name for entry in _altered(old, new) for name in touched_by(entry)}
    touched.update(address_of(folder, id) for folder, id in other)
    touched.update(_WORDS + story for story in _reworded(old, new))
    stale.update(_looking(looks, touched))
    rivals = {name for path in stale for name in looks[path] if name.startswith(_ANSWERS)}
    stale.update(_looking(looks, rivals))
    return stale


def _differing(before: SiteIndex, after: SiteIndex) -> tuple[dict[str, IndexEntry], dict[str, IndexEntry]]:
    """Return the index entries that are in only one of the two, or differ, by path."""
    old: dict[str, IndexEntry] = {}
    new: dict[str, IndexEntry] = {}
    for name in CONTENT_FOLDERS:
        there, here = before.folder(name), after.folder(name)
        if there is not here:
            old.update((entry.path, entry) for id, entry in there.items() if here.get(id) is not entry)
            new.update((entry.path, entry) for id, entry in here.items() if there.get(id) is not entry)
    return old, new


def _altered(old: Mapping[str, IndexEntry], new: Mapping[str, IndexEntry]) -> Iterator[IndexEntry]:
    """Yield those of the index entries that came, went, or differ in something at which rules look, as they were and are."""
    for path in old.keys() | new.keys():
        was, now = old.get(path), new.get(path)
        if was is None or now is None or compared_text(was) != compared_text(now):
            yield from filter(None, (was, now))


def _reworded(old: Mapping[str, IndexEntry], new: Mapping[str, IndexEntry]) -> Iterator[str]:
    """Yield the stories whose claims changed their words, which changes the weight of the words of each claim."""
    for path in old.keys() | new.keys():
        both = (old.get(path), new.get(path))
        said = [(e.story or "", e.stems) if isinstance(e, ClaimEntry) and not e.is_draft else None for e in both]
        if said[0] != said[1]:
            yield from (words[0] for words in said if words)


def _looking(looks: Mapping[str, frozenset[str]], touched: set[str]) -> list[str]:
    """Return the paths of the documents for which something is looked at that was touched."""
    return [path for path, names in looks.items() if not names.isdisjoint(touched)] if touched else []


def _by_path(findings: Iterable[UnlocatedFinding]) -> dict[str, tuple[UnlocatedFinding, ...]]:
    found: dict[str, list[UnlocatedFinding]] = defaultdict(list)
    for finding in findings:
        found[finding.path].append(finding)
    return {path: tuple(of_one) for path, of_one in found.items()}
