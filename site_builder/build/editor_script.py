"""The browser editor's program as far as git tells where it is from: a package manager put it there, not the repository.

``node_modules/`` is where a package manager installs. A file there that git tracks comes with the repository, so a change that
is proposed could bring a program along that is then published beside the key to the repository.
"""

from __future__ import annotations

from pathlib import Path

from site_builder.build.trust import shown, tracked_below
from site_builder.content.browser_editor import EditorScript
from site_builder.content.document import Document
from site_builder.content.read_browser_editor import load_editor, package_of
from site_builder.content.settings import Editor, Settings
from site_builder.findings.values import Finding

_PACKAGES = "node_modules"
_UNKNOWN = (
    "git does not tell whether it tracks the browser editor's program, and a program that it tracks is not published."
)
_UNKNOWN_HINT = "See what `git status` says in the site's folder."
_HINT = (
    "Take it out with `git rm -r --cached node_modules`, write /node_modules/ into .gitignore, and run `npm install`."
)


def trusted_editor(root: Path, editor: Editor | None) -> EditorScript | None:
    """Return the editor's program, or None where there is none, or where git tracks it or does not tell."""
    return None if editor is None or _tracked(root, editor) != () else load_editor(root, editor)


def check_editor_origin(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    """Report an editor's program that is part of the repository."""
    editor = settings.record.editor
    tracked = _tracked(root, editor) if editor else ()
    if editor is None or tracked == ():
        return ()
    message = (
        f"git tracks {shown(tracked[0])}, so the browser editor's program is not published." if tracked else _UNKNOWN
    )
    key = ("editor", "script") if ("editor", "script") in settings.marks else ("editor",)
    return (settings.report("editor-script-tracked", key, message, _HINT if tracked else _UNKNOWN_HINT),)


def _tracked(root: Path, editor: Editor) -> tuple[str, ...] | None:
    """Return what git tracks of the program's package, or a submodule that it lies in. None where git cannot tell."""
    found = tracked_below(root, _PACKAGES)
    package = package_of(editor.script).casefold()
    if found is None:
        return None
    return tuple(path for path in found if f"{path.casefold()}/".startswith(f"{package}/") or _holds(path, package))


def _holds(path: str, package: str) -> bool:
    return package.startswith(f"{path.casefold()}/")
