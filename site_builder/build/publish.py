"""A whole build: what is stale is made, by as many processes as pay, and served together with what is not."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from pathlib import Path
from typing import NamedTuple

from msgspec import json
from msgspec.structs import astuple, replace

from site_builder.build.manifest import Inventory, as_text, files_of, row_of
from site_builder.build.options import Options
from site_builder.build.output_tree import File
from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.build.publication import NOTE, DisturbedError, Publication
from site_builder.build.read import Reading
from site_builder.build.stopwatch import Progress, Stopwatch
from site_builder.build.target_kinds import SitemapEntry
from site_builder.build.targets import SITEMAPS, Targets
from site_builder.build.theme_faults import theme_at_work
from site_builder.build.workers import batches, beside, in_shares
from site_builder.content.read_browser_editor import load_editor
from site_builder.content.read_seed import ChangedError
from site_builder.content.read_theme import load_theme, theme_digest
from site_builder.content.theme import Theme
from site_builder.output.render import Files
from site_builder.output.search_index import is_searched, search_index, searched_digest
from site_builder.output.share_cards.draw import Card, CardPlan, draw_cards
from site_builder.output.share_cards.icons import icons
from site_builder.store.artifacts import Kept
from site_builder.store.state import PAGES, PageRow, State
from site_builder.store.tool_version import generator_digest
from site_builder.views.dependencies import joined_digest

CARD = "card"
ICONS = "icons"
SEARCH = "search"
LEAST = 24
"""For fewer units to a process than this, starting the process takes longer than it saves."""


class Unit(NamedTuple):
    """A unit as it was made or kept: its row, with the files and the entries that the row holds as JSON."""

    row: PageRow
    card: Card | None = None


class Stale(NamedTuple):
    """The names of the units that have to be made, and the rows of those that need not be."""

    names: list[str]
    fresh: dict[str, PageRow]


def stale_units(targets: Targets, kept: Mapping[str, PageRow], *, intact: bool) -> Stale:
    """Tell which units would come out as they are kept, and which have to be made."""
    stale, fresh = [], {}
    for name in targets.names():
        row = kept.get(name) if intact else None
        if row and row.made_from == targets.made_from(name, json.decode(row.looked_at)):
            fresh[name] = row
        else:
            stale.append(name)
    return Stale(stale, fresh)


def make_units(
    targets: Targets, names: Sequence[str], kept: Mapping[str, PageRow], publication: Publication, jobs: int
) -> Iterator[list[Unit]]:
    """Make units and put their files into the tree. Yields some at a time."""
    first, others = _first_of_each_kind(names)
    # Templates are compiled when they are first used: here, before there are other processes that would do so as well.
    yield _make_share(targets, kept, publication, first)
    for batch in batches(others):
        # What one kind costs differs much from what another does, so each process gets some of all.
        striped = [name for start in range(jobs) for name in batch[start::jobs]]
        yield from in_shares(partial(_make_share, targets, kept, publication), striped, jobs, LEAST)
        targets.forget_digests()


def _first_of_each_kind(names: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the first unit of each kind, and the others."""
    kinds: dict[str, str] = {}
    for name in names:
        kinds.setdefault(name.partition("/")[0], name)
    first = set(kinds.values())
    return list(kinds.values()), [name for name in names if name not in first]


def _make_share(
    targets: Targets, kept: Mapping[str, PageRow], publication: Publication, names: Sequence[str]
) -> list[Unit]:
    with theme_at_work(publication.root, targets.builder.site.index.settings.record):
        return [_make_one(targets, kept.get(name), publication, name) for name in names]


def _make_one(targets: Targets, before: PageRow | None, publication: Publication, name: str) -> Unit:
    made, looked_at = targets.make(name)
    files = placed(publication, made.files, before)
    entries = [list(astuple(entry)) for entry in made.entries]
    searched = {path: searched_digest(content) for path, content in made.files.items() if is_searched(path, content)}
    row = PageRow(name, targets.made_from(name, looked_at), as_text(looked_at), as_text([files, entries, searched]))
    return Unit(row, made.card)


