"""Pictures in Markdown: which file of the site's own folder one names, and the words that have to stand in its place."""

from __future__ import annotations

from posixpath import dirname, join, normpath
from urllib.parse import urlsplit

from site_builder.content.picture import PICTURE_SUFFIXES, PICTURES_FOLDER, is_inside
from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding, Place, finding


def picture_file(target: str, path: str) -> str | None:
    """Return the file, below the site's folder, of the picture that a text names; None for any that texts may not show.

    ``path`` is that of the text. A name alone is that of a file in ``content/pictures/``, and so is ``../pictures/map.png``,
    which also works where the repository is browsed.
    """
    if not target or ":" in target or not _is_path(target):
        return None
    found = f"{PICTURES_FOLDER}/{target}" if "/" not in target else normpath(join(dirname(path), target))
    return found if found.rpartition("/")[0] == PICTURES_FOLDER and is_inside(found) else None


def _is_path(target: str) -> bool:
    try:
        parts = urlsplit(target)
    except ValueError:
        return False
    return not (parts.scheme or parts.netloc)


def is_name_of(file: str, words: str) -> bool:
    """Say whether these words are the name of a file, with its ending or without: they tell nobody what is to be seen."""
    name = file.rpartition("/")[2].casefold()
    stem, said = name.rpartition(".")[0], words.strip().casefold()
    return bool(said) and (
        said in (file.casefold(), name) or (said == stem and not said.isalpha()) or said.endswith(PICTURE_SUFFIXES)
    )


def alt_missing(place: Place, lines: tuple[str, ...], alt: str = "") -> Finding:
    """Return the finding on a picture without words in its place, or with the name of its file as its words."""
    message = "This picture has no words in its place, so people who do not see it learn nothing of it."
    if alt:
        message = f"“{alt}” is the name of the file, and tells nobody what the picture shows."
    return finding(
        "alt-missing",
        place,
        message,
        "Say in the square brackets what it shows: ![The river over its banks](river.jpg).",
        excerpt=lines[place.line - 1] if place.line <= len(lines) else "",
        severity=Severity.WARNING if alt else None,
    )
