"""Noticing saves: what changed below a site's folders, in batches, within a few hundredths of a second.

watchfiles is told by the system, so nothing is polled and no save is lost. What this module adds is that a watched
folder may go and come back (a branch is checked out, a folder is renamed) without losing the watch.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from os.path import relpath
from pathlib import Path
from threading import Event

import watchfiles
from msgspec import Struct

from site_builder.store.site_paths import is_folder


class Batch(Struct, frozen=True):
    """What changed at about the same time: ``paths`` of files or folders, there or gone; None: anything may have.

    ``passing`` are those that came and went within the batch, such as the file that an editor writes to before it
    takes the place of the one that was edited.
    """

    paths: frozenset[Path] | None
    passing: frozenset[Path] = frozenset()

    def named(self, root: Path) -> str:
        """Return what was saved, in words; paths are told relative to ``root``."""
        lasting = (self.paths or frozenset()) - self.passing or self.paths
        if not lasting:
            return "Built"
        first = min(lasting)
        verb = "Saved" if first.exists() else "Removed"
        more = f" and {len(lasting) - 1} more" if len(lasting) > 1 else ""
        return f"{verb} {relpath(first, root)}{more}"


EVERYTHING = Batch(None)

WATCHED_FOLDERS = ("content", "seeds", "themes")
"""The folders of a site that a build reads."""

QUIET_MILLISECONDS = 10
"""A batch ends after so many milliseconds without a change …"""
MAX_BATCH_MILLISECONDS = 50
"""… or when it is so many milliseconds old, so that a burst of saves shows while it lasts."""
LOOK_MILLISECONDS = 500
"""How often the folders themselves are looked for, in milliseconds."""

_Folders = dict[Path, tuple[int, int]]


def saves(root: Path, stop: Event, beside: Iterable[Path] = ()) -> Iterator[Batch]:
    """Yield a batch whenever something changes in the folders of the site in ``root``, or in those ``beside``, until ``stop``.

    Files and folders whose name begins with a dot are passed over, as the load stage does. The first batch comes as
    soon as everything is watched and has no paths: saves before that may have gone unnoticed. Raises :class:`OSError`
    when the system refuses to watch, and in the main thread :class:`KeyboardInterrupt`.
    """
    wanted = (*(root / name for name in WATCHED_FOLDERS), *beside)
    polling = False
    while not stop.is_set():
        present = _present(wanted)
        try:
            yield from _while_they_stay(wanted, present, stop, polling=polling)
        except FileNotFoundError:
            continue
        except OSError:
            # The system watches no more folders than its limit: then they are looked through, which is slower.
            if polling:
                raise
            polling = True


def _while_they_stay(wanted: tuple[Path, ...], present: _Folders, stop: Event, *, polling: bool) -> Iterator[Batch]:
    """Yield batches until one of the folders comes, goes or is replaced."""
    if not present:
        stop.wait(LOOK_MILLISECONDS / 1000)
        return
    watched = watchfiles.watch(
        *present,
        watch_filter=lambda _, path: _is_seen(Path(path), present),
        debounce=MAX_BATCH_MILLISECONDS,
        step=QUIET_MILLISECONDS,
        rust_timeout=LOOK_MILLISECONDS,
        yield_on_timeout=True,
        stop_event=stop,
        force_polling=polling or None,
    )
    first = True
    for changes in watched:
        moved = _present(wanted) != present
        if first or moved:
            yield EVERYTHING
        elif changes:
            paths = frozenset(Path(path) for _, path in changes)
            came = {Path(path) for kind, path in changes if kind is watchfiles.Change.added}
            yield Batch(paths, frozenset(path for path in came if not path.exists()))
        if moved:
            return
        first = False


def _present(folders: Iterable[Path]) -> _Folders:
    """Return the folders that are there, each with what tells it from another of its name."""
    found = {}
    for folder in folders:
        try:
            status = folder.stat()
        except OSError:
            continue
        if is_folder(folder.parent, folder.name):
            found[folder] = (status.st_dev, status.st_ino)
    return found


def _is_seen(path: Path, folders: Iterable[Path]) -> bool:
    folder = next((folder for folder in folders if path.is_relative_to(folder)), None)
    return folder is None or not any(step.startswith(".") for step in path.relative_to(folder).parts)