def placed(publication: Publication, files: Files, before: PageRow | None) -> list[File]:
    """Put files into the tree. Gives what the disk says of each."""
    now = {file.path: file for file in files_of(before)} if before and publication.intact else {}
    return [file for path, content in sorted(files.items()) for file in publication.place(path, content, now)]


def publish_maps(
    targets: Targets, entries: Sequence[SitemapEntry], before: PageRow | None, publication: Publication
) -> PageRow:
    """Make the maps, unless they would come out as they are."""
    made_from = targets.sitemaps_made_from(entries)
    if before and publication.intact and before.made_from == made_from:
        if not publication.on_spare:
            publication.keep(files_of(before))
        return before
    return row_of(SITEMAPS, made_from, placed(publication, targets.sitemaps(entries), before))


def publish(
    root: Path,
    out: Path,
    reading: Reading,
    options: Options,
    state: State,
    progress: Progress | None,
    watch: Stopwatch,
    store: Path | None = None,
) -> None:
    """Make what is stale and serve the whole; ``store`` is the site's folder where something may be kept in it."""
    settings = reading.index.settings.record
    # First the digest: of a theme that changes just now, what is made with it is then made again by the next build.
    digest_of_theme = theme_digest(root, settings.theme)
    theme = load_theme(root, settings.theme, settings.language)
    kept = Kept(store)
    targets = Targets(
        PageBuilder(
            reading,
            Setting(
                theme,
                joined_digest(
                    (
                        generator_digest(),
                        digest_of_theme,
                        repr(settings),
                        repr(replace(options, jobs=1, strict=False, today=None)),
                    )
                ),
                drafts=options.drafts,
                preview=options.preview,
                icons=options.cards and bool(icons(theme.assets, kept)),
                editor=load_editor(root, settings.editor),
            ),
            (lambda frame: CardPlan(frame, theme, kept)) if options.cards else None,
        )
    )
    publication, before = _begin(root, out, state, store, precompress=options.precompress)
    stale = stale_units(targets, before, intact=publication.intact)
    watch.lap("tell what is stale")
    if not stale.names and not _gone(stale, before):
        return
    try:
        publication = publication.lay()
        inventory = Inventory(state, before, publication)
        _make(targets, theme, before, stale, publication, inventory, options, kept, progress, watch)
        inventory.serve(publication)
        watch.lap("publish")
    except BaseException as error:
        publication.abandon()
        if isinstance(error, DisturbedError):
            raise ChangedError(str(error)) from error
        raise
    kept.prune()


def _begin(
    root: Path, out: Path, state: State, store: Path | None, *, precompress: bool
) -> tuple[Publication, dict[str, PageRow]]:
    """Look at what is served. Gives the publishing, and the rows of the files as they lie there; none where all is made anew."""
    note = state.note(NOTE) if store else None
    if note and note.get(PAGES) != state.digest_of_pages():
        note = None  # These rows were not kept together.
    publication = Publication.begin(root, out, note, precompress=precompress, store=store)
    if publication.before is None:
        return publication, {}
    before = {row.name: row for row in state.pages()}
    if publication.intact:
        return publication, before
    files = [file for row in before.values() for file in files_of(row)]
    recognized = publication.recognized(files) if files else None
    if recognized is None:
        return publication, {}
    publication, found = recognized
    rows = {}
    for name, row in before.items():
        _, *rest = json.decode(row.files)
        rows[name] = replace(row, files=as_text([[found[file.path] for file in files_of(row)], *rest]))
    state.write(rows.values(), notes={NOTE: publication.before}, vouching=NOTE)
    return publication, rows


def _gone(stale: Stale, before: Mapping[str, PageRow]) -> bool:
    """Say whether there is a unit that there was and that is not there any more."""
    others = {SITEMAPS, ICONS, SEARCH}
    return any(name not in stale.fresh and name not in others and not name.startswith(f"{CARD}/") for name in before)


