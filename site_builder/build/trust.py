"""Whether what earlier builds kept may be used: what a repository brings along was not kept by this machine's builds.

Seals tell that too (:mod:`site_builder.store.seal_key`). This is the first of the two walls, and the one that reports
something.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding, Place, finding, has_errors
from site_builder.store.file_stamp import Stamp, stamp_of_index
from site_builder.store.git import GitError, tracked_files
from site_builder.store.site_paths import below, entries, first_link, is_link, repository_top

KEPT_FOLDER = ".site-builder"
"""Where a site keeps what a build leaves for the next one."""
OUT = "public"
"""Where a site is published by default."""
_CODE = "kept-state-tracked"


class Trust(Struct, frozen=True):
    """``store`` is the site's folder where what is kept in it may be used and added to, else None. Findings say why not.

    So does ``untold`` where git cannot tell what it tracks: a sentence, which is no fault of the site's.
    """

    store: Path | None
    findings: tuple[Finding, ...] = ()
    untold: str = ""

    @property
    def refuses(self) -> bool:
        """Whether a finding forbids publishing."""
        return has_errors(self.findings, strict=False)


def trust(root: Path, out: Path | None = None) -> Trust:
    """Look at the folder with what is kept of the site in ``root``, and at ``out``, the folder that it is published into."""
    own = _own(root, out)
    links = links_in_the_way(root, out)
    linked = tuple(map(_linked, links))
    # Also of what is not there: a build makes it, and git tracks it all the same.
    tracked = _tracked(root, own, stamp_of_index(root)) if repository_top(root) else ()
    if isinstance(tracked, str):
        return Trust(None, linked, tracked)
    planted = [path for path in tracked if path not in links]
    found = (*linked, *(_planted(name, paths) for name in own if (paths := _of(name, planted))))
    return Trust(None if found else root, found)


def links_in_the_way(root: Path, out: Path | None = None) -> tuple[str, ...]:
    """Return the links that a build would come across where it writes and deletes; ``out`` is as in :func:`trust`."""
    return tuple(_links(root, _own(root, out)))


def _own(root: Path, out: Path | None) -> tuple[str, ...]:
    """Return the names of the folders that builds write to, as far as they lie in the site's folder."""
    published = OUT if out is None else below(root, out)
    return tuple(name for name in (KEPT_FOLDER, published) if name and name != ".")


def tracked_below(root: Path, name: str) -> tuple[str, ...] | None:
    """Return what git tracks under a name in the site's folder; None where there is a repository and git cannot tell."""
    if not _is_there(root, name) or not repository_top(root):
        return ()
    tracked = _tracked(root, (name,), stamp_of_index(root))
    return None if isinstance(tracked, str) else tracked


def _is_there(root: Path, name: str) -> bool:
    try:
        (root / name).lstat()
    except (OSError, ValueError):
        return False
    return True


def _links(root: Path, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the links on the way to these folders and in what is kept; below, each file is looked at when it is opened."""
    for name in names:
        if linked := first_link(root, name):
            yield linked
    for folder in (KEPT_FOLDER, f"{KEPT_FOLDER}/cache"):
        yield from (f"{folder}/{entry.name}" for entry in entries(root, folder, hidden=True) if is_link(entry))


@lru_cache(maxsize=16)
def _tracked(root: Path, names: tuple[str, ...], index: Stamp) -> tuple[str, ...] | str:
    """Return what git tracks under these names, or a sentence that says why it cannot tell. It is asked once for each state of its index."""
    try:
        return tracked_files(root, names)
    except GitError as error:
        return str(error)


def _of(name: str, paths: Iterable[str]) -> list[str]:
    start = name.casefold()
    return [path for path in paths if path.casefold() == start or path.casefold().startswith(f"{start}/")]


def _planted(name: str, paths: list[str]) -> Finding:
    more = f", and {len(paths) - 1:,} more files of {name}/" if len(paths) > 1 else ""
    top = printable_path(paths[0].split("/")[0]) if name == KEPT_FOLDER else name
    found = finding(
        _CODE,
        Place(printable_path(paths[0])),
        f"git tracks this file{more}. What builds leave in {name}/ belongs to one machine, and nobody reviews it; what a repository brings along is not used.",
        f"Take it out with `git rm -r --cached {top}`, and write /{top}/ into .gitignore.",
    )
    # A site that is published by committing the folder stays possible: everything is then made again.
    return found if name == KEPT_FOLDER else replace(found, severity=Severity.WARNING)


def _linked(path: str) -> Finding:
    return finding(
        _CODE,
        Place(printable_path(path)),
        "This is a link to another place. Builds write and delete here, and follow no link.",
        f"Delete the link; if git tracks it, with `git rm --cached {printable_path(path)}`.",
    )


def printable_path(path: str) -> str:
    """Return a path with a mark for each character that no terminal should see."""
    return "".join(char if char.isprintable() else "\ufffd" for char in path)
