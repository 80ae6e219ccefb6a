"""Which files git can bring back."""

from __future__ import annotations

from pathlib import Path

from site_builder.build.tracked_files import TrackedFiles
from tests.repository import commit, git

KEPT = "content/sources/one.md"


def test_a_file_that_git_has_is_tracked_after_it_was_deleted(tmp_path: Path) -> None:
    (tmp_path / KEPT).parent.mkdir(parents=True)
    (tmp_path / KEPT).write_text("one")
    commit(tmp_path)
    (tmp_path / KEPT).unlink()
    tracked = TrackedFiles(tmp_path)
    assert KEPT in tracked
    assert "content/sources/two.md" not in tracked
    assert "content/sources/*.md" not in tracked
    git(tmp_path, "rm", "--quiet", KEPT)
    assert KEPT not in tracked


def test_outside_a_repository_nothing_is_tracked(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text("one")
    assert "one.md" not in TrackedFiles(tmp_path)


def test_where_git_cannot_tell_nothing_is_tracked(tmp_path: Path) -> None:
    (tmp_path / ".git").write_text("no repository")
    (tmp_path / "one.md").write_text("one")
    assert "one.md" not in TrackedFiles(tmp_path)
