"""What is noted of a large site while it is made: nothing that could mislead a later build, whatever becomes of this one."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from site_builder.build import publish as publishing
from site_builder.build.build_site import build_site
from site_builder.build.derived_files import publish_sitemaps
from site_builder.store import state
from site_builder.store.tool_version import generator_digest
from tests.build.built import KEPT, edit, failing, is_right
from tests.build.test_output_folder import tree


def test_a_large_build_that_comes_to_nothing_midway_leaves_the_site_and_nothing_to_go_by(
    built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is noted of pages is put away as they are made, long before they are served."""
    before = tree(built / "public")
    shutil.rmtree(built / KEPT)
    edit(built, "the power failed")
    monkeypatch.setattr("site_builder.build.workers.ITEMS_PER_BATCH", 2)
    monkeypatch.setattr("site_builder.build.inventory.ITEMS_PER_BATCH", 2)
    with monkeypatch.context() as patch:
        patch.setattr(publishing, "publish_sitemaps", failing(errno.ENOSPC, publish_sitemaps, 0))
        with pytest.raises(OSError, match="No space"):
            build_site(built, built / "public")
    kept = state.State(built, generator_digest())
    assert len(list(kept.pages())) > 4
    kept.close()
    assert tree(built / "public") == before
    for words in ("the power came back", "all was well"):
        build_site(built, built / "public")
        assert is_right(built, tmp_path)
        edit(built, words)


@pytest.mark.parametrize("good", [0, 1, 2, 5])
def test_a_large_build_of_which_not_all_could_be_kept_is_right_and_so_is_the_next(
    good: int, built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.rmtree(built / KEPT)
    monkeypatch.setattr("site_builder.build.workers.ITEMS_PER_BATCH", 2)
    monkeypatch.setattr("site_builder.build.inventory.ITEMS_PER_BATCH", 2)
    real, calls = state.State.write, []

    def refusing(self: state.State, *arguments: object, **named: object) -> bool:
        calls.append(True)
        return len(calls) != good + 1 and real(self, *arguments, **named)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(state.State, "write", refusing)
        build_site(built, built / "public")
    assert is_right(built, tmp_path)
    for words in ("one more day", "another day"):
        edit(built, words)
        build_site(built, built / "public")
        assert is_right(built, tmp_path)
