"""Reading a part of a site, for commands that help to write and need not wait for the rest of it."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from time import time_ns

from site_builder.build.check_site import until_quiet
from site_builder.build.read import Reading, read_site
from site_builder.store.state_in_memory import StateInMemory


def read_part(root: Path, folders: Collection[str], also: Collection[str] = ()) -> Reading:
    """Read the documents of some folders of ``content/`` and the files at the paths in ``also``, as a build reads them.

    The rest of the site is read as if it were not there, so what is found about links and references means nothing.
    Raises :class:`site_builder.content.read_seed.ChangedError` when files go on changing while they are read.
    """
    return until_quiet(lambda: _read_once(root, folders, also))


def _read_once(root: Path, folders: Collection[str], also: Collection[str]) -> Reading:
    return read_site(root, StateInMemory(), time_ns(), part=lambda path: path.split("/")[1] in folders or path in also)
