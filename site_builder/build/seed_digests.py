"""The seeds of a site by their digests: one is read when its stamp differs, and is else what it was."""

from __future__ import annotations

from pathlib import Path

from site_builder.content.corpus import Seed
from site_builder.content.read_seed import ChangedError, read_seed
from site_builder.content.scan import Survey
from site_builder.findings.values import Finding
from site_builder.store.file_stamp import FRESH_NANOSECONDS, Stamp, stamp_of
from site_builder.store.state import SeedRow, State, StateInMemory


class Seeds:
    """The seeds as they lie there: ``pins`` has the SHA-256 of all that can be read, ``faulty`` what is wrong with others."""

    def __init__(self, root: Path, state: State | StateInMemory, seen: Survey, now: int) -> None:
        kept = {row.name: row for row in state.seeds()}
        self.pins: dict[str, str] = {}
        self.faulty: dict[str, Finding] = {}
        self.fresh: list[SeedRow] = []
        self.gone = [name for name in kept if name not in seen.seeds]
        for name, stamp in seen.seeds.items():
            row = kept.get(name)
            if row and row.stamp == stamp.text:
                self.pins[name] = row.digest
                continue
            seed = read_seed(root, name)
            if stamp.text and stamp_of(root, f"seeds/{name}") != stamp:
                raise ChangedError(f"seeds/{name}")
            if isinstance(seed, Seed):
                self.pins[name] = seed.sha256
                self.fresh.append(SeedRow(name, settled(stamp, now), seed.sha256))
            else:
                self.faulty[name] = seed


def settled(stamp: Stamp, now: int) -> str:
    """Return the stamp to keep: none for a file that changed so lately that it may change again unnoticed."""
    return stamp.text if stamp.moment < now - FRESH_NANOSECONDS else ""
