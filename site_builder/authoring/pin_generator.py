"""The generator as it is installed, as lines of a requirements file that bring the same one to another machine.

Pip installs nothing from such a file whose digest does not stand in it. What the generator needs stands there as in its own
lock, which comes with it: versions and digests for all systems. Pip and its like note where a package came from
(``direct_url.json``, PEP 610); a wheel with an address and a digest is named, and else the generator itself is put beside the
site as a wheel, because nobody here knows the digest of what another place would give.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from msgspec import Struct

from site_builder.authoring.repack_wheel import built_wheel, repacked_wheel, wheel_file
from site_builder.store.tool_version import DISTRIBUTION, lock_file

VENDOR = "vendor"
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class PinnedGenerator(Struct, frozen=True):
    """The text of a requirements file, and the wheel that it names, if any: its path below the site's folder, and its bytes.

    ``is_reachable`` is False where no other machine can get this version of the generator.
    """

    requirements: str
    wheel: tuple[str, bytes] | None = None
    is_reachable: bool = True


def pin_generator() -> PinnedGenerator:
    """Return the generator that runs now, pinned, with what it needs in the versions of its own lock."""
    own = distribution(DISTRIBUTION)
    note = json.loads(own.read_text("direct_url.json") or "{}")
    needed = "\n".join(f"{pin}" for pin in sorted(_needed(own)))
    line, wheel = _own_line(own, note)
    return PinnedGenerator(
        f"{_HEAD}{line or _unreachable(own)}\n\n{_NEEDED}{needed}\n",
        wheel,
        is_reachable=line is not None,
    )


_HEAD = """\
# Made by `site-builder pin`, which makes it anew for another generator. Nothing is installed whose digest is not in this file.
--require-hashes

# The generator, as it was installed where this file was made. Run pip at the top of the site's folder.
"""
_NEEDED = "# What it needs, for all systems, in the versions and with the digests of its own lock.\n"


def _unreachable(own: Distribution) -> str:
    return f"# It ran from a folder of that machine, and no wheel of it could be built.\n{DISTRIBUTION}=={own.version}"


def _own_line(own: Distribution, note: dict[str, Any]) -> tuple[str | None, tuple[str, bytes] | None]:
    """Return the line that installs the generator, and the wheel that it names; None where there is no way to it."""
    url, digest = urlsplit(str(note.get("url", ""))), _digest_of(note)
    if url.scheme in ("http", "https") and digest and url.path.endswith(".whl"):
        return f"{DISTRIBUTION} @ {note['url']}#sha256={digest}", None
    wheel = _wheel(own, note, url2pathname(url.path))
    if wheel is None:
        return None, None
    path = f"{VENDOR}/{wheel[0]}"
    return f"file:{path}#sha256={sha256(wheel[1]).hexdigest()}", (path, wheel[1])


def _wheel(own: Distribution, note: dict[str, Any], place: str) -> tuple[str, bytes] | None:
    """Return the name and the bytes of a wheel of what is installed: the one that was, where it is still there."""
    if note.get("dir_info", {}).get("editable"):
        return built_wheel(place)
    return wheel_file(place, _digest_of(note)) or repacked_wheel(own)


def _digest_of(note: dict[str, Any]) -> str | None:
    archive = note.get("archive_info", {})
    digest = archive.get("hashes", {}).get("sha256") or str(archive.get("hash", "")).removeprefix("sha256=")
    return digest or None


def _needed(own: Distribution) -> Iterator[str]:
    """Yield the lines of the lock for each package that the generator, or what it needs, asks for on any system."""
    locked = dict(_locked(lock_file().read_text("utf-8")))
    waiting, seen = list(own.requires or ()), {DISTRIBUTION}
    while waiting:
        wanted, _, marker = waiting.pop().partition(";")
        found = _NAME.match(wanted)
        name = re.sub(r"[-_.]+", "-", found.group().lower()) if found else ""
        if not name or name in seen or "extra" in marker:
            continue
        seen.add(name)
        if name in locked:
            yield locked[name]
        with suppress(PackageNotFoundError):  # It is for other systems.
            waiting += distribution(name).requires or ()


def _locked(text: str) -> Iterator[tuple[str, str]]:
    """Yield each package of a lock file with its lines."""
    for lines in re.split(r"\n(?=\S)", text.strip()):
        if found := _NAME.match(lines):
            yield found.group().lower(), lines
