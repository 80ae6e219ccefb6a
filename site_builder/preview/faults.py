"""Errors that a build raises, as findings: a theme is code and can fail in any way, and so can the tool."""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import Path

from site_builder.codes import Severity
from site_builder.findings import Finding, Place
from site_builder.load.files import decode
from site_builder.load.theme import DEFAULT, bundled_themes, load_theme
from site_builder.model.settings import Settings
from site_builder.render.faults import template_fault

_TEXTS = ("templates/**/*", "assets/css/*", "locales/**/*.po")
"""The files of a theme that are read as text."""


def fault_of(error: Exception, root: Path, settings: Settings | None = None) -> Finding:
    """Return the finding for an error that a build of the site in ``root`` raised.

    With the ``settings`` it is looked for in the theme; otherwise, and when it is not there, it is the tool's own.
    """
    if settings is not None:
        if isinstance(error, UnicodeDecodeError) and (found := next(_no_text(root, settings.theme), None)):
            return found
        if found := _in_template(error, root, settings):
            return found
    return tool_fault(error)


def _in_template(error: Exception, root: Path, settings: Settings) -> Finding | None:
    try:
        templates = load_theme(root, settings.theme, settings.language).templates
    except (OSError, UnicodeDecodeError):
        return None
    return template_fault(error, templates, {name: _file_of(root, settings.theme, name) for name in templates})


def _no_text(root: Path, theme: str) -> Iterator[Finding]:
    """Yield a finding for each file of the site's theme that should be text and is not UTF-8."""
    for folder in dict.fromkeys((root / "themes" / DEFAULT, root / "themes" / theme)):
        for path in sorted(path for pattern in _TEXTS for path in folder.glob(pattern) if path.is_file()):
            found = decode(path.read_bytes(), path.relative_to(root).as_posix())
            if isinstance(found, Finding):
                yield found


def _file_of(root: Path, theme: str, name: str) -> str:
    """Return the file that a template comes from, relative to the site's folder where it lies in it."""
    own, bundled = root / "themes", bundled_themes()
    for folder in (own / theme, bundled / theme, bundled / DEFAULT):
        path = folder / "templates" / name
        if path.is_file():
            below = path.is_relative_to(root) or bundled.resolve() == own.resolve()
            return f"themes/{folder.name}/templates/{name}" if below else str(path)
    return f"themes/{theme}/templates/{name}"


def tool_fault(error: Exception) -> Finding:
    """Return the finding for an error that nobody foresaw, with the place in the tool's code."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    said = " ".join(str(error).split()).rstrip(".") or "no more is known"
    return Finding(
        "fault",
        Place(Path(frame.filename).name, frame.lineno or 1),
        f"The build failed with an error that it does not know ({type(error).__name__}): {said}.",
        "If the theme was changed last, look there. Otherwise this is a fault of the tool: please report these lines.",
        excerpt=frame.line or "",
        severity=Severity.ERROR,
    )
