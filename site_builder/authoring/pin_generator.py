"""The generator as it is installed, as lines of a requirements file that bring the same one to another machine.

Pip and its like note where a package came from (``direct_url.json``, PEP 610): an archive, a repository at a commit, a
folder. A package from an index has no such note. What no other machine can reach is put beside the site as a wheel.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from msgspec import Struct

from site_builder.authoring.repack_wheel import built_wheel, repacked_wheel, wheel_file
from site_builder.store.tool_version import DISTRIBUTION

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
    """Return the generator that runs now, pinned, with what it needs in the versions that are installed beside it."""
    own = distribution(DISTRIBUTION)
    note = json.loads(own.read_text("direct_url.json") or "{}")
    needed = "\n".join(f"{pin}" for pin in sorted(_needed(own)))
    line, wheel = _own_line(own, note)
    return PinnedGenerator(
        f"{_HEAD}{line or _unreachable(own)}\n\n{_NEEDED}{needed}\n",
        wheel,
        is_reachable=line is not None,
    )


_HEAD = "# The generator, as it was installed where this site was begun. Run pip at the top of the site's folder.\n"
_NEEDED = "# What it needs, in the versions that were installed beside it.\n"


def _unreachable(own: Distribution) -> str:
    return f"# It ran from a folder of that machine, and no wheel of it could be built.\n{DISTRIBUTION}=={own.version}"


def _own_line(own: Distribution, note: dict[str, Any]) -> tuple[str | None, tuple[str, bytes] | None]:
    """Return the line that installs the generator, and the wheel that it names; None where there is no way to it."""
    url = str(note.get("url", ""))
    if not note:
        return f"{DISTRIBUTION}=={own.version}", None
    if vcs := note.get("vcs_info"):
        folder = f"#subdirectory={note['subdirectory']}" if note.get("subdirectory") else ""
        return f"{DISTRIBUTION} @ {vcs['vcs']}+{url}@{vcs['commit_id']}{folder}", None
    if urlsplit(url).scheme in ("http", "https"):
        digest = _digest_of(note)
        return f"{DISTRIBUTION} @ {url}{f'#sha256={digest}' if digest else ''}", None
    wheel = _wheel(own, note, url2pathname(urlsplit(url).path))
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
    """Yield a pin for each package that is installed because the generator, or what it needs, asks for it."""
    waiting, seen = list(own.requires or ()), {DISTRIBUTION}
    while waiting:
        wanted, _, marker = waiting.pop().partition(";")
        found = _NAME.match(wanted)
        name = re.sub(r"[-_.]+", "-", found.group().lower()) if found else ""
        if not name or name in seen or "extra" in marker:
            continue
        seen.add(name)
        try:
            there = distribution(name)
        except PackageNotFoundError:  # It is for other systems.
            continue
        yield f"{name}=={there.version}{f' ; {marker.strip()}' if marker.strip() else ''}"
        waiting += there.requires or ()
