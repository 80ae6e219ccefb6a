"""The browser editor's program as far as git tells where it is from: a package manager put it there, not the repository.

``node_modules/`` is where a package manager installs. A file there that git tracks comes with the repository, so a change that
is proposed could bring a program along that is then published beside the key to the repository. Where git cannot tell, as in
a folder that somebody unpacked, whoever builds may state the program's digest. Nothing in the site's folder can: a lock file
of a package manager has digests of packages and not of files, and comes from the same stranger.
"""

from __future__ import annotations

import os
from pathlib import Path

from site_builder.build.trust import printable_path, tracked_below
from site_builder.content.browser_editor import EditorScript
from site_builder.content.document import Document
from site_builder.content.read_browser_editor import load_editor, package_of
from site_builder.content.settings import Editor, Settings
from site_builder.findings.finding import Finding
from site_builder.store.site_paths import repository_top

_PACKAGES = "node_modules"
STATEMENT = "SITE_BUILDER_EDITOR_DIGEST"
"""The environment variable by which whoever builds says which program is published where git cannot tell."""
_HINT = (
    "Take it out with `git rm -r --cached node_modules`, write /node_modules/ into .gitignore, and run `npm install`."
)


def trusted_editor(root: Path, editor: Editor | None) -> EditorScript | None:
    """Return the editor's program, or None where there is none, where git tracks it, or where nobody can tell."""
    tracked = _tracked(root, editor) if editor else ()
    program = None if tracked else load_editor(root, editor)
    return program if program and (tracked is not None or _is_stated(program)) else None


def check_editor_origin(root: Path, settings: Document[Settings]) -> tuple[Finding, ...]:
    """Report an editor's program that is part of the repository, or of which nobody can tell whether it is."""
    editor = settings.record.editor
    tracked = _tracked(root, editor) if editor else ()
    if tracked:
        message = f"git tracks {printable_path(tracked[0])}, so the browser editor's program is not published."
        return (_report(settings, message, _HINT),)
    program = load_editor(root, editor) if tracked is None else None
    if program is None or _is_stated(program):
        return ()
    return (_report(settings, *_unknown(root, program)),)


def _unknown(root: Path, program: EditorScript) -> tuple[str, str]:
    there = repository_top(root) is not None
    why = (
        "git does not tell whether it tracks"
        if there
        else "This folder is in no git repository, so nobody can tell who made"
    )
    first = "See what `git status` says here" if there else "Build from a clone of the repository"
    message = f"{why} the browser editor's program, and it is not published."
    return message, f"{first}. If you installed the package yourself, say so with {STATEMENT}={program.digest}."


def _report(settings: Document[Settings], message: str, hint: str) -> Finding:
    key = ("editor", "script") if ("editor", "script") in settings.marks else ("editor",)
    return settings.report("editor-script-tracked", key, message, hint)


def _is_stated(program: EditorScript) -> bool:
    """Say whether whoever builds has named this program with all its pieces, by its digest."""
    return os.environ.get(STATEMENT, "").strip().lower() == program.digest


def _tracked(root: Path, editor: Editor) -> tuple[str, ...] | None:
    """Return what git tracks of the program's package, or a submodule that it lies in. None where nobody can tell."""
    found = tracked_below(root, _PACKAGES) if repository_top(root) else None
    package = package_of(editor.script).casefold()
    if found is None:
        return None
    return tuple(path for path in found if f"{path.casefold()}/".startswith(f"{package}/") or _holds(path, package))


def _holds(path: str, package: str) -> bool:
    return package.startswith(f"{path.casefold()}/")
