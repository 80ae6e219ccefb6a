"""Reading a theme: the site's own files over those of the theme that travels with the generator.

A site overrides a single template by putting one of the same name under ``themes/<theme>/templates/``; what a
theme does not have is taken from the default theme.
"""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from site_builder.content.fields import is_id
from site_builder.content.files import walk
from site_builder.content.theme import Theme
from site_builder.content.word_catalogues import load_words
from site_builder.store.site_paths import first_link, is_folder

DEFAULT = "default"
THEMES = "themes"
FONTS = (".ttf", ".otf")
"""The fonts of share cards lie in ``cards/``, beside their licences; they are used by the build and not published."""


def bundled_themes() -> Path:
    """Return the folder of the themes that travel with the generator: in the wheel, or at the top of a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "themes"
    return inside if inside.is_dir() else package.parent / "themes"


def theme_exists(root: Path, name: str) -> bool:
    """Say whether the site or the generator has a theme of this name."""
    bundled = bundled_themes()
    return is_id(name) and (is_folder(root, f"{THEMES}/{name}") or is_folder(bundled, name))


def linked_in_theme(root: Path, name: str) -> tuple[str, ...]:
    """Return the links that stand where the site's theme has files or folders, or that lead to it. None is followed."""
    folder = f"{THEMES}/{name}"
    if not is_id(name):
        return ()
    if linked := first_link(root, folder):
        return (linked,)
    return tuple(entry.path for entry in walk(root, folder) if entry.is_link)


def load_theme(root: Path, name: str, language: str = "en") -> Theme:
    """Read the theme ``name`` for the site in ``root``, with its words in the site's language."""
    templates: dict[str, str] = {}
    assets: dict[str, bytes] = {}
    fonts: dict[str, bytes] = {}
    folders = theme_folders(root, name)
    for folder in folders:
        templates.update(
            (path, (folder / "templates" / path).read_text(encoding="utf-8")) for path in _files(folder / "templates")
        )
        assets.update((path, (folder / "assets" / path).read_bytes()) for path in _files(folder / "assets"))
        fonts.update((path, (folder / "cards" / path).read_bytes()) for path in _files(folder / "cards", *FONTS))
    return Theme(templates, assets, load_words(folders, language), fonts)


def theme_folders(root: Path, name: str) -> tuple[Path, ...]:
    """Return the folders of a theme; each overrides the ones before it."""
    bundled = bundled_themes()
    own = (root / THEMES / name,) if is_folder(root, f"{THEMES}/{name}") else ()
    return tuple(dict.fromkeys((bundled / DEFAULT, bundled / name, *own)))


def theme_digest(root: Path, name: str, *, assets: bool = True) -> str:
    """Return the digest of all files of a theme; without ``assets`` only the names of those count."""
    digest = blake2b(digest_size=16)
    for folder in theme_folders(root, name):
        for path in _files(folder):
            content = (folder / path).read_bytes() if assets or not path.startswith("assets/") else b""
            digest.update(f"{path}\x00{len(content)}\x00".encode("utf-8", "surrogateescape"))
            digest.update(content)
    return digest.hexdigest()


def _files(folder: Path, *endings: str) -> tuple[str, ...]:
    paths = (entry.path.partition("/")[2] for entry in walk(folder.parent, folder.name) if entry.is_file)
    return tuple(sorted(path for path in paths if not endings or path.endswith(endings)))
