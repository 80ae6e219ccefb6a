"""Cases as folders: a tiny site laid over ``cases/_base``, and the findings that are expected of it.

``cases/<code>/fails/`` and ``cases/<code>/passes/`` hold the files that differ from the base. ``expected.txt``
lists the findings, one a line, as ``severity[code] file:line:column``; a passing case has none. What git cannot
hold is told by ``make.yaml``: ``remove`` (paths), ``symlinks`` (path: target), ``bytes`` (path: hexadecimal
digits), ``pictures`` (path: what :func:`tests.made_pictures.made_picture` takes, or {bomb: kind}), ``digests`` (path: the file
whose digest takes the place of the word DIGEST there), ``repeat`` (path: {text, times}), ``append`` (path: text) and ``tracked`` (paths that git tracks; there is a
repository then). It also says which day it is (``today``), whether the site goes out to
readers (``publishing: true``), whether the codes of fact-checkers are asked about (``standards: true``), and that findings are those of ``build`` (``build: true``),
not those of ``check``.

``before/`` holds the files that differed from the base in the state that the case is compared with; where there is
one, the findings are those of ``check --base``.
"""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import yaml

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.findings.finding import Finding
from site_builder.review.compare_revisions import compare_sites
from tests.made_pictures import bombs, made_picture
from tests.repository import git

CASES = Path(__file__).parent / "cases"
BASE = CASES / "_base"
BEFORE = "before"
_NOT_COPIED = ("expected.txt", "make.yaml", BEFORE)


@dataclass(frozen=True, slots=True)
class Case:
    """One folder under ``cases/``."""

    code: str
    kind: str

    @property
    def folder(self) -> Path:
        return CASES / self.code / self.kind

    @property
    def expected(self) -> list[str]:
        """The findings that the case expects, in the order of files, lines and columns."""
        path = self.folder / "expected.txt"
        return path.read_text(encoding="utf-8").split("\n")[:-1] if path.exists() else []

    def lay(self, folder: Path) -> Path:
        """Make the site of this case in an empty folder."""
        shutil.copytree(BASE, folder, dirs_exist_ok=True)
        shutil.copytree(self.folder, folder, dirs_exist_ok=True, ignore=lambda _, names: set(names) & set(_NOT_COPIED))
        _make(folder, _recipe(self.folder))
        return folder

    def findings(self, folder: Path) -> tuple[Finding, ...]:
        """Make the site of this case in a folder, and what it is compared with in another, and check it."""
        today: date | None = _recipe(self.folder).get("today")
        standards = bool(_recipe(self.folder).get("standards"))
        publishing = bool(_recipe(self.folder).get("publishing"))
        site, options = self.lay(folder / "site"), Options(today=today, publishing=publishing, standards=standards)
        if _recipe(self.folder).get("build"):
            return build_site(site, folder / "public", options).findings
        if not (self.folder / BEFORE).is_dir():
            return check_site(site, options).findings
        before = Path(shutil.copytree(BASE, folder / BEFORE))
        shutil.copytree(self.folder / BEFORE, before, dirs_exist_ok=True, ignore=lambda _, __: {"make.yaml"})
        _make(before, _recipe(self.folder / BEFORE))
        return compare_sites(before, site, options).checked.findings

    def __str__(self) -> str:
        return f"{self.code}-{self.kind}"


def all_cases() -> list[Case]:
    """Return every case on disk."""
    return [
        Case(path.parent.name, path.name) for path in sorted(CASES.glob("*/*")) if path.is_dir() and path.parent != BASE
    ]


def _recipe(folder: Path) -> dict[str, Any]:
    recipe = folder / "make.yaml"
    return dict(yaml.safe_load(recipe.read_text(encoding="utf-8"))) if recipe.exists() else {}


def _make(folder: Path, steps: dict[str, Any]) -> None:
    for path in steps.get("remove", ()):
        target = folder / path
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for path, digits in steps.get("bytes", {}).items():
        _file(folder / path).write_bytes(bytes.fromhex(digits))
    for path, picture in steps.get("pictures", {}).items():
        _file(folder / path).write_bytes(_picture(**picture))
    for path, of in steps.get("digests", {}).items():
        text = (folder / path).read_text(encoding="utf-8")
        digest = sha256((folder / of).read_bytes()).hexdigest()
        (folder / path).write_text(text.replace("DIGEST", digest), encoding="utf-8")
    for path, repeat in steps.get("repeat", {}).items():
        _file(folder / path).write_text(repeat["text"] * repeat["times"], encoding="utf-8")
    for path, text in steps.get("append", {}).items():
        with (folder / path).open("a", encoding="utf-8", newline="") as file:
            file.write(text)
    for path, target in steps.get("symlinks", {}).items():
        _file(folder / path).symlink_to(target)
    if "tracked" in steps:
        git(folder, "init", "--quiet")
        git(folder, "add", "--force", "--", *steps["tracked"])


def _picture(bomb: str = "", size: Sequence[int] = (40, 30), **picture: Any) -> bytes:
    return bombs()[bomb] if bomb else made_picture(size=(size[0], size[1]), **picture)


def _file(path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    return path
