"""Publishing files into a folder as the build does, from nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from site_builder.build.output_tree import sum_of
from site_builder.build.publication import Publication


def publish(files: Mapping[str, bytes], out: Path, root: Path | None = None) -> None:
    """Have the folder hold these files and nothing else, in one step."""
    publication = Publication.begin(root or out.parent, out, None).lay()
    try:
        placed = [file for path, content in files.items() for file in publication.place(path, content, {})]
        publication.finish_anew(sum_of(placed), len(placed))
    except BaseException:
        publication.abandon()
        raise
