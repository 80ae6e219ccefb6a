"""What tests share: the real site, a tiny clean site, and hypothesis without a database on disk."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from site_builder.authoring.pin_generator import pin_generator
from site_builder.build.check_site import check_site
from site_builder.cli import init
from site_builder.store.seal_key import VARIABLE
from tests.cases_on_disk import BASE
from tests.made_site import make_site
from tests.sharing import share_in, shared
from tests.sites import ReadSite, built_files, copy_of
from tests.skipping import pytest_sessionfinish, pytest_terminal_summary, pytest_testnodedown

__all__ = ["pytest_sessionfinish", "pytest_terminal_summary", "pytest_testnodedown"]  # pytest looks for these here

ROOT = Path(__file__).parents[1]
BROWSER = "tests/browser/"

# What tests keep is sealed with a key of theirs: nothing is put beside the user's own. Processes that they start have it too.
os.environ[VARIABLE] = "the key of the tests, which nobody else has"

settings.register_profile("project", database=None, deadline=None, derandomize=True, max_examples=300)
settings.load_profile("project")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Give each process of a run the same share of the tests that wait for a browser: every other process begins with them.

    Each takes a stretch of the list to begin with. Where one has all that wait, the others are through long before it; where
    all wait at once, the processors have less to do.
    """
    processes = int(getattr(config, "workerinput", {}).get("workercount", 1))
    waiting = [item for item in items if item.nodeid.startswith(BROWSER)]
    others = [item for item in items if not item.nodeid.startswith(BROWSER)]
    items[:] = [
        item
        for part in range(processes)
        for kind in ((waiting, others) if part % 2 == 0 else (others, waiting))
        for item in _share(kind, part, processes)
    ]


def _share(items: list[pytest.Item], part: int, of: int) -> list[pytest.Item]:
    return items[len(items) * part // of : len(items) * (part + 1) // of]


@pytest.fixture(scope="session", autouse=True)
def _pinned_once() -> Iterator[None]:
    """Pin the generator once in a process: a checkout builds a wheel of itself for that, which takes seconds."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(init, "pin_generator", cache(pin_generator))
        yield


@pytest.fixture(scope="session", autouse=True)
def _shared_in_a_run(tmp_path_factory: pytest.TempPathFactory) -> None:
    share_in(tmp_path_factory)


@pytest.fixture(scope="session")
def real_site(tmp_path_factory: pytest.TempPathFactory) -> ReadSite:
    """The site of this repository, checked."""
    return ReadSite(copy_of(ROOT, tmp_path_factory.mktemp("real") / "site"))


@pytest.fixture(scope="session")
def real_files() -> dict[str, bytes]:
    """The published files of the site of this repository."""
    return shared("real", lambda: built_files(ROOT))


@pytest.fixture(scope="session")
def made_files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The published files of a made site with 160 claims."""

    def make() -> dict[str, bytes]:
        folder: Path = tmp_path_factory.mktemp("made")
        make_site(folder)
        assert check_site(folder).findings == ()
        return built_files(folder)

    return shared("made", make)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The folder of a tiny site without faults, free to be changed."""
    return Path(shutil.copytree(BASE, tmp_path / "site"))
