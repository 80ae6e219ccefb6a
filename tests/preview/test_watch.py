"""Noticing saves on a real file system."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from site_builder.preview.watch import EVERYTHING, QUIET_MILLISECONDS, Batch, saves


@contextmanager
def noticing(root: Path, *beside: Path) -> Iterator[list[Batch]]:
    """Collect batches while the block lasts; begins when everything is watched, and ends without a thread left."""
    stop, batches = threading.Event(), list[Batch]()
    thread = threading.Thread(target=lambda: batches.extend(_each(root, stop, beside, batches)))
    thread.start()
    try:
        eventually(lambda: EVERYTHING in batches)
        batches.clear()
        yield batches
    finally:
        stop.set()
        thread.join(60)
        assert not thread.is_alive()


def _each(root: Path, stop: threading.Event, beside: tuple[Path, ...], into: list[Batch]) -> Iterator[Batch]:
    for batch in saves(root, stop, beside):
        into.append(batch)
    yield from ()


def eventually(holds: Callable[[], bool]) -> None:
    ends = time.monotonic() + 60
    while not holds():
        assert time.monotonic() < ends, "it never came to pass"
        time.sleep(0.005)


def paths(batches: list[Batch]) -> set[Path]:
    return {path for batch in batches for path in batch.paths or ()}


@pytest.mark.parametrize("path", ["content/claims/damage.md", "content/site.yaml", "seeds/new.txt", "content/new/a.md"])
def test_a_save_is_noticed(tiny: Path, path: str) -> None:
    with noticing(tiny) as batches:
        (tiny / path).parent.mkdir(exist_ok=True)
        (tiny / path).write_text("x", encoding="utf-8")
        eventually(lambda: bool({tiny / path, (tiny / path).parent} & paths(batches)))


def test_what_is_hidden_or_outside_is_passed_over(tiny: Path) -> None:
    with noticing(tiny) as batches:
        (tiny / "content/claims/.damage.md.swp").write_text("x", encoding="utf-8")
        (tiny / "public").mkdir()
        (tiny / "public/index.html").write_text("x", encoding="utf-8")
        (tiny / "content/claims/damage.md").write_text("x", encoding="utf-8")
        eventually(lambda: bool(batches))
        time.sleep(0.2)
        assert paths(batches) == {tiny / "content/claims/damage.md"}


def test_a_file_that_an_editor_writes_and_renames_is_passing(tiny: Path) -> None:
    with noticing(tiny) as batches:
        beside = tiny / "content/claims/damage.md.tmp"
        beside.write_text("x", encoding="utf-8")
        beside.replace(tiny / "content/claims/damage.md")
        eventually(lambda: tiny / "content/claims/damage.md" in paths(batches))
        (batch,) = batches
        assert batch.passing == {beside}
        assert batch.named(tiny) == "Saved content/claims/damage.md"


def test_a_folder_that_goes_and_comes_back_is_watched_again(tiny: Path) -> None:
    with noticing(tiny) as batches:
        shutil.move(tiny / "content", tiny / "away")
        eventually(lambda: EVERYTHING in batches)
        shutil.move(tiny / "away", tiny / "content")
        time.sleep(1.5)
        batches.clear()
        (tiny / "content/claims/damage.md").write_text("x", encoding="utf-8")
        eventually(lambda: tiny / "content/claims/damage.md" in paths(batches))


def test_a_theme_that_is_begun_later_is_watched(tiny: Path) -> None:
    with noticing(tiny) as batches:
        (tiny / "themes/default").mkdir(parents=True)
        eventually(lambda: EVERYTHING in batches)
        time.sleep(1.5)
        batches.clear()
        (tiny / "themes/default/x.css").write_text("x", encoding="utf-8")
        eventually(lambda: tiny / "themes/default/x.css" in paths(batches))


def test_a_burst_of_saves_comes_in_a_few_batches_and_ends_with_the_last(tiny: Path) -> None:
    with noticing(tiny) as batches:
        began = time.monotonic()
        for number in range(200):
            (tiny / "content/claims/damage.md").write_text(str(number), encoding="utf-8")
        last = time.monotonic()
        (tiny / "content/claims/last.md").write_text("x", encoding="utf-8")
        eventually(lambda: tiny / "content/claims/last.md" in paths(batches))
        ended = time.monotonic()
        assert ended - last < 20
        # A busy machine takes longer over the saves, and no batch is shorter than this.
        assert 1 <= len(batches) <= 2 + 1000 * (ended - began) / QUIET_MILLISECONDS


def test_what_was_saved_is_told_in_words(tiny: Path) -> None:
    here, gone = tiny / "content/site.yaml", tiny / "content/zzz.md"
    assert EVERYTHING.named(tiny) == "Built"
    assert Batch(frozenset({here})).named(tiny) == "Saved content/site.yaml"
    assert Batch(frozenset({gone})).named(tiny) == "Removed content/zzz.md"
    assert Batch(frozenset({here, gone})).named(tiny) == "Saved content/site.yaml and 1 more"
