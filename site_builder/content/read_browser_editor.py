"""Read the browser editor's program from where a package manager put it, only inside the site's folder."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

from msgspec import Struct

from site_builder.content.browser_editor import EditorScript
from site_builder.content.document import Document
from site_builder.content.files import folder_entries, read_bytes
from site_builder.content.settings import Editor, Settings
from site_builder.findings.finding import Finding
from site_builder.store.site_paths import first_link, is_file, stays_inside

MAX_SCRIPT_BYTES = 32 * 1024 * 1024
"""The largest file of the program that is read."""


class _Pieces(Struct, frozen=True):
    """Files that the program loads itself: a folder of the package, which names in it, and their folder when published.

    Of two groups in ``names`` the second is the part of a name that changes with the content, and is left out.
    """

    folder: str
    names: re.Pattern[str]
    published: str = ""


_PIECES = (
    _Pieces("", re.compile(r"(LICENSE\.txt|package\.json)")),
    _Pieces("locales", re.compile(r"([A-Za-z-]+\.json)"), "locales/"),
    _Pieces("npm/assets", re.compile(r"([a-z0-9-]+)(-[A-Za-z0-9_-]{8})(\.woff2)"), "fonts/"),
    _Pieces("npm/assets", re.compile(r"([a-z0-9-]+\.LICENSE\.txt)"), "fonts/"),
)
_CHUNKS = re.compile(r"([A-Za-z0-9_-]+\.js)")
_PACKAGE = re.compile(r".*node_modules/(?:@[^/]+/)?[^/]+(?=/)")


def load_editor(root: Path, editor: Editor | None) -> EditorScript | None:
    """Return the program with all that it loads from its package; None where there is none to read."""
    if editor is None or not _is_inside(root, editor.script):
        return None
    path = PurePosixPath(editor.script)
    script = read_bytes(root, editor.script, MAX_SCRIPT_BYTES)
    if isinstance(script, Finding):
        return None
    files = {path.name: script, **_pieces(root, str(path.parent), _Pieces("chunks", _CHUNKS, "chunks/"))}
    for pieces in _PIECES:
        files |= _pieces(root, package_of(editor.script), pieces)
    return EditorScript(path.name, files)


def package_of(script: str) -> str:
    """Return the folder of the package that a script in ``node_modules/`` belongs to; its own folder where there is none."""
    package = _PACKAGE.match(script)
    return package[0] if package else script.rpartition("/")[0]


def _pieces(root: Path, base: str, pieces: _Pieces) -> Mapping[str, bytes]:
    """Return the files of a kind that lie below ``base``, by where they are published."""
    found = {}
    for entry in folder_entries(root, f"{base}/{pieces.folder}".rstrip("/")):
        name = pieces.names.fullmatch(entry.name)
        content = read_bytes(root, entry.path, MAX_SCRIPT_BYTES) if name and entry.is_file else None
        if name and isinstance(content, bytes):
            found[f"{pieces.published}{name[1]}{name[3] if name.re.groups > 1 else ''}"] = content
    return found


def check_editor(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    """Report an editor in the settings whose program is missing."""
    editor = settings.record.editor
    if editor is None:
        return ()
    if _is_inside(root, editor.script) and is_file(root, editor.script):
        return ()
    linked = first_link(root, editor.script)
    if linked:
        message = f"The browser editor is asked for, and {linked}, on the way to its program, is a link, which is not followed."
        hint = "Have the package manager copy packages in place of linking them (`node-linker=hoisted` for pnpm, `nodeLinker: node-modules` for Yarn), or use npm."
    else:
        message = f"The browser editor is asked for, and its program is not at {editor.script}."
        hint = "Fetch it with `npm install @sveltia/cms` in the site's folder, or write under `script:` where in `node_modules/` it lies; to do without the editor, write `editor: null`."
    key = ("editor", "script") if ("editor", "script") in settings.marks else ("editor",)
    return (settings.report("editor-script-missing", key, message, hint),)


def _is_inside(root: Path, path: str) -> bool:
    """Say whether a path leads to something in the site's folder, without a link on the way."""
    return stays_inside(path) and first_link(root, path) is None
