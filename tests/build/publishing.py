"""Publishing files into a folder as the build does, from nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from site_builder.build.output_folder import MARKER
from site_builder.build.output_tree import sum_of
from site_builder.build.publication import Publication


def publish(files: Mapping[str, bytes], out: Path, root: Path | None = None) -> dict[str, Any]:
    """Have the folder hold these files and nothing else, in one step. Gives the note of it for the next build."""
    publication = Publication.begin(root or out.parent, out, None).lay()
    try:
        placed = [file for path, content in files.items() for file in publication.staged.place(path, content, {})]
        return publication.finish_anew(sum_of(placed), len(placed))
    except BaseException:
        publication.abandon()
        raise


def publish_more(files: Mapping[str, bytes], out: Path, note: dict[str, Any]) -> dict[str, Any]:
    """Add files to what the folder holds, as the ``note`` of the last build tells it. Gives the note of it."""
    publication = Publication.begin(out.parent, out, note).lay()
    assert publication.intact
    kept = [path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file() and path.name != MARKER]
    for path in kept:
        publication.staged.tree.take(path, str(out))
    return publication.finish(
        (), [file for path, content in files.items() for file in publication.staged.place(path, content, {})]
    )
