"""Errors that arise in a theme while pages are made, as findings with the file and line of the template."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from site_builder.content.files import decode_utf8, walk_files
from site_builder.content.read_theme import load_theme
from site_builder.content.settings import Settings
from site_builder.content.theme_folders import DEFAULT, THEMES, bundled_themes
from site_builder.findings.finding import Finding, Place, finding
from site_builder.output.share_cards.drawing import DrawingError
from site_builder.output.template_fault import template_fault
from site_builder.store.site_paths import is_file

_TEXTS = re.compile(r"themes/[^/]+/(templates/.+|assets/css/[^/]+|locales/.+\.po)")
"""The files of a theme that are read as text."""


class ThemeError(Exception):
    """A page cannot be made with this theme; ``finding`` says why. Unlike its cause it can be sent between processes."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(finding)
        self.finding = finding


@contextmanager
def theme_at_work(root: Path, settings: Settings) -> Iterator[None]:
    """Raise :class:`ThemeError` in place of an error that arises in the theme, and let any other error pass.

    Put it around what one process does: an error that is sent to another process loses its traceback.
    """
    try:
        yield
    except ThemeError:
        raise
    except Exception as error:
        found = theme_fault(error, root, settings)
        if found is None:
            raise
        raise ThemeError(found) from error


def theme_fault(error: Exception, root: Path, settings: Settings) -> Finding | None:
    """Return the finding for an error that arose in the site's theme, or None for any other."""
    if isinstance(error, DrawingError):
        path = _file_of(root, settings.theme, error.file)
        hint = "Draw it with shapes, letters and the theme's fonts; see “Share cards” in docs/theme.md."
        return finding("template-fault", Place(path), error.why, hint)
    if isinstance(error, UnicodeDecodeError) and (found := next(_no_text(root, settings.theme), None)):
        return found
    return _in_template(error, root, settings)


def _in_template(error: Exception, root: Path, settings: Settings) -> Finding | None:
    try:
        templates = load_theme(root, settings.theme, settings.language).templates
    except (OSError, UnicodeDecodeError):
        return None
    return template_fault(
        error, templates, {name: _file_of(root, settings.theme, f"templates/{name}") for name in templates}
    )


def _no_text(root: Path, theme: str) -> Iterator[Finding]:
    """Yield a finding for each file of the site's theme that should be text and is not UTF-8."""
    for folder in dict.fromkeys((f"{THEMES}/{DEFAULT}", f"{THEMES}/{theme}")):
        for entry in walk_files(root, folder):
            if entry.is_file and _TEXTS.fullmatch(entry.path):
                found = decode_utf8((root / entry.path).read_bytes(), entry.path)
                if isinstance(found, Finding):
                    yield found


def _file_of(root: Path, theme: str, name: str) -> str:
    """Return the file that a theme's ``templates/…`` or ``assets/…`` comes from, relative to the site's folder where it lies in it."""
    own, bundled = root / "themes", bundled_themes()
    for folder in (own / theme, bundled / theme, bundled / DEFAULT):
        path = folder / name
        if is_file(folder.parent, f"{folder.name}/{name}"):
            below = path.is_relative_to(root) or bundled.resolve() == own.resolve()
            return f"themes/{folder.name}/{name}" if below else str(path)
    return f"themes/{theme}/{name}"