def _make(
    targets: Targets,
    theme: Theme,
    before: Mapping[str, PageRow],
    stale: Stale,
    publication: Publication,
    inventory: Inventory,
    options: Options,
    kept: Kept,
    progress: Progress | None,
    watch: Stopwatch,
) -> None:
    """Make all that is stale, and note it with what is not."""
    cards: dict[str, Card] = {}
    with _keeping(stale.fresh.values(), publication, options.jobs):
        inventory.add(stale.fresh.values())
        for units in make_units(targets, stale.names, before, publication, options.jobs):
            inventory.add(unit.row for unit in units)
            cards.update((unit.row.name, unit.card) for unit in units if unit.card)
    inventory.add([publish_maps(targets, inventory.entries, before.get(SITEMAPS), publication)])
    watch.lap("link, render and write")
    if options.cards:
        inventory.add(_publish_icons(icons(theme.assets, kept), before, publication))
        inventory.add(before[f"{CARD}/{name}"] for name in stale.fresh if f"{CARD}/{name}" in before)
        draw = partial(draw_cards, frame=targets.builder.frame, theme=theme, kept=kept, progress=progress)
        inventory.add(publish_cards(cards, before, publication, draw))
        watch.lap("share cards")
    if options.search:
        inventory.add([publish_search(inventory.searched, before.get(SEARCH), publication, kept)])
        watch.lap("search index")


def _keeping(fresh: Collection[PageRow], publication: Publication, jobs: int) -> AbstractContextManager[None]:
    """Have the files of units in the tree as they are served, by the time that what is to be done meanwhile is done."""

    def keep() -> None:
        in_shares(keep_share, list(fresh), jobs, LEAST)

    def keep_share(share: Sequence[PageRow]) -> None:
        for row in share:
            publication.keep(files_of(row))

    return nullcontext() if publication.on_spare else beside(keep, jobs if len(fresh) >= LEAST else 1)


def publish_cards(
    cards: Mapping[str, Card],
    before: Mapping[str, PageRow],
    publication: Publication,
    draw: Callable[[Sequence[Card]], Iterator[tuple[str, bytes]]],
) -> Iterator[PageRow]:
    """Draw the share cards that are not as they are served, and put them into the tree. Yields the row of each."""
    missing: dict[str, tuple[str, Card]] = {}
    for unit, card in cards.items():
        name = f"{CARD}/{unit}"
        row = before.get(name) if publication.intact else None
        if row and row.made_from == card.digest:
            if not publication.on_spare:
                publication.keep(files_of(row))
            yield row
        else:
            missing[card.file] = (name, card)
    for file, picture in draw([card for _, card in missing.values()]):
        name, card = missing[file]
        yield row_of(name, card.digest, placed(publication, {file: picture}, before.get(name)))


def _publish_icons(files: Files, before: Mapping[str, PageRow], publication: Publication) -> list[PageRow]:
    return [row_of(ICONS, "", placed(publication, files, before.get(ICONS)))] if files else []


def publish_search(
    searched: Mapping[str, str], before: PageRow | None, publication: Publication, kept: Kept
) -> PageRow:
    """Make the search index, unless nothing that is searched has changed."""
    made_from = joined_digest(
        (str(publication.precompress), *(f"{path}={searched[path]}" for path in sorted(searched)))
    )
    if before and publication.intact and before.made_from == made_from:
        if not publication.on_spare:
            publication.keep(files_of(before))
        return before
    index = search_index(TreePages(publication.tree.folder, sorted(searched)), kept)
    return row_of(SEARCH, made_from, placed(publication, index, before))


class TreePages(Mapping[str, bytes]):
    """Pages that were put into a tree, read when they are asked for."""

    def __init__(self, folder: str, paths: Sequence[str]) -> None:
        self._folder = Path(folder)
        self._paths = paths

    def __getitem__(self, path: str) -> bytes:
        return (self._folder / path).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)
