"""A site in memory that follows its files: read again in part, and each page made when it is requested."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial
from pathlib import Path
from time import time_ns

from msgspec.structs import replace

from site_builder.build.check_site import until_quiet
from site_builder.build.copy_pictures import copy_picture
from site_builder.build.editor_script import trusted_editor
from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.build.previous_read import PreviousReading
from site_builder.build.read import Adjust, Reading, read_site
from site_builder.build.target_kind import SitemapEntry
from site_builder.build.targets import SITEMAPS, Targets, uses_templates
from site_builder.build.trust import trust
from site_builder.content.read_seed import ChangedError
from site_builder.content.read_theme import load_theme, theme_digest
from site_builder.content.records import CONTENT
from site_builder.content.theme import Theme
from site_builder.content.theme_folders import bundled_themes
from site_builder.output.render import Files, Renderer
from site_builder.store.artifacts import Kept
from site_builder.store.site_paths import is_file
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory
from site_builder.store.state_owner import STATE_FILE
from site_builder.store.tool_version import generator_digest

MAX_ATTEMPTS = 20
"""How often the site is read again when files change while they are read."""


class LiveSite:
    """A site that is read again and again. What did not change is neither read nor made again."""

    def __init__(self, root: Path, *, drafts: bool, preview: bool) -> None:
        self._root = root
        self._drafts, self._preview = drafts, preview
        self._state = _kept(root)
        self._previous: PreviousReading | None = None
        self._is_behind = False
        self._theme: tuple[tuple[str, str, str], Theme] | None = None
        self._tried: tuple[str, ...] = ()
        self._renderer: tuple[str, Renderer] | None = None
        self._made: dict[str, tuple[str, list[str], Files]] = {}

    def read(self, adjust: Adjust, changed: frozenset[Path] | None) -> Reading:
        """Read the site as it is now; ``changed`` are the files that changed since the last time, None: any may have."""
        # What changed before a reading that failed is in no list, nor what changed during one.
        listed, self._is_behind = None if self._is_behind else changed, True
        try:
            reading = self._read(adjust, listed)
        except ChangedError:
            reading = until_quiet(lambda: self._read(adjust, None), MAX_ATTEMPTS)
        self._is_behind = False
        return reading

    def _read(self, adjust: Adjust, changed: frozenset[Path] | None) -> Reading:
        reading = read_site(self._root, self._state, time_ns(), 1, adjust, self._previous, changed)
        self._previous = reading.left
        return reading

    def files(self, reading: Reading, *, themes_changed: bool) -> Mapping[str, bytes]:
        """Return the files of a site without errors, each made when it is looked up."""
        settings = reading.index.settings.record
        wanted = (settings.theme, settings.language)
        if themes_changed or self._theme is None or self._theme[0][:2] != wanted:
            digest = theme_digest(self._root, settings.theme)
            if self._theme is None or self._theme[0] != (*wanted, digest):
                self._theme = ((*wanted, digest), load_theme(self._root, *wanted))
        key, theme = self._theme
        setting = Setting(
            theme,
            f"{key}{settings!r}",
            drafts=self._drafts,
            preview=self._preview,
            has_manifest=False,
            editor=trusted_editor(self._root, settings.editor),
        )
        targets = Targets(
            PageBuilder(reading, setting, renderer=self._known, copies=partial(copy_picture, self._root, Kept(None)))
        )
        files = _Files(targets, self._made)
        if themes_changed:
            # A changed asset needs no trial: templates name assets and do not read them.
            tried = (*wanted, theme_digest(self._root, settings.theme, assets=False))
            if tried != self._tried:
                files.try_every_template()
                self._tried = tried
        self._state.forget_replaced()
        return files

    def _known(self, shared: str, make: Callable[[], Renderer]) -> Renderer:
        """Return the last renderer where a new one would be the same: its templates are compiled already."""
        if self._renderer is None or self._renderer[0] != shared:
            self._renderer = (shared, make())
        return self._renderer[1]


class _Files(Mapping[str, bytes]):
    """The files of a site, made when they are looked up, and made again only when what they are made from changes."""

    def __init__(self, targets: Targets, made: dict[str, tuple[str, list[str], Files]]) -> None:
        self._targets = targets
        self._made = made

    def __getitem__(self, path: str) -> bytes:
        name = self._targets.at(path)
        if name is None:
            raise KeyError(path)
        return (self._sitemaps() if name == SITEMAPS else self._target(name))[path]

    def try_every_template(self) -> None:
        """Make one page of each kind, so that a fault in a template shows when it is saved."""
        first: dict[str, str] = {}
        for name in self._targets.names():
            first.setdefault(name.partition("/")[0], name)
        for name in filter(uses_templates, first.values()):
            self._target(name)

    def _target(self, name: str) -> Files:
        kept = self._made.get(name)
        if kept and kept[0] == self._targets.made_from(name, kept[1]):
            return kept[2]
        made, looked_up = self._targets.make(name)
        self._made[name] = (self._targets.made_from(name, looked_up), looked_up, made.files)
        return made.files

    def _sitemaps(self) -> Files:
        entries: list[SitemapEntry] = []
        for name in self._targets.names():
            entries += self._targets.make(name)[0].entries
        return self._targets.sitemaps(entries)

    def __iter__(self) -> Iterator[str]:
        yield from self._target("assets")
        yield from self._targets.main_paths()

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _kept(root: Path) -> StateInMemory:
    """Return what the last build kept of the site, so that the preview does not start by reading all of it."""
    state = StateInMemory()
    if trust(root).store is not None and is_file(root, STATE_FILE):
        kept = State(root, generator_digest())
        rows = [
            replace(row, detail=kept.detail(row.path, row.digest) or "")
            for kind in CONTENT
            for row in kept.documents(kind.folder)
        ]
        state.write((*(row for row in rows if row.detail), *kept.seeds(), *kept.pictures(), *kept.comparisons()))
        kept.close()
    return state


def is_of_theme(root: Path, path: Path) -> bool:
    """Say whether a file that changed may be one of a theme."""
    return any(path.is_relative_to(folder) for folder in (root / "themes", bundled_themes()))
