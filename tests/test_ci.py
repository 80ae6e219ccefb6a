"""What CI runs, as far as it can be tried without running all of it."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.repository import git


def ci(folder: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run it where nothing of the project is, so that it comes no further than its first step."""
    (folder / ".ci").mkdir()
    shutil.copy(ROOT / ".ci/run", folder / ".ci/run")
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(folder), **variables}
    # With a browser in place it goes on to `make test`, for which there is no Makefile.
    (folder / "bin").mkdir(exist_ok=True)
    (folder / "bin/chromium").write_text("#!/bin/sh\n", encoding="utf-8")
    (folder / "bin/chromium").chmod(0o755)
    environment["PATH"] = f"{folder / 'bin'}:{environment['PATH']}"
    return subprocess.run(["bash", ".ci/run"], cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    "path", [".site-builder/cache/icons/0", ".Site-Builder/x", "public/index.html", "public/\x1b[2Jx"]
)
def test_it_begins_by_refusing_what_a_repository_brings_along(path: str, tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / path).parent.mkdir(parents=True)
    (tmp_path / path).touch()
    git(tmp_path, "add", "--force", ".")
    result = ci(tmp_path)
    assert result.returncode == 1
    assert result.stderr.startswith("git tracks what builds leave")
    assert "\x1b" not in result.stderr
    assert path.split("/")[0] in result.stderr
    assert result.stdout == ""


def test_it_goes_on_where_there_is_none(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    (tmp_path / "public-notes").touch()
    git(tmp_path, "add", "--force", ".")
    result = ci(tmp_path)
    assert "git tracks" not in result.stderr
    assert "make" in result.stderr


def made_with(folder: Path, prints: str, **variables: str) -> list[str]:
    """Run it with a `make` that prints its words and something of its environment, and return what was printed."""
    (folder / "bin").mkdir()
    (folder / "bin/make").write_text(f'#!/bin/sh\necho "$*: {prints}"\n', encoding="utf-8")
    (folder / "bin/make").chmod(0o755)
    return ci(folder, **variables).stdout.splitlines()


def test_what_is_compiled_is_kept_for_the_next_start_of_python(tmp_path: Path) -> None:
    printed = made_with(tmp_path, "${PYTHONDONTWRITEBYTECODE-kept}", PYTHONDONTWRITEBYTECODE="1")
    assert printed == ["test --jobs 2: kept", "build: kept"]


def test_what_it_wrote_into_memory_is_gone_at_its_end(tmp_path: Path) -> None:
    test, _ = made_with(tmp_path, "${TMPDIR-nowhere/else} $(ls -d ${TMPDIR-nowhere/else} 2>&1)")
    folder = test.split()[3]
    assert folder == "nowhere/else" or test.endswith(f" {folder} {folder}")
    assert not Path(folder).exists()


def test_a_host_that_builds_installs_what_a_build_needs_and_not_what_tests_need(tmp_path: Path) -> None:
    shutil.copy(ROOT / "Makefile", tmp_path)
    for path in ("hatch_build.py", "pyproject.toml", "requirements/site.txt", "site_builder/output/templates.py"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).touch()
    for folder in ("templates", "locales"):
        (tmp_path / "themes/default" / folder).mkdir(parents=True)
    command = ["make", "--dry-run", "build"]
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "requirements/site.txt" in result.stdout
    assert "requirements/dev.txt" not in result.stdout
