"""Reading a theme: the site's own files over those of the theme that travels with the generator.

A site overrides a single template by putting one of the same name under ``themes/<theme>/templates/``; what a
theme does not have is taken from the default theme.
"""

from __future__ import annotations

from pathlib import Path

from site_builder.load.files import walk
from site_builder.model.theme import Theme

DEFAULT = "default"


def bundled_themes() -> Path:
    """Return the folder of the themes that travel with the generator: in the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_exists(root: Path, name: str) -> bool:
    """Say whether the site or the generator has a theme of this name."""
    return any((folder / name).is_dir() for folder in (root / "themes", bundled_themes()))


def load_theme(root: Path, name: str) -> Theme:
    """Read the theme ``name`` for the site in ``root``."""
    templates: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    bundled = bundled_themes()
    for folder in dict.fromkeys((bundled / DEFAULT, bundled / name, root / "themes" / name)):
        templates.update(
            (path, (folder / "templates" / path).read_text(encoding="utf-8")) for path in _files(folder / "templates")
        )
        assets.update((path, (folder / "assets" / path).read_bytes()) for path in _files(folder / "assets"))
    return Theme(templates, assets)


def _files(folder: Path) -> tuple[str, ...]:
    return tuple(sorted(entry.path.partition("/")[2] for entry in walk(folder.parent, folder.name) if entry.is_file))
