"""A tiny site that was built: edits to it, whether what is served is right, and system calls that fail."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from site_builder.build.output_tree import mark_of
from site_builder.build.publication import PUBLISHED
from site_builder.build.spare_tree import SPARE
from site_builder.store.state import State
from site_builder.store.tool_version import generator_digest
from tests.build.test_incremental import CLAIM, cold
from tests.build.test_output_folder import tree

KEPT = ".site-builder"


def edit(root: Path, words: str) -> None:
    path = root / CLAIM
    text = path.read_text(encoding="utf-8").rsplit("\nSince then ", 1)[0]
    path.write_text(f"{text}\nSince then {words}.\n", encoding="utf-8")


def is_right(root: Path, scratch: Path) -> bool:
    return tree(root / "public") == cold(root, scratch)[0]


def left_over(root: Path) -> list[str]:
    return [path.name for path in root.iterdir() if path.name.startswith(".public")]


def as_left(root: Path) -> Path:
    """Have the folders of a copy of a site be those that its last build left; in a copy they are others."""
    state = State(root, generator_digest())
    note = state.note(PUBLISHED)
    marks = {"mark": mark_of(root / "public"), "spare_mark": mark_of(root / SPARE)}
    assert state.write(notes={PUBLISHED: {**note, **marks}}, vouching=PUBLISHED)
    state.close()
    return root


def failing(code: int, real: Callable[..., object], good: int) -> Callable[..., object]:
    """Return a system call that works a number of times, and then fails."""
    calls = []

    def call(*arguments: object, **named: object) -> object:
        calls.append(True)
        if len(calls) > good:
            raise OSError(code, os.strerror(code), str(arguments[0]))
        return real(*arguments, **named)

    return call
