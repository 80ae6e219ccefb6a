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
    command = ["make", "--dry-run", "build", "INSTALLER="]  # nothing else is asked of a host
    result = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert "requirements/site.txt" in result.stdout
    assert "requirements/dev.txt" not in result.stdout


def installed(folder: Path, uv: str, **variables: str) -> list[str]:
    """Set up with a Python and a uv that do nothing but note what they are told; return that. ``uv`` is how its script ends."""
    shutil.copy(ROOT / "Makefile", folder)
    (folder / "requirements").mkdir()
    (folder / "requirements/dev.txt").write_text(
        "a==1 \\\n    --hash=a\nuv==2 \\\n    --hash=b \\\n    --hash=c\nz==3 \\\n    --hash=d\n"
    )
    for path in ("pyproject.toml", "requirements/site.txt"):
        (folder / path).touch()
    notes = {"python": 'echo "python $*" >>noted', "uv": f'echo "uv $*" >>noted; {uv}'}
    for name, script in notes.items():
        (folder / name).write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        (folder / name).chmod(0o755)
    make_venv = '[ "$2" != venv ] || { mkdir -p .venv/bin; cp python uv .venv/bin; }'
    (folder / "python").write_text(f"#!/bin/sh\n{notes['python']}\n{make_venv}\n", encoding="utf-8")
    environment = {"PATH": "/usr/bin:/bin", **variables}
    command = ["make", "PYTHON=./python", ".venv/.ready"]
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return [line for line in (folder / "noted").read_text(encoding="utf-8").splitlines() if "install" in line]


def test_pip_installs_unless_uv_is_asked_for(tmp_path: Path) -> None:
    locked, own = installed(tmp_path, "exit 0")
    assert locked == "python -m pip install --quiet --require-hashes --requirement requirements/site.txt"
    assert own.endswith("--no-deps --no-build-isolation --editable .")


@pytest.mark.parametrize(("uv", "and_pip"), [("exit 0", False), ("exit 1", True)])
def test_uv_comes_by_its_digests_and_pip_takes_over_where_it_fails(tmp_path: Path, uv: str, and_pip: bool) -> None:
    first, *locked, _ = installed(tmp_path, uv, INSTALLER="uv")
    assert first == "python -m pip install --quiet --require-hashes --requirement .venv/uv.txt"
    assert (tmp_path / ".venv/uv.txt").read_text() == "uv==2 \\\n    --hash=b \\\n    --hash=c\n"
    with_uv = "uv pip install --quiet --python .venv/bin/python --require-hashes --requirement requirements/site.txt"
    with_pip = "python -m pip install --quiet --require-hashes --requirement requirements/site.txt"
    assert locked == [with_uv, *[with_pip] * and_pip]
