"""What lies in a site's folder: looked at again in part, it is what looking at all of it finds."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from site_builder.content.scan import resurvey, survey
from site_builder.store.file_stamp import stamped

STEPS = 60
_NAMES = ("content/claims/a.md", "content/claims/a-b.md", "content/stories/b.md", "content/pages/c.md", "seeds/d.txt")
_OTHERS = (
    "content/claims/README.md",
    "content/claims/.hidden.md",
    "content/claims/.a.md.icloud",
    "content/claims/Thumbs.db",
    "content/claims/stray.txt",
    "content/claims/below/e.md",
    "content/f.md",
    "content/elsewhere/g.md",
    "seeds/README.md",
    "themes/h.css",
)


def write(path: Path, chance: Random) -> None:
    if path.is_dir() or path.is_symlink():
        remove(path, chance)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"{chance.random()}", encoding="utf-8")


def remove(path: Path, chance: Random) -> None:
    shutil.rmtree(path) if path.is_dir() and not path.is_symlink() else path.unlink(missing_ok=True)


def link(path: Path, chance: Random) -> None:
    remove(path, chance)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.symlink_to("elsewhere")


def make_a_folder(path: Path, chance: Random) -> None:
    remove(path, chance)
    write(path / "inside.md", chance)


DEEDS: tuple[Callable[[Path, Random], None], ...] = (write, write, write, remove, remove, link, make_a_folder)


@pytest.mark.parametrize("seed", range(6))
def test_whatever_came_or_went_it_is_what_looking_at_all_of_it_finds(seed: int, tmp_path: Path) -> None:
    chance = Random(seed)  # noqa: S311
    for name in _NAMES:
        write(tmp_path / name, chance)
    seen = survey(tmp_path)
    for _ in range(STEPS):
        paths = [tmp_path / chance.choice([*_NAMES, *_NAMES, *_OTHERS]) for _ in range(chance.choice([1, 1, 2, 3]))]
        for path in paths:
            chance.choice(DEEDS)(path, chance)
        seen = resurvey(tmp_path, seen, frozenset(paths))
        expected = survey(tmp_path)
        assert seen == expected, paths
        assert list(seen.documents) == list(expected.documents)
        if seen.findings:
            for other in (*_OTHERS, *(name for name in _NAMES if (tmp_path / name).is_dir())):
                remove(tmp_path / other, chance)
            seen = survey(tmp_path)


def let_it_be_kept_elsewhere(path: Path, chance: Random) -> None:
    remove(path, chance)
    write(path.with_name(f".{path.name}.icloud"), chance)


@pytest.mark.parametrize("deed", [remove, link, make_a_folder, let_it_be_kept_elsewhere])
@pytest.mark.parametrize("name", ["content", "seeds", "content/site.yaml"])
def test_a_folder_or_the_settings_that_come_or_go_are_looked_at(
    name: str, deed: Callable[[Path, Random], None], tmp_path: Path
) -> None:
    chance = Random(0)  # noqa: S311
    for path in (*_NAMES, "content/site.yaml"):
        write(tmp_path / path, chance)
    before = seen = survey(tmp_path)
    (tmp_path / name).rename(tmp_path / "held")
    deed(tmp_path / name, chance)
    seen = resurvey(tmp_path, seen, frozenset({tmp_path / name}))
    assert seen == survey(tmp_path)
    remove(tmp_path / name, chance)
    (tmp_path / name).with_name(f".{Path(name).name}.icloud").unlink(missing_ok=True)
    (tmp_path / "held").rename(tmp_path / name)
    seen = resurvey(tmp_path, seen, frozenset({tmp_path / name}))
    assert seen == survey(tmp_path)
    assert seen.documents.keys() == before.documents.keys()


@pytest.mark.parametrize("closed", ["linked", "gone", "unreadable"])
def test_a_document_of_a_folder_that_is_not_read_is_none(closed: str, tmp_path: Path) -> None:
    for name in _NAMES:
        write(tmp_path / name, Random(0))  # noqa: S311
    seen = survey(tmp_path)
    folder = tmp_path / "content/claims"
    if closed == "unreadable":
        if os.geteuid() == 0:
            pytest.skip("for the superuser no folder is closed")
        folder.chmod(0)
    else:
        folder.rename(tmp_path / "elsewhere")
    if closed == "linked":
        folder.symlink_to(tmp_path / "elsewhere")
    changed = frozenset({folder / "a.md"})
    try:
        assert resurvey(tmp_path, seen, changed) == survey(tmp_path)
    finally:
        if closed == "unreadable":
            folder.chmod(0o755)


def test_a_document_that_comes_is_all_that_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _NAMES:
        write(tmp_path / name, Random(0))  # noqa: S311
    seen, new = survey(tmp_path), tmp_path / "content/claims/new.md"
    monkeypatch.setattr(sys.modules[resurvey.__module__], "survey", lambda root: pytest.fail("all was looked at"))
    write(new, Random(0))  # noqa: S311
    came = resurvey(tmp_path, seen, frozenset({new}))
    assert list(came.documents) == sorted([*seen.documents, "content/claims/new.md"])
    new.unlink()
    assert resurvey(tmp_path, came, frozenset({new})) == seen
    assert dict(stamped(tmp_path, "content")).keys() == seen.documents.keys()
