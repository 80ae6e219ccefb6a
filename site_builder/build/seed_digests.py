"""The digests of a site's seeds: a seed is read only when its stamp differs."""

from __future__ import annotations

from pathlib import Path

from msgspec import Struct

from site_builder.content.picture import is_picture
from site_builder.content.read_seed import ChangedError, read_seed
from site_builder.content.scan import Survey
from site_builder.content.seed import Seed
from site_builder.store.file_stamp import stamp_of, stamp_to_keep
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory
from site_builder.store.state_rows import SeedRow


class SeedDigests(Struct, frozen=True):
    """The SHA-256 of each seed that can be read, by its name, with what is to be kept of them.

    ``new_rows`` are those of the seeds that were just read, ``gone`` the names of kept seeds that are no longer there.
    """

    by_name: dict[str, str]
    new_rows: tuple[SeedRow, ...]
    gone: tuple[str, ...]


def digest_seeds(root: Path, state: State | StateInMemory, scan: Survey, now: int) -> SeedDigests:
    """Return the digests of the seeds that lie in a site's folder; ``now`` is the moment in nanoseconds.

    Raises :class:`site_builder.content.read_seed.ChangedError` when a seed changes meanwhile.
    """
    kept = {row.name: row for row in state.seeds()}
    digests: dict[str, str] = {}
    new_rows: list[SeedRow] = []
    for name, stamp in scan.seeds.items():
        if is_picture(name):
            continue
        row = kept.get(name)
        if row and row.stamp == stamp.text:
            digests[name] = row.digest
            continue
        seed = read_seed(root, name)
        if stamp.text and stamp_of(root, f"seeds/{name}") != stamp:
            raise ChangedError(f"seeds/{name}")
        if isinstance(seed, Seed):
            digests[name] = seed.sha256
            new_rows.append(SeedRow(name, stamp_to_keep(stamp, now), seed.sha256))
    return SeedDigests(digests, tuple(new_rows), tuple(name for name in kept if name not in scan.seeds))
