"""What is skipped for lack of a tool is told at the end of a run, by however many processes it was made."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT

_TESTS = """
from tests.skipping import lacking

def test_one():
    lacking("browser", "install a browser")

def test_two():
    lacking("markup", "install a checker")

def test_three():
    pass
"""


def run(folder: Path, processes: int, require: str = "") -> subprocess.CompletedProcess[str]:
    (folder / "test_tools.py").write_text(_TESTS, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "--quiet", "-p", "tests.skipping", "--rootdir", str(folder)]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    return subprocess.run(
        [*command, "-p", "xdist.plugin", "--numprocesses", str(processes), "test_tools.py"],
        cwd=folder,
        env={
            **environment,
            "PYTHONPATH": str(ROOT),
            "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1",
            "SITE_BUILDER_REQUIRE": require,
        },
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("processes", [0, 2])
def test_what_was_skipped_is_told_loudly_at_the_end(tmp_path: Path, processes: int) -> None:
    result = run(tmp_path, processes)
    assert result.returncode == 0
    assert "BROWSER TESTS SKIPPED: install a browser" in result.stdout
    assert "MARKUP TESTS SKIPPED: install a checker" in result.stdout
    assert "1 passed, 2 skipped" in result.stdout


def test_what_is_required_and_not_there_fails(tmp_path: Path) -> None:
    result = run(tmp_path, 2, require="markup,browser")
    assert result.returncode == 1
    assert "install a browser (browser tests are required here)" in result.stdout
    assert "2 failed, 1 passed" in result.stdout
    assert "SKIPPED" not in result.stdout
