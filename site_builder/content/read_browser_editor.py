"""Read the browser editor's program from where a package manager put it, only inside the site's folder."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from site_builder.content.browser_editor import EditorScript
from site_builder.content.document import Document
from site_builder.content.files import entries, read_bytes
from site_builder.content.settings import Editor, Settings
from site_builder.findings.values import Finding
from site_builder.store.site_paths import first_link, is_file, stays_inside

MAX_SCRIPT_BYTES = 32 * 1024 * 1024
"""The largest file of the program that is read."""


def load_editor(root: Path, editor: Editor | None) -> EditorScript | None:
    """Return the program with the pieces that lie beside it and end in its name; None where there is none to read."""
    if editor is None or not _is_inside(root, editor.script):
        return None
    path = PurePosixPath(editor.script)
    script = read_bytes(root, editor.script, MAX_SCRIPT_BYTES)
    if isinstance(script, Finding):
        return None
    files = {path.name: script}
    for entry in entries(root, str(path.parent)):
        if entry.is_file and entry.name.endswith(f".{path.name}"):
            piece = read_bytes(root, entry.path, MAX_SCRIPT_BYTES)
            if isinstance(piece, bytes):
                files[entry.name] = piece
    return EditorScript(path.name, files)


def check_editor(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    """Report an editor in the settings whose program is missing."""
    editor = settings.record.editor
    if editor is None:
        return ()
    if _is_inside(root, editor.script) and is_file(root, editor.script):
        return ()
    return (
        settings.report(
            "editor-script-missing",
            ("editor", "script") if ("editor", "script") in settings.marks else ("editor",),
            f"The browser editor is asked for, and its program is not at {editor.script}.",
            "Fetch it with `npm install decap-cms` in the site's folder, or write under `script:` where in `node_modules/` it lies; to do without the editor, write `editor: null`.",
        ),
    )


def _is_inside(root: Path, path: str) -> bool:
    """Say whether a path leads to something in the site's folder, without a link on the way."""
    return stays_inside(path) and first_link(root, path) is None
