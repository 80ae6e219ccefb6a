"""Whether a build would publish what is published already, and a check would find nothing again.

Stamps alone tell that: only the state and its key are opened. It imports little, so that a command with nothing to do
ends before the rest of the generator could be imported.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Mapping
from datetime import date
from hashlib import blake2b
from pathlib import Path
from time import time_ns
from typing import Any, NamedTuple

from site_builder.build.checkout import stamps
from site_builder.build.output_tree import is_whole
from site_builder.store.file_stamp import FRESH_NANOSECONDS, stamp_of, stamp_of_index, stamped
from site_builder.store.seal_key import site_key
from site_builder.store.site_paths import first_link
from site_builder.store.state_mark import FILE, SIBLINGS, is_own
from site_builder.store.tool_version import PUBLISHED_DOCUMENTS, documentation_file, installed, package_folder

UNCHANGED = "unchanged"
"""The note of the last build in which nothing was found."""
CHECKED = "checked"
"""The note of the last check in which nothing was found."""


def asked_of(
    base_url: str | None,
    theme: str | None,
    drafts: bool,
    preview: bool,
    search: bool,
    cards: bool,
    precompress: bool,
    commit: str | None,
    previous: str | None,
) -> str:
    """Return what may be asked of a build as one text."""
    return json.dumps([base_url, theme, drafts, preview, search, cards, precompress, commit, previous])


class Inputs(NamedTuple):
    """All that a site is made from: the digest of every file's stamp, and the moment of the last change.

    ``looked`` is the moment before the files were looked at; what changed right before that may change again and keep
    its stamp. Both moments are in nanoseconds.
    """

    digest: str
    moment: int
    looked: int

    @property
    def is_settled(self) -> bool:
        """Whether no file can change from here on without changing its stamp."""
        return self.moment < self.looked - FRESH_NANOSECONDS


def inputs_of(root: Path) -> Inputs:
    """Look at the site's files, at the themes', and at the generator's own."""
    looked, digest, moment = time_ns(), blake2b(digest_size=16), 0
    places = [(root, folder) for folder in ("content", "seeds", "themes")]
    package = package_folder()
    places += [(package.parent, "themes"), (package.parent, package.name)]
    for base, folder in dict.fromkeys((base.resolve(), folder) for base, folder in places):
        digest.update(f"\x00{folder}".encode())
        for path, stamp in stamped(base, folder, but="__pycache__"):
            digest.update(f"{path}\x00{stamp.text if stamp else 'link'}\n".encode("utf-8", "surrogateescape"))
            moment = max(moment, stamp.moment if stamp else 0)
    for name in PUBLISHED_DOCUMENTS:
        stamp = stamp_of(documentation_file(name).parent, name)
        digest.update(f"\x00{name} {stamp.text}\n".encode())
        moment = max(moment, stamp.moment)
    # What git tracks is checked before a note is written, and cannot change without its index.
    index = stamp_of_index(root)
    digest.update(f"\x00index {index.text}\n".encode())
    for stamp_text in stamps(root):
        digest.update(f"{stamp_text}\n".encode("utf-8", "surrogateescape"))
    moment = max(moment, index.moment)
    digest.update("\n".join(installed()).encode())
    return Inputs(digest.hexdigest(), moment, looked)


def note_of(inputs: Inputs, asked: str, published: Mapping[str, Any], counted: str) -> dict[str, Any] | None:
    """Return the note of a build in which nothing was found, or None where a file may change again unnoticed.

    ``asked`` is all that was asked of the build, ``published`` the note of what it published, ``counted`` what was said.
    """
    if not inputs.is_settled:
        return None
    tree = {name: published[name] for name in ("out", "sum", "mark")}
    return {"inputs": inputs.digest, "asked": asked, **tree, "counted": counted}


def note_of_check(inputs: Inputs, counted: str, since: date | None, until: date | None) -> dict[str, Any] | None:
    """Return the note of a check in which nothing was found, or None where a file may change again unnoticed.

    Before the day ``since``, and from ``until`` on, something is found if nothing changes, in UTC.
    """
    if not inputs.is_settled:
        return None
    days = {"since": since.isoformat() if since else None, "until": until.isoformat() if until else None}
    return {"inputs": inputs.digest, "counted": counted, **days}


def already_checked(root: Path, today: date) -> str | None:
    """Return what was said of the last check if this one would find nothing either."""
    note = _note(root, CHECKED)
    if not note or not (note.get("since") or "") <= today.isoformat() < (note.get("until") or "~"):
        return None
    try:
        return str(note["counted"]) if inputs_of(root).digest == note["inputs"] else None
    except OSError:
        return None


def already_published(root: Path, inputs: Inputs, out: Path, asked: str) -> str | None:
    """Return what was said of the last build if this one would publish the same, and it is still there to the last file."""
    note = _note(root, UNCHANGED)
    if not note or note["asked"] != asked or note["out"] != str(out.resolve()) or inputs.digest != note["inputs"]:
        return None
    return str(note["counted"]) if is_whole(out.resolve(), note["sum"], note["mark"]) else None


def _note(root: Path, name: str) -> dict[str, Any] | None:
    key = site_key(root)
    if key is None or not is_own(root, key) or any(first_link(root, FILE + end) for end in SIBLINGS):
        return None
    try:
        connection = sqlite3.connect(f"{(root / FILE).absolute().as_uri()}?mode=ro", uri=True)
        try:
            for value, sealed in connection.execute("SELECT value, seal FROM notes WHERE name = ?", (name,)):
                found = json.loads(value) if sealed == key.seal("note", name, value) else None
                return found if isinstance(found, dict) else None
        finally:
            connection.close()
    except (sqlite3.Error, ValueError, TypeError, AttributeError):
        pass
    return None
