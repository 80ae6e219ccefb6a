"""Files that a build takes over have the modes that they would have if they were made now."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from site_builder.build.file_modes import settle_modes
from site_builder.build.output_folder import MARKER

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")


def modes(folder: Path) -> set[str]:
    kinds = ((path.is_dir(), path.stat().st_mode & 0o777) for path in (folder, *folder.rglob("*")))
    return {f"{'folder' if is_folder else 'file'} {mode:o}" for is_folder, mode in kinds}


def build(site: Path, umask: int) -> None:
    command = [sys.executable, "-m", "site_builder", "build", "--site", str(site), "--no-search", "--no-cards"]
    subprocess.run(command, check=True, capture_output=True, umask=umask)


def test_the_umask_of_an_earlier_build_does_not_stick(tiny: Path) -> None:
    build(tiny, 0o077)
    assert modes(tiny / "public") == {"folder 700", "file 600"}
    build(tiny, 0o022)
    assert modes(tiny / "public") == {"folder 755", "file 644"}
    claim = tiny / "content/claims/damage.md"
    claim.write_text(claim.read_text(encoding="utf-8").replace("Both reports", "Two reports"), encoding="utf-8")
    build(tiny, 0o022)
    build(tiny, 0o077)
    assert modes(tiny / "public") == {"folder 700", "file 600"}


def test_a_folder_that_no_build_made_and_what_links_lead_to_stay(tmp_path: Path) -> None:
    own, elsewhere = tmp_path / "public", tmp_path / "elsewhere.txt"
    own.mkdir()
    elsewhere.write_text("x", encoding="utf-8")
    elsewhere.chmod(0o600)
    (own / "link").symlink_to(elsewhere)
    own.chmod(0o700)
    settle_modes(tmp_path, own)
    assert own.stat().st_mode & 0o777 == 0o700
    (own / MARKER).write_text("", encoding="utf-8")
    mask = os.umask(0o022)
    try:
        settle_modes(tmp_path, own)
    finally:
        os.umask(mask)
    assert own.stat().st_mode & 0o777 == 0o755
    assert elsewhere.stat().st_mode & 0o777 == 0o600
