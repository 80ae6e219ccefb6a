"""Whether a build would publish what is published already, and a check would find the same again.

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

from msgspec import convert, to_builtins

from site_builder.build.checkout import stamps
from site_builder.build.output_tree import is_whole
from site_builder.build.trust import links_in_the_way
from site_builder.findings.finding import Finding, has_errors
from site_builder.store.file_stamp import FRESH_NANOSECONDS, stamp_of, stamp_of_index, stamped
from site_builder.store.seal_key import site_key
from site_builder.store.state_owner import STATE_FILE, is_own
from site_builder.store.tool_version import PUBLISHED_DOCUMENTS, documentation_file, installed, package_folder

UNCHANGED = "unchanged"
"""The note of the last build, which will be the same until an input changes."""
CHECKED = "checked"
"""The note of the last check, which will find the same until an input changes."""
_FOLDERS = ("content", "seeds", "themes")
"""The folders of a site that it is made from."""


class RunOutcome(NamedTuple):
    """What was said at the end of a build or a check: the counts, the findings, and what a check did not ask."""

    counted: str
    findings: tuple[Finding, ...] = ()
    unasked: tuple[str, ...] = ()

    @property
    def may_be_kept(self) -> bool:
        """Whether it can change only with an input: nothing that was found lies in another file, and nothing is an error."""
        places = (finding.place.file.partition("/") for finding in self.findings)
        return not has_errors(self.findings) and all(slash and folder in _FOLDERS for folder, slash, _ in places)


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
    places = [(root, folder) for folder in _FOLDERS]
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


def note_of(inputs: Inputs, asked: str, published: Mapping[str, Any], outcome: RunOutcome) -> dict[str, Any] | None:
    """Return the note of a build that will be the same again, or None where that is not sure.

    ``asked`` is all that was asked of the build, ``published`` the note of what it published.
    """
    if not (inputs.is_settled and outcome.may_be_kept):
        return None
    tree = {name: published[name] for name in ("out", "sum", "mark")}
    return {"inputs": inputs.digest, "asked": asked, **tree, "outcome": to_builtins(outcome)}


def note_of_check(
    inputs: Inputs,
    outcome: RunOutcome,
    since: date | None,
    until: date | None,
    today: date | None,
    *,
    publishing: bool | None,
) -> dict[str, Any] | None:
    """Return the note of a check that will find the same again, or None where that is not sure.

    Before the day ``since``, and from ``until`` on, something else is found if nothing changes, in UTC; a check on such
    a day is not kept. ``publishing`` is whether it asked what stands against publishing; None where that finds nothing.
    """
    days = {"since": since.isoformat() if since else None, "until": until.isoformat() if until else None}
    if not (inputs.is_settled and outcome.may_be_kept and (today is None or _is_within(days, today))):
        return None
    return {"inputs": inputs.digest, "publishing": publishing, **days, "outcome": to_builtins(outcome)}


def already_checked(root: Path, today: date, *, publishing: bool) -> RunOutcome | None:
    """Return the outcome of the last check if this one would find the same."""
    note = _note(root, CHECKED, None)
    if not note or note.get("publishing") not in (None, publishing) or not _is_within(note, today):
        return None
    try:
        return _outcome_of(note) if inputs_of(root).digest == note["inputs"] else None
    except OSError:
        return None


def _is_within(days: Mapping[str, Any], today: date) -> bool:
    """Say whether a day is within ``since`` and ``until`` of a note, where they are given."""
    return (days.get("since") or "") <= today.isoformat() < (days.get("until") or "~")


def already_published(root: Path, inputs: Inputs, out: Path, asked: str) -> RunOutcome | None:
    """Return the outcome of the last build if this one would publish the same, and it is still there to the last file."""
    note = _note(root, UNCHANGED, out)
    if not note or note["asked"] != asked or note["out"] != str(out.resolve()) or inputs.digest != note["inputs"]:
        return None
    return _outcome_of(note) if is_whole(out.resolve(), note["sum"], note["mark"]) else None


def _outcome_of(note: Mapping[str, Any]) -> RunOutcome:
    return convert(note["outcome"], RunOutcome)


def _note(root: Path, name: str, out: Path | None) -> dict[str, Any] | None:
    key = site_key(root)
    if key is None or not is_own(root, key) or links_in_the_way(root, out):
        return None
    try:
        connection = sqlite3.connect(f"{(root / STATE_FILE).absolute().as_uri()}?mode=ro", uri=True)
        try:
            for value, sealed in connection.execute("SELECT value, seal FROM notes WHERE name = ?", (name,)):
                found = json.loads(value) if sealed == key.seal("note", name, value) else None
                return found if isinstance(found, dict) else None
        finally:
            connection.close()
    except (sqlite3.Error, ValueError, TypeError, AttributeError):
        pass
    return None
