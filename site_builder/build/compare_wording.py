"""Compare the wording of a site's articles with one another, and only of those that changed.

An article's fingerprint is kept under the digest of all that it is made from, and the comparison under that of all
fingerprints and of who was read for which story. Where nothing changed, one row is read.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import TypeVar

from msgspec import MsgspecError, Struct, json

from site_builder.analysis.edges import Wording
from site_builder.analysis.fingerprints import Fingerprint, fingerprint, knows_language
from site_builder.analysis.shared_runs import StoryComparison, compare_stories
from site_builder.build.workers import in_shares
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.languages import base_language
from site_builder.index.entries import SourceEntry, StoryEntry
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory
from site_builder.store.state_rows import ComparisonRow, digest_of_texts

K = TypeVar("K", bound=Struct)
WORDING = "wording"
"""The name of the row with what came of the last comparison."""
SHARED = "shared words"
"""The name of the row with what the next comparison can go on from."""
MIN_ARTICLES_PER_PROCESS = 16
"""For fewer articles to a process than this, starting the process takes longer than it saves."""


class _Compared(Struct, frozen=True):
    """What came of a comparison, and the digest of what was compared."""

    digest: str
    wording: Wording


class _Known(Struct, frozen=True):
    """What a comparison leaves: the name of each article's fingerprint, and what the articles of each story share."""

    names: dict[str, str]
    stories: tuple[StoryComparison, ...]


_NOTHING = _Known({}, ())


def compare_wording(
    texts: ArchivedTexts, stories: Mapping[str, StoryEntry], state: State | StateInMemory, jobs: int
) -> Wording:
    """Return what the articles of each story share. ``texts`` has all sources of the site with their archived texts."""
    names = {id: _name(source, pin) for id, source in texts.sources.items() if (pin := texts.pins.get(source.seed))}
    read = tuple(tuple(sorted(set(story.sources) & names.keys())) for story in stories.values())
    read = tuple(sorted({ids for ids in read if len(ids) > 1}))
    if not read:
        return Wording()
    digest = digest_of_texts(*(f"{id}={name}" for id, name in sorted(names.items())), *(" ".join(ids) for ids in read))
    kept = _kept(state, WORDING, _Compared)
    if kept and kept.digest == digest:
        return kept.wording
    return _compare_again(digest, names, read, texts, state, jobs)


def _name(source: SourceEntry, pin: str) -> str:
    """Return what a fingerprint is kept under: the digest of all that it is made from."""
    return digest_of_texts(pin, source.language, sys.byteorder, *source.furniture)


def _compare_again(
    digest: str,
    names: Mapping[str, str],
    read: tuple[tuple[str, ...], ...],
    texts: ArchivedTexts,
    state: State | StateInMemory,
    jobs: int,
) -> Wording:
    known = _kept(state, SHARED, _Known) or _NOTHING
    prints, rows = _fingerprints(names, texts, state, jobs)
    changed = {id for id, name in names.items() if known.names.get(id) != name}
    found = compare_stories(prints, read, known.stories, changed)
    listed = sorted(id for ids in read for id in ids)
    unknown = {base_language(texts.sources[id].language) for id in listed}
    wording = Wording(
        found.edges,
        found.passed_over,
        tuple(id for id in dict.fromkeys(listed) if not prints[id].whole),
        tuple(sorted(language for language in unknown if not knows_language(language))),
    )
    rows += (_row(WORDING, _Compared(digest, wording)), _row(SHARED, _Known(dict(names), found.stories)))
    state.write(rows, gone=[(ComparisonRow, name) for name in set(known.names.values()) - set(names.values())])
    return wording


def _fingerprints(
    names: Mapping[str, str], texts: ArchivedTexts, state: State | StateInMemory, jobs: int
) -> tuple[dict[str, Fingerprint], list[ComparisonRow]]:
    """Return the fingerprint of each article, and the rows of those that were made just now."""
    found: dict[str, Fingerprint] = {}
    missing: list[str] = []
    for id, name in names.items():
        if kept := _kept(state, name, Fingerprint):
            found[id] = kept
        else:
            missing.append(id)
    rows: list[ComparisonRow] = []
    for share in in_shares(partial(_share, texts), missing, jobs, MIN_ARTICLES_PER_PROCESS) if missing else ():
        for id, made in share:
            found[id] = made
            rows.append(_row(names[id], made))
    return found, rows


def _share(texts: ArchivedTexts, ids: Sequence[str]) -> list[tuple[str, Fingerprint]]:
    return list(_made(texts, ids))


def _made(texts: ArchivedTexts, ids: Sequence[str]) -> Iterator[tuple[str, Fingerprint]]:
    for id in ids:
        source = texts.sources[id]
        yield id, fingerprint(texts.text(source.seed), source.language, texts.furniture(id), texts.sentences(id))


def _row(name: str, value: Struct) -> ComparisonRow:
    return ComparisonRow(name, json.encode(value).decode())


def _kept(state: State | StateInMemory, name: str, kind: type[K]) -> K | None:
    value = state.comparison(name)
    try:
        return json.decode(value, type=kind) if value else None
    except MsgspecError:
        return None
