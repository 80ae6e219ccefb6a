"""Comparing the documents of a site again after some of them changed: what no change can have touched stays as it was.

What the rules say of a document depends on that document, on what :func:`looks_at` names for it, and on what all stand
on, such as the scale. A document that changes touches what :func:`touched_by` names. Whatever looks at something that
was touched is checked again, with all rival answers to a question together; of the others the remarks are kept.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from sys import intern

from msgspec import Struct

from site_builder.checks.archive import Texts
from site_builder.checks.run import check_all, check_part, compared
from site_builder.content.addresses import address_of
from site_builder.index.entries import Brief, ClaimBrief, QuestionBrief, Remark, SourceBrief, StoryBrief
from site_builder.index.site_index import FOLDERS, Outline

_ANSWERS = "answers "
_PASSAGES = "passages "


class Compared(Struct, frozen=True):
    """What came of comparing the documents of a site: the remarks on each by its path, and those on the whole.

    ``looks`` has, by path, what the rules look at for a document. It is empty until something is compared again: most
    readings are the only one in their process.
    """

    outline: Outline
    looks: Mapping[str, frozenset[str]]
    of_all: tuple[Remark, ...]
    of_each: Mapping[str, tuple[Remark, ...]]

    def remarks(self) -> tuple[Remark, ...]:
        """Return all remarks."""
        return (*self.of_all, *(remark for remarks in self.of_each.values() for remark in remarks))


def compare(outline: Outline, texts: Texts, before: Compared | None) -> Compared:
    """Return what :func:`site_builder.checks.run.check_outline` remarks, going by what it came to ``before``."""
    if before is None or _stands_on(before.outline) != _stands_on(outline):
        return Compared(outline, {}, tuple(check_all(outline)), _by_path(check_part(outline, outline, texts)))
    return _compare_again(outline, texts, before)


def looks_at(brief: Brief) -> frozenset[str]:
    """Return the names of all at which the rules look for the sake of one document, beside what all stand on."""
    return frozenset(map(intern, _looks_at(brief)))


def touched_by(brief: Brief) -> Iterator[str]:
    """Yield the names of what a document is, or is part of, and what others may look at."""
    yield brief.address
    if isinstance(brief, ClaimBrief):
        yield from _answers(brief)
        yield from (_PASSAGES + address_of("sources", item.source) for item in brief.evidence)


def _looks_at(brief: Brief) -> Iterator[str]:
    yield brief.address
    for link in brief.links:
        # A file of a claim stands below the claim's own address.
        owner = (link.address or "")[: (link.address or "").rfind("/") + 1]
        yield from (owner, _PASSAGES + owner)
    match brief:
        case ClaimBrief():
            named = (*(item.source for item in brief.evidence), *brief.silent, *brief.claimant_sources)
            yield from (address_of("sources", source) for source in named if source)
            yield from (address_of("stories", brief.story or ""), address_of("questions", brief.question or ""))
            yield from _answers(brief)
        case StoryBrief():
            yield from (address_of("sources", source) for source in brief.sources)
        case QuestionBrief():
            yield address_of("stories", brief.story or "")
            yield _ANSWERS + brief.id


def _answers(claim: ClaimBrief) -> Iterator[str]:
    """Yield the name of all answers to the question that a claim answers."""
    if claim.question:
        yield _ANSWERS + claim.question


def _stands_on(outline: Outline) -> tuple[object, ...]:
    """Return what every document is compared with: where it changes all are compared from the beginning.

    Which sources are there is part of it, since what is said of one that is not goes by the names of all.
    """
    settings = outline.settings.record
    unread = {id for folder, id in outline.unread if folder == "sources"}
    return settings.scale, settings.policy, outline.pins, outline.seed_files, outline.sources.keys(), unread


def _compare_again(outline: Outline, texts: Texts, before: Compared) -> Compared:
    old, new = _differing(before.outline, outline)
    looked = before.looks or {brief.path: looks_at(brief) for brief in before.outline.briefs()}
    looks = {path: names for path, names in looked.items() if path not in old}
    looks.update((path, looks_at(brief)) for path, brief in new.items())
    stale = _stale(before, outline.unread, looks, old, new)
    of_each = {path: remarks for path, remarks in before.of_each.items() if path in looks and path not in stale}
    if stale:
        of_each |= _by_path(check_part(outline, outline.only(stale), texts))
    if before.outline.unread == outline.unread and _in_common(old) == _in_common(new):
        return Compared(outline, looks, before.of_all, of_each)
    return Compared(outline, looks, tuple(check_all(outline)), of_each)


def _stale(
    before: Compared,
    unread: frozenset[tuple[str, str]],
    looks: Mapping[str, frozenset[str]],
    old: Mapping[str, Brief],
    new: Mapping[str, Brief],
) -> set[str]:
    """Return the paths of the documents of which something else might be remarked than it was."""
    stale = set(new)
    other = before.outline.unread ^ unread
    if other or old.keys() != new.keys():
        # What is said of a name that nothing has may tell others that are like it.
        stale.update(before.of_each.keys() & looks.keys())
    touched = {name for brief in _altered(old, new) for name in touched_by(brief)}
    touched.update(address_of(folder, id) for folder, id in other)
    stale.update(_looking(looks, touched))
    rivals = {name for path in stale for name in looks[path] if name.startswith(_ANSWERS)}
    stale.update(_looking(looks, rivals))
    return stale


def _differing(before: Outline, after: Outline) -> tuple[dict[str, Brief], dict[str, Brief]]:
    """Return the briefs that one has and the other has not, or has another in their place, by path."""
    old: dict[str, Brief] = {}
    new: dict[str, Brief] = {}
    for name in FOLDERS:
        there, here = before.folder(name), after.folder(name)
        if there is not here:
            old.update((brief.path, brief) for id, brief in there.items() if here.get(id) is not brief)
            new.update((brief.path, brief) for id, brief in here.items() if there.get(id) is not brief)
    return old, new


def _altered(old: Mapping[str, Brief], new: Mapping[str, Brief]) -> Iterator[Brief]:
    """Yield those of the briefs that came, went, or differ in something at which rules look, as they were and are."""
    for path in old.keys() | new.keys():
        was, now = old.get(path), new.get(path)
        if was is None or now is None or compared(was) != compared(now):
            yield from filter(None, (was, now))


def _in_common(briefs: Mapping[str, Brief]) -> dict[str, object]:
    """Return what no two documents may have in common, by path."""
    return {
        path: (brief.aliases, *((brief.seed, brief.sha256) if isinstance(brief, SourceBrief) else ()))
        for path, brief in briefs.items()
    }


def _looking(looks: Mapping[str, frozenset[str]], touched: set[str]) -> list[str]:
    """Return the paths of the documents for which something is looked at that was touched."""
    return [path for path, names in looks.items() if not names.isdisjoint(touched)] if touched else []


def _by_path(remarks: Iterable[Remark]) -> dict[str, tuple[Remark, ...]]:
    found: dict[str, list[Remark]] = defaultdict(list)
    for remark in remarks:
        found[remark.path].append(remark)
    return {path: tuple(of_one) for path, of_one in found.items()}
