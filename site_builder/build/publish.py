"""A whole build: make what is out of date, and serve it together with the rest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path

from msgspec import Struct, json
from msgspec.structs import replace

from site_builder.build.copy_pictures import copy_picture
from site_builder.build.derived_files import (
    ICONS,
    SEARCH_FILES,
    SHARE_CARD,
    card_row,
    publish_icons,
    publish_search,
    publish_share_cards,
    publish_sitemaps,
    target_of_card,
)
from site_builder.build.editor_script import trusted_editor
from site_builder.build.inventory import Inventory, as_text, files_of
from site_builder.build.make_targets import MIN_TARGETS_PER_PROCESS, StaleTargets, make_targets, stale_targets
from site_builder.build.options import Options
from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.build.publication import PUBLISHED, DisturbedError, Publication
from site_builder.build.publish_integrity import INTEGRITY, PublishedFiles, manifest_made_from, publish_integrity
from site_builder.build.read import Reading
from site_builder.build.stopwatch import Stopwatch
from site_builder.build.targets import SITEMAPS, Targets
from site_builder.build.workers import in_shares
from site_builder.content.read_seed import ChangedError
from site_builder.content.read_theme import load_theme, theme_digest
from site_builder.output.share_cards.draw import ShareCard, ShareCardPlan, draw_share_cards
from site_builder.output.share_cards.icons import icons
from site_builder.output.share_cards.raster import Progress
from site_builder.store.artifacts import Kept
from site_builder.store.state import ALL_PAGES, State
from site_builder.store.state_rows import PageRow
from site_builder.store.tool_version import generator_digest
from site_builder.views.dependencies import joined_digest


class BuildRun(Struct, frozen=True):
    """One build of the site in ``root`` into the folder ``out``.

    ``store`` is the site's folder where something may be kept in it, or None. ``progress`` is told how many share cards
    are drawn, and ``watch`` how long each step takes.
    """

    root: Path
    out: Path
    options: Options
    state: State
    store: Path | None
    progress: Progress | None
    watch: Stopwatch


def publish(run: BuildRun, reading: Reading) -> None:
    """Make what is out of date, and serve the whole."""
    kept = Kept(run.store)
    targets = _targets(run, reading, kept)
    publication, before = _begin(run)
    stale = stale_targets(targets, before, intact=publication.intact)
    run.watch.lap("tell what is stale")
    if not stale.names and not _gone(stale, before) and _is_told_the_same(run.options, before):
        return
    try:
        publication = publication.lay()
        with closing(PublishedFiles()) as files:
            inventory = Inventory(run.state, before, publication, files.add)
            _make(run, targets, before, stale, publication, inventory, kept)
            run.watch.lap("publish")
            inventory.add([publish_integrity(files, run.options, before.get(INTEGRITY), publication)])
        run.watch.lap("manifest")
        inventory.serve(publication)
        run.watch.lap("publish")
    except BaseException as error:
        publication.abandon()
        if isinstance(error, DisturbedError):
            raise ChangedError(str(error)) from error
        raise
    kept.prune()


def _targets(run: BuildRun, reading: Reading, kept: Kept) -> Targets:
    settings, options = reading.index.settings.record, run.options
    # The digest comes first: if the theme changes right now, the next build makes everything that uses it again.
    digest_of_theme = theme_digest(run.root, settings.theme)
    theme = load_theme(run.root, settings.theme, settings.language)
    setting = Setting(
        theme,
        joined_digest((generator_digest(), digest_of_theme, repr(settings), options.asked_of_pages())),
        drafts=options.drafts,
        preview=options.preview,
        icons=options.cards and bool(icons(theme.assets, kept)),
        editor=trusted_editor(run.root, settings.editor),
    )
    plan = (lambda frame: ShareCardPlan(frame, theme, kept)) if options.cards else None
    return Targets(PageBuilder(reading, setting, plan, copies=partial(copy_picture, run.root, kept)))


def _begin(run: BuildRun) -> tuple[Publication, dict[str, PageRow]]:
    """Look at what is served. Return the publication, and the rows of the files as they are there; none where everything is made again."""
    note = run.state.note(PUBLISHED) if run.store else None
    if note and note.get(ALL_PAGES) != run.state.digest_of_pages():
        note = None  # These rows were not kept together.
    publication = Publication.begin(run.root, run.out, note, precompress=run.options.precompress, store=run.store)
    if publication.before is None:
        return publication, {}
    before = {row.name: row for row in run.state.pages()}
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
    run.state.write(rows.values(), notes={PUBLISHED: publication.before}, vouching=PUBLISHED)
    return publication, rows


def _gone(stale: StaleTargets, before: Mapping[str, PageRow]) -> bool:
    """Say whether a target of the last build is gone."""
    others = {SITEMAPS, ICONS, SEARCH_FILES, INTEGRITY}
    return any(
        name not in stale.fresh and name not in others and not name.startswith(f"{SHARE_CARD}/") for name in before
    )


def _is_told_the_same(options: Options, before: Mapping[str, PageRow]) -> bool:
    """Say whether the manifest that is there says of the build what this one would."""
    return INTEGRITY in before and before[INTEGRITY].made_from == manifest_made_from(options)


def _make(
    run: BuildRun,
    targets: Targets,
    before: Mapping[str, PageRow],
    stale: StaleTargets,
    publication: Publication,
    inventory: Inventory,
    kept: Kept,
) -> None:
    """Make all that is out of date, and note every target."""
    cards: dict[str, ShareCard] = {}
    _keep(stale.fresh.values(), publication, run.options.jobs)
    inventory.add(stale.fresh.values())
    for made in make_targets(targets, stale.names, before, publication, run.options.jobs):
        inventory.add(target.row for target in made)
        cards.update((card_row(target.row.name, card), card) for target in made for card in target.share_cards)
    inventory.add([publish_sitemaps(targets, inventory.entries, before.get(SITEMAPS), publication)])
    run.watch.lap("link, render and write")
    if run.options.cards:
        theme = targets.builder.setting.theme
        inventory.add(publish_icons(icons(theme.assets, kept), before, publication))
        drawn = [row for name, row in before.items() if target_of_card(name) in stale.fresh]
        _keep(drawn, publication, run.options.jobs)
        inventory.add(drawn)
        draw = partial(draw_share_cards, frame=targets.builder.frame, theme=theme, kept=kept, progress=run.progress)
        inventory.add(publish_share_cards(cards, before, publication, draw))
        run.watch.lap("share cards")
    if run.options.search:
        inventory.add([publish_search(inventory.searched, before.get(SEARCH_FILES), publication, kept)])
        run.watch.lap("search index")


def _keep(fresh: Collection[PageRow], publication: Publication, jobs: int) -> None:
    """Have files that stay in the tree. The spare tree has them already."""

    def keep_share(share: Sequence[PageRow]) -> None:
        for row in share:
            publication.staged.keep(files_of(row))

    if not publication.staged.on_spare:
        in_shares(keep_share, list(fresh), jobs, MIN_TARGETS_PER_PROCESS)
