"""The pictures of a site: a file is read and decoded only when its stamp differs."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct, json

from site_builder.content.picture import PictureFile, is_picture
from site_builder.content.read_seed import ChangedError
from site_builder.content.scan import Survey
from site_builder.store.file_stamp import Stamp, stamp_of, stamp_to_keep
from site_builder.store.state import State
from site_builder.store.state_in_memory import StateInMemory
from site_builder.store.state_rows import PictureRow
from site_builder.store.tool_version import version_of


class JudgedPictures(Struct, frozen=True):
    """What each picture is, by its path below the site's folder, with what is to be kept of them.

    ``new_rows`` are those of the pictures that were just judged, ``gone`` the paths of kept ones that are no longer there.
    """

    by_path: Mapping[str, PictureFile]
    new_rows: tuple[PictureRow, ...] = ()
    gone: tuple[str, ...] = ()


def judge_pictures(root: Path, state: State | StateInMemory, scan: Survey, now: int) -> JudgedPictures:
    """Judge the pictures that lie in a site's folder; ``now`` is the moment in nanoseconds.

    Raises :class:`site_builder.content.read_seed.ChangedError` when one changes meanwhile.
    """
    there = {f"seeds/{name}": stamp for name, stamp in scan.seeds.items() if is_picture(name)} | dict(scan.pictures)
    kept = {row.path: row for row in state.pictures()}
    found: dict[str, PictureFile] = {}
    new_rows: list[PictureRow] = []
    for path, stamp in there.items():
        row = kept.get(path)
        if row and stamp.text and row.stamp == stamp.text:
            found[path] = json.decode(row.file, type=PictureFile)
            continue
        found[path] = _judge(root, path, stamp)
        new_rows.append(PictureRow(path, stamp_to_keep(stamp, now), json.encode(found[path]).decode()))
    return JudgedPictures(found, tuple(new_rows), tuple(path for path in kept if path not in there))


def _judge(root: Path, path: str, stamp: Stamp) -> PictureFile:
    from site_builder.content.read_picture import read_picture  # Few sites have pictures, and the library takes long.

    found = read_picture(root, path, f"pillow {version_of('pillow')}")
    if stamp.text and stamp_of(root, path) != stamp:
        raise ChangedError(path)
    return found
