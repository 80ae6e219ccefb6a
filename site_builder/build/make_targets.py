"""Tell which targets are out of date, and make them in several processes where that is faster."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from msgspec import json
from msgspec.structs import astuple

from site_builder.build.inventory import as_text, files_of
from site_builder.build.output_tree import File
from site_builder.build.publication import Publication
from site_builder.build.targets import Targets
from site_builder.build.theme_faults import theme_at_work
from site_builder.build.workers import batches, in_shares
from site_builder.output.render import Files
from site_builder.output.search_index import is_searched, searched_digest
from site_builder.output.share_cards.draw import ShareCard
from site_builder.store.state_rows import PageRow

MIN_TARGETS_PER_PROCESS = 24
"""For fewer targets to a process than this, starting the process takes longer than it saves."""


class TargetRow(NamedTuple):
    """A target that was made: its row, with the files and sitemap entries that the row holds as JSON."""

    row: PageRow
    share_cards: tuple[ShareCard, ...] = ()


class StaleTargets(NamedTuple):
    """The names of the targets that have to be made, and the rows of those that need not be."""

    names: list[str]
    fresh: dict[str, PageRow]


def stale_targets(targets: Targets, kept: Mapping[str, PageRow], *, intact: bool) -> StaleTargets:
    """Tell which targets are up to date, and which have to be made."""
    stale, fresh = [], {}
    for name in targets.names():
        row = kept.get(name) if intact else None
        if row and row.made_from == targets.made_from(name, json.decode(row.looked_at)):
            fresh[name] = row
        else:
            stale.append(name)
    return StaleTargets(stale, fresh)


def make_targets(
    targets: Targets, names: Sequence[str], kept: Mapping[str, PageRow], publication: Publication, jobs: int
) -> Iterator[list[TargetRow]]:
    """Make targets and put their files into the tree. Yields some at a time."""
    first, others = _first_of_each_kind(names)
    # One target of each kind is made first, so that its templates are compiled once and not by each process.
    yield _make_share(targets, kept, publication, first)
    for batch in batches(others):
        # Some kinds take much longer than others, so each process gets some of all.
        striped = [name for start in range(jobs) for name in batch[start::jobs]]
        yield from in_shares(partial(_make_share, targets, kept, publication), striped, jobs, MIN_TARGETS_PER_PROCESS)
        targets.forget_digests()


def _first_of_each_kind(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the first target of each kind, and the others."""
    kinds: dict[str, str] = {}
    for name in names:
        kinds.setdefault(name.partition("/")[0], name)
    first = set(kinds.values())
    return list(kinds.values()), [name for name in names if name not in first]


def _make_share(
    targets: Targets, kept: Mapping[str, PageRow], publication: Publication, names: Sequence[str]
) -> list[TargetRow]:
    with theme_at_work(publication.root, targets.builder.site.index.settings.record):
        return [_make_one(targets, kept.get(name), publication, name) for name in names]


def _make_one(targets: Targets, before: PageRow | None, publication: Publication, name: str) -> TargetRow:
    made, looked_at = targets.make(name)
    files = placed(publication, made.files, before)
    entries = [list(astuple(entry)) for entry in made.entries]
    searched = {path: searched_digest(content) for path, content in made.files.items() if is_searched(path, content)}
    row = PageRow(name, targets.made_from(name, looked_at), as_text(looked_at), as_text([files, entries, searched]))
    return TargetRow(row, made.share_cards)


def placed(publication: Publication, files: Files, before: PageRow | None) -> list[File]:
    """Put files into the tree. Gives what the disk says of each."""
    now = {file.path: file for file in files_of(before)} if before and publication.intact else {}
    return [file for path, content in sorted(files.items()) for file in publication.staged.place(path, content, now)]
