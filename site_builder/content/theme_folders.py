"""The folders of a theme: the site's own over those of the theme that travels with the generator.

A site overrides a single template by putting one of the same name under ``themes/<theme>/templates/``; what a
theme does not have is taken from the default theme.
"""

from __future__ import annotations

from pathlib import Path

from site_builder.content.fields import is_id
from site_builder.content.files import walk_files
from site_builder.store.site_paths import first_link, is_folder

DEFAULT = "default"
THEMES = "themes"


def bundled_themes() -> Path:
    """Return the folder of the themes that travel with the generator: in the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_exists(root: Path, name: str) -> bool:
    """Say whether the site or the generator has a theme of this name."""
    bundled = bundled_themes()
    return is_id(name) and (is_folder(root, f"{THEMES}/{name}") or is_folder(bundled, name))


def theme_folders(root: Path, name: str) -> tuple[Path, ...]:
    """Return the folders of a theme; each overrides the ones before it."""
    bundled = bundled_themes()
    own = (root / THEMES / name,) if is_folder(root, f"{THEMES}/{name}") else ()
    return tuple(dict.fromkeys((bundled / DEFAULT, bundled / name, *own)))


def linked_in_theme(root: Path, name: str) -> tuple[str, ...]:
    """Return the links that stand where the site's theme has files or folders, or that lead to it. None is followed."""
    folder = f"{THEMES}/{name}"
    if not is_id(name):
        return ()
    if linked := first_link(root, folder):
        return (linked,)
    return tuple(entry.path for entry in walk_files(root, folder) if entry.is_link)
