"""The wheel: the default theme, the skeleton and the checks' documentation travel inside it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

from tests.conftest import ROOT


def test_the_wheel_carries_all_that_a_site_elsewhere_needs(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "build",
        "--wheel",
        "--no-isolation",
        "--outdir",
        str(tmp_path / "dist"),
        str(ROOT),
    ]
    subprocess.run(command, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        archive.extractall(tmp_path / "installed")
    for needed in (
        "themes/default/templates/claim.html",
        "skeleton/site/content/site.yaml",
        "skeleton/site/.gitignore",
        "workflows/comment.yml",
        "checks.md",
        "lock.txt",
        "py.typed",
    ):
        assert f"site_builder/{needed}" in names
    assert not [name for name in names if name.startswith(("tests/", "content/", "seeds/"))]
    run = "import sys; sys.path.insert(0, sys.argv.pop(1)); from site_builder.cli import main; main()"
    for words in (["init", "mine"], ["build", "--site", "mine"]):
        subprocess.run([sys.executable, "-I", "-c", run, str(tmp_path / "installed"), *words], cwd=tmp_path, check=True)
    assert (tmp_path / "mine/public/claims/example-dearer/index.html").is_file()
