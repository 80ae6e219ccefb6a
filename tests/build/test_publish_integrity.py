"""The manifest of builds that go by what was kept: it is the one of a build from nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.views import page_limits as limits
from tests.build.built import edit, is_right
from tests.build.test_output_folder import tree


def root(site: Path) -> str:
    return str(json.loads((site / "public/integrity.json").read_bytes())["root"])


def test_what_is_told_of_a_build_makes_the_manifest_anew_and_no_page(built: Path) -> None:
    before = tree(built / "public")
    build_site(built, built / "public", Options(commit="abcdef1", previous="0" * 64))
    after = tree(built / "public")
    assert {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)} == {"integrity.json"}
    said = json.loads(after["integrity.json"])
    assert (said["commit"], said["previous"]) == ("abcdef1", "0" * 64)
    stamp = (built / "public/integrity.json").stat().st_mtime_ns
    build_site(built, built / "public", Options(commit="abcdef1", previous="0" * 64))
    assert (built / "public/integrity.json").stat().st_mtime_ns == stamp


def test_a_manifest_in_parts_grows_and_shrinks_with_the_site(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for size in (20, 10, 40, 1000):
        monkeypatch.setattr(limits, "FILES_PER_MANIFEST", size)
        edit(built, f"parts of {size}")
        build_site(built, built / "public")
        assert is_right(built, tmp_path)
        parts = list((built / "public").glob("integrity-*.json"))
        assert len(parts) == (
            0 if size == 1000 else -(-json.loads((built / "public/integrity.json").read_bytes())["count"] // size)
        )


def test_the_root_is_the_same_wherever_and_by_however_many_processes_it_is_made(built: Path, tmp_path: Path) -> None:
    first = root(built)
    other = tmp_path / "elsewhere" / "site"
    other.parent.mkdir()
    for folder in ("content", "seeds"):
        (built / folder).rename(tmp_path / folder)
    other.mkdir()
    for folder in ("content", "seeds"):
        (tmp_path / folder).rename(other / folder)
    build_site(other, other / "public", Options(jobs=2))
    assert root(other) == first
