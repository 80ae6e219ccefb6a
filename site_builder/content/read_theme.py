"""Reading a theme: its templates, assets, fonts and words, from its folders (:mod:`site_builder.content.theme_folders`)."""

from __future__ import annotations

from hashlib import blake2b
from pathlib import Path

from site_builder.content.files import walk_files
from site_builder.content.theme import Theme
from site_builder.content.theme_folders import theme_folders
from site_builder.content.word_catalogues import load_words

FONTS = (".ttf", ".otf")
"""The fonts of share cards lie in ``cards/``, beside their licences; they are used by the build and not published."""


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
    paths = (entry.path.partition("/")[2] for entry in walk_files(folder.parent, folder.name) if entry.is_file)
    return tuple(sorted(path for path in paths if not endings or path.endswith(endings)))
