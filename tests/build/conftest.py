"""A tiny site that was built, for tests of what may happen to it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from tests.build.built import KEPT, as_left, edit
from tests.cases_on_disk import BASE


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A tiny site that was built, and built again after an edit, so that there is a spare tree; and a copy of it."""
    folder = tmp_path_factory.mktemp("made")
    site = Path(shutil.copytree(BASE, folder / "site"))
    for words in ("little was heard", "more was heard"):
        build_site(site, site / "public")
        edit(site, words)
    build_site(site, site / "public")
    assert (site / KEPT / "spare").is_dir()
    return site, Path(shutil.copytree(site, folder / "copy"))


@pytest.fixture
def built(made: tuple[Path, Path]) -> Path:
    """That site, as if nothing had happened since."""
    site, copy = made
    shutil.rmtree(site)
    return as_left(Path(shutil.copytree(copy, site)))
