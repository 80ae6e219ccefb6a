"""What lies in a site's folder, looked at from outside: names and stamps, and nothing is opened."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.findings import Finding, Place, finding
from site_builder.load.files import is_closed, symlink, unreadable_folder
from site_builder.model.records import CONTENT
from site_builder.stamps import Stamp, stamp_of, stamped
from site_builder.suggestions import closest

SETTINGS_FILE = "content/site.yaml"


class Survey(Struct, frozen=True):
    """The files of content by path, the seeds by name, each with its stamp, and what is wrong with the folders.

    ``links`` are the documents that are links in the file system, which are not followed.
    """

    documents: Mapping[str, Stamp]
    seeds: Mapping[str, Stamp]
    links: tuple[str, ...]
    findings: tuple[Finding, ...]

    def of_folder(self, folder: str) -> tuple[str, ...]:
        """Return the paths of the documents of one folder, in order."""
        beginning = f"content/{folder}/"
        return tuple(path for path in self.documents if path.startswith(beginning))


def resurvey(root: Path, seen: Survey | None, changed: frozenset[Path] | None) -> Survey:
    """Return what lies there now, where only these files may have ``changed`` since it was ``seen``; None: any may have.

    Where something came or went, the whole site is looked at.
    """
    if seen is None or changed is None:
        return survey(root)
    documents, seeds = dict(seen.documents), dict(seen.seeds)
    for path in changed:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
        known, key = (seeds, name.removeprefix("seeds/")) if name.startswith("seeds/") else (documents, name)
        stamp = stamp_of(root, name) if key in known and path.is_file() and not path.is_symlink() else None
        if stamp is None or not stamp.text:
            if name == SETTINGS_FILE or not name.startswith(("content/", "seeds/")):
                continue
            return survey(root)
        known[key] = stamp
    return replace(seen, documents=documents, seeds=seeds)


def survey(root: Path) -> Survey:
    """Look at the site in the folder ``root``."""
    folders = ("content", *(f"content/{kind.folder}" for kind in CONTENT), "seeds")
    linked = tuple(symlink(folder) for folder in folders if (root / folder).is_symlink())
    closed = tuple(unreadable_folder(folder) for folder in folders if is_closed(root, folder))
    if (root / "content").is_symlink():
        return Survey({}, {}, (), linked + closed)
    documents: dict[str, Stamp] = {}
    links: list[str] = []
    stray: list[Finding] = []
    kinds = {kind.folder for kind in CONTENT}
    for path, entry in stamped(root, "content"):
        if _is_document(path, kinds):
            if entry is None:
                links.append(path)
            else:
                documents[path] = entry
        elif path == SETTINGS_FILE:
            continue
        elif not (entry is None and path.removeprefix("content/") in kinds):
            stray.append(finding("stray-file", Place(path), "This file is not read.", _stray_hint(path)))
    seeds = {path.removeprefix("seeds/"): stamp or Stamp("", 0) for path, stamp in stamped(root, "seeds")}
    return Survey(documents, seeds, tuple(links), (*linked, *closed, *stray))


def _stray_hint(path: str) -> str:
    """Return where a file probably belongs: under another ending, or into another folder."""
    steps = path.split("/")
    stem, kinds = steps[-1].partition(".")[0], [kind.folder for kind in CONTENT]
    is_text = steps[-1].lower().endswith((".md", ".txt", ".markdown", ".mdown", ".mkd", ".text"))
    if len(steps) == 3 and steps[1] in kinds and is_text:
        return f"Rename it to content/{steps[1]}/{stem}.md: only names that end in .md are read."
    folder = closest(steps[1], kinds) if len(steps) > 2 else None
    if folder and is_text:
        return f"Move it to content/{folder}/{stem}.md, if that is where it belongs."
    if len(steps) == 2 and is_text:
        listed = ", ".join(f"content/{kind}/" for kind in kinds[:-1])
        return f"Move it into the folder for what it is: {listed} or content/{kinds[-1]}/."
    return _STRAY_HINT


_STRAY_HINT = "Content is `content/<folder>/<id>.md` with the folder sources, stories, questions, claims or pages; move the file, or take it out."


def _is_document(path: str, folders: set[str]) -> bool:
    steps = path.split("/")
    return len(steps) == 3 and steps[1] in folders and steps[2].endswith(".md")
