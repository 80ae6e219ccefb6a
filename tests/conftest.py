"""What tests share: the real site, a tiny clean site, and hypothesis without a database on disk."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from hypothesis import settings

from site_builder.pipeline import Checked, check_site, render_site
from tests import skipping
from tests.cases_on_disk import BASE

ROOT = Path(__file__).parents[1]

settings.register_profile("project", database=None, deadline=None, derandomize=True, max_examples=300)
settings.load_profile("project")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    skipping.report(terminalreporter)


@pytest.fixture(scope="session")
def real_site() -> Checked:
    """The site of this repository, checked."""
    return check_site(ROOT)


@pytest.fixture(scope="session")
def real_files(real_site: Checked) -> dict[str, bytes]:
    """The published files of the site of this repository."""
    return render_site(ROOT, real_site)


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    """The folder of a tiny site without faults, free to be changed."""
    return Path(shutil.copytree(BASE, tmp_path / "site"))
