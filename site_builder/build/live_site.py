"""A site in memory that follows its files: read again in part, and each page made when somebody asks for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from time import time_ns

from msgspec.structs import replace

from site_builder.build.previous_read import PreviousReading
from site_builder.build.read import Adjust, Reading, read_site
from site_builder.build.targets import LISTS, PARTS, SITEMAP, WITHOUT_TEMPLATE, Entry, Maker, Setting, unit_of
from site_builder.content.addresses import file_of
from site_builder.content.read_browser_editor import load_editor
from site_builder.content.read_seed import ChangedError
from site_builder.content.read_theme import bundled_themes, load_theme, theme_digest
from site_builder.content.records import CONTENT
from site_builder.content.theme import Theme
from site_builder.output.render import Files, Renderer
from site_builder.store.state import FILE, State, StateInMemory
from site_builder.store.tool_version import generator_digest

TRIES = 20
"""How often the site is read again when files change while they are read."""


class LiveSite:
    """A site that is read again and again. What did not change is neither read nor made again."""

    def __init__(self, root: Path, *, drafts: bool, preview: bool, theme: str | None = None, jobs: int = 1) -> None:
        self._root = root
        self._drafts, self._preview, self._theme_name, self._jobs = drafts, preview, theme, jobs
        self._state = _kept(root)
        self._previous: PreviousReading | None = None
        self._theme: tuple[tuple[str, str, str], Theme] | None = None
        self._tried: tuple[str, ...] = ()
        self._renderer: tuple[str, Renderer] | None = None
        self._made: dict[str, tuple[str, list[str], Files]] = {}

    def read(self, adjust: Adjust, changed: frozenset[Path] | None) -> Reading:
        """Read the site as it is now; ``changed`` are the files that changed since the last time, None: any may have."""
        for _ in range(TRIES - 1):
            try:
                return self._read(adjust, changed)
            except ChangedError:
                changed = None
        return self._read(adjust, None)

    def _read(self, adjust: Adjust, changed: frozenset[Path] | None) -> Reading:
        reading = read_site(self._root, self._state, time_ns(), self._jobs, adjust, self._previous, changed)
        self._previous = reading.left
        return reading

    def files(self, reading: Reading, *, themes_changed: bool) -> Mapping[str, bytes]:
        """Return the files of a site without errors, each made when it is looked up."""
        settings = reading.outline.settings.record
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
            editor=load_editor(self._root, settings.editor),
        )
        maker = Maker(reading, setting, renderer=self._known)
        files = _Files(maker, self._made)
        if themes_changed:
            # What only looks otherwise needs no trial: templates ask for assets by their names.
            tried = (*wanted, theme_digest(self._root, settings.theme, assets=False))
            if tried != self._tried:
                files.try_every_template()
                self._tried = tried
        return files

    def _known(self, shared: str, make: Callable[[], Renderer]) -> Renderer:
        """Return the renderer of the last time where it would be the same: its templates are compiled already."""
        if self._renderer is None or self._renderer[0] != shared:
            self._renderer = (shared, make())
        return self._renderer[1]


class _Files(Mapping[str, bytes]):
    """The files of a site, made when they are looked up, and not again while what they are made from is the same."""

    def __init__(self, maker: Maker, made: dict[str, tuple[str, list[str], Files]]) -> None:
        self._maker = maker
        self._made = made

    def __getitem__(self, path: str) -> bytes:
        name = unit_of(path)
        files = self._maps() if name == SITEMAP else self._unit(name) if self._maker.has(name) else {}
        return files[path] if path in files else self._unit("redirects")[path]

    def try_every_template(self) -> None:
        """Make one page of each kind, so that a fault in a template shows when it is saved."""
        first: dict[str, str] = {}
        for name in self._maker.names():
            first.setdefault(name.partition("/")[0], name)
        for kind, name in first.items():
            if kind not in WITHOUT_TEMPLATE:
                self._unit(name)

    def _unit(self, name: str) -> Files:
        kept = self._made.get(name)
        if kept and kept[0] == self._maker.made_from(name, kept[1]):
            return kept[2]
        made, looked_at = self._maker.make(name)
        self._made[name] = (self._maker.made_from(name, looked_at), looked_at, made.files)
        return made.files

    def _maps(self) -> Files:
        entries: list[Entry] = []
        for name in self._maker.names():
            entries += self._maker.make(name)[0].entries
        return self._maker.maps(entries)

    def __iter__(self) -> Iterator[str]:
        yield from self._unit("assets")
        for name in self._maker.names():
            kind, _, id = name.partition("/")
            if kind == LISTS:
                yield file_of(id)
            elif kind == "pages":
                yield f"{id}/index.html"
            elif id and kind != PARTS:
                yield f"{name}/index.html"
        yield from ("index.html", "404.html", "search/index.html", "_headers", "_redirects")

    def __len__(self) -> int:
        return sum(1 for _ in self)


def _kept(root: Path) -> StateInMemory:
    """Return what the last build kept of the site, so that the preview need not read all of it to begin with."""
    state = StateInMemory()
    if (root / FILE).is_file():
        kept = State(root, generator_digest())
        rows = [
            replace(row, detail=kept.detail(row.path, row.digest) or "")
            for kind in CONTENT
            for row in kept.documents(kind.folder)
        ]
        state.write((*(row for row in rows if row.detail), *kept.seeds()))
        kept.close()
    return state


def is_of_theme(root: Path, path: Path) -> bool:
    """Say whether a file that changed may be one of a theme."""
    return any(path.is_relative_to(folder) for folder in (root / "themes", bundled_themes()))
