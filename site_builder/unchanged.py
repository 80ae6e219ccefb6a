"""Whether a build would publish what is published already, told from stamps alone: no file is opened but the state.

It imports little, so that a build with nothing to do is over before the rest of the generator would be there.
"""

from __future__ import annotations

import json
import os
import sqlite3
from hashlib import blake2b
from pathlib import Path
from typing import Any, NamedTuple

from site_builder.stamps import FRESH_NANOSECONDS, stamped
from site_builder.state import FILE, seal
from site_builder.write.tree import sum_of_folder

NOTE = "unchanged"
"""The note of the last build in which nothing was found."""
_PACKAGE = Path(__file__).resolve().parent


def asked_of(
    base_url: str | None, theme: str | None, drafts: bool, preview: bool, search: bool, cards: bool, precompress: bool
) -> str:
    """Return what may be asked of a build as one text."""
    return json.dumps([base_url, theme, drafts, preview, search, cards, precompress])


class Inputs(NamedTuple):
    """All that a site is made from: the digest of every file's stamp, and the moment of the last change (nanoseconds)."""

    digest: str
    moment: int


def inputs_of(root: Path) -> Inputs:
    """Look at the site's files, at the themes', and at the generator's own."""
    digest, moment = blake2b(digest_size=16), 0
    places = [(root, folder) for folder in ("content", "seeds", "themes")]
    places += [(_PACKAGE.parent, "themes"), (_PACKAGE.parent, _PACKAGE.name)]
    for base, folder in dict.fromkeys((base.resolve(), folder) for base, folder in places):
        digest.update(f"\x00{folder}".encode())
        for path, stamp in stamped(base, folder):
            if "__pycache__" not in path:
                digest.update(f"{path}\x00{stamp.text if stamp else 'link'}\n".encode("utf-8", "surrogateescape"))
                moment = max(moment, stamp.moment if stamp else 0)
    digest.update("\n".join(installed()).encode())
    return Inputs(digest.hexdigest(), moment)


def note_of(inputs: Inputs, asked: str, out: Path, total: int, counted: str, now: int) -> dict[str, Any] | None:
    """Return the note of a build in which nothing was found, or None where a file may change again unnoticed.

    ``asked`` is all that was asked of the build, ``total`` the number of the published tree, ``counted`` what was said.
    """
    if inputs.moment >= now - FRESH_NANOSECONDS:
        return None
    return {"inputs": inputs.digest, "asked": asked, "out": str(out.resolve()), "sum": total, "counted": counted}


def already_published(root: Path, out: Path, asked: str) -> str | None:
    """Return what was said of the last build if this one would publish the same, and it is still there to the last file."""
    note = _note(root / FILE)
    if not note or note["asked"] != asked or note["out"] != str(out.resolve()):
        return None
    try:
        if inputs_of(root).digest != note["inputs"] or sum_of_folder(str(out)) != note["sum"]:
            return None
    except OSError:
        return None
    return str(note["counted"])


def _note(path: Path) -> dict[str, Any] | None:
    if not path.is_file():
        return None
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
        try:
            for value, sealed in connection.execute("SELECT value, seal FROM notes WHERE name = ?", (NOTE,)):
                found = json.loads(value) if sealed == seal(NOTE, value) else None
                return found if isinstance(found, dict) else None
        finally:
            connection.close()
    except (sqlite3.Error, ValueError):
        pass
    return None


def installed() -> list[str]:
    """Return the names of what is installed beside what we use, each with its version."""
    import click

    folder = Path(click.__file__).resolve().parents[1]
    return sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))
