"""A theme's assets, with a digest of their content in their names, so that they can be cached for ever."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from itertools import groupby
from posixpath import splitext

from msgspec import Struct

ASSETS_FOLDER = "assets/"
STYLESHEET = "site.css"
_STYLES = "css/"
_URL = re.compile(r"url\(\s*[\"']?(?!data:|#)(?:\.\.?/)*([^\"')]+?)[\"']?\s*\)")


_FOR_READERS = re.compile(
    r"""("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|url\([^)"']*\)|/\*!.*?\*/)|\s*/\*.*?\*/|\n\s*""", re.DOTALL
)
"""What stands in a style sheet for those who read it: comments, but not licences (``/*!``), and indents. Strings are kept."""


class Assets(Struct, frozen=True):
    """``names`` leads from an asset's name to its address; ``files`` holds the published files by address."""

    names: Mapping[str, str]
    files: Mapping[str, bytes]


def publish_assets(assets: Mapping[str, bytes]) -> Assets:
    """Give every asset a name with its digest, and join the files of ``css/`` into style sheets.

    What lies right in ``css/`` becomes ``site.css``, which every page has. What lies in a folder there becomes a sheet
    of the folder's name, for the pages that ask for it.
    """
    names: dict[str, str] = {}
    files: dict[str, bytes] = {}
    for name, content in assets.items():
        if not name.startswith(_STYLES):
            _publish(name, content, names, files)
    styles = sorted(name for name in assets if name.startswith(_STYLES))
    for sheet, parts in groupby(sorted(styles, key=_sheet), key=_sheet):
        joined = b"\n".join(assets[name] for name in parts).decode("utf-8")
        _publish(sheet, _without_remarks(_URL.sub(lambda m: _refer(m, names), joined)).encode("utf-8"), names, files)
    return Assets(names, files)


def _sheet(name: str) -> str:
    """Return the style sheet that a file of ``css/`` belongs to: ``css/story/50-story.css`` to ``story.css``."""
    folder, slash, _ = name.removeprefix(_STYLES).partition("/")
    return f"{folder}.css" if slash else STYLESHEET


def _without_remarks(sheet: str) -> str:
    """Leave comments and indents out: every visitor would fetch them, and they are a tenth of the sheet."""
    lines = _FOR_READERS.sub(lambda match: match[1] or "\n", sheet).lstrip("\n")
    # No string has an end of a line within, and behind these signs it parts nothing.
    return re.sub(r"(?<=[{};,])\n+", "", lines)


def _publish(name: str, content: bytes, names: dict[str, str], files: dict[str, bytes]) -> None:
    stem, suffix = splitext(name)
    names[name] = f"{ASSETS_FOLDER}{stem}.{hashlib.sha256(content).hexdigest()[:12]}{suffix}"
    files[names[name]] = content


def _refer(match: re.Match[str], names: Mapping[str, str]) -> str:
    """Point a style sheet's reference to another asset at that asset's published name."""
    address = names.get(match[1])
    return f'url("{address.removeprefix(ASSETS_FOLDER)}")' if address else match[0]
