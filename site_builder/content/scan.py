"""What lies in a site's folder: names and stamps. No file is opened."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.files import is_closed, symlink, unreadable_folder, unreadable_name
from site_builder.content.picture import PICTURE_SUFFIXES, is_picture
from site_builder.content.picture import PICTURES_FOLDER as PICTURES
from site_builder.content.records import KINDS
from site_builder.findings.finding import Finding, Place, finding
from site_builder.findings.suggestions import closest
from site_builder.store.file_stamp import Stamp, is_let_be, stamp_of, stamped
from site_builder.store.site_paths import entries, first_link, in_utf8, is_file, is_folder

SETTINGS_FILE = "content/site.yaml"
_NONE = Stamp("", 0)


class Survey(Struct, frozen=True):
    """The files of content and the pictures by path, the seeds by name, each with its stamp, and what is wrong with the folders.

    ``links`` are the documents that are links in the file system, which are not followed. ``elsewhere`` are the files of
    which only a placeholder lies here. ``misnamed`` are the paths that documents should have whose names have another ending.
    """

    documents: Mapping[str, Stamp]
    seeds: Mapping[str, Stamp]
    links: tuple[str, ...]
    findings: tuple[Finding, ...]
    elsewhere: tuple[str, ...] = ()
    pictures: Mapping[str, Stamp] = {}
    misnamed: tuple[str, ...] = ()

    def paths_by_folder(self) -> dict[str, list[str]]:
        """Return the paths of the documents of each folder of ``content/``, in order."""
        paths: dict[str, list[str]] = {folder: [] for folder in KINDS}
        for path in self.documents:
            paths[path.split("/")[1]].append(path)
        return paths

    def only(self, is_wanted: Callable[[str], bool]) -> Survey:
        """Return the part of it with only those documents whose paths are wanted."""
        documents = {path: stamp for path, stamp in self.documents.items() if is_wanted(path)}
        return replace(self, documents=documents, links=tuple(filter(is_wanted, self.links)))


def resurvey(root: Path, seen: Survey | None, changed: frozenset[Path] | None) -> Survey:
    """Return what lies there now, where only these files may have ``changed`` since it was ``seen``; None: any may have.

    Where something came or went that is no plain document, the whole site is looked at.
    """
    if seen is None or changed is None:
        return survey(root)
    documents, seeds = dict(seen.documents), dict(seen.seeds)
    for path in changed:
        name = path.relative_to(root).as_posix() if path.is_relative_to(root) else ""
        known, key = (seeds, name.removeprefix("seeds/")) if name.startswith("seeds/") else (documents, name)
        stamp = stamp_of(root, name) if name and is_file(root, name) else _NONE
        plain = not is_let_be(path.name) and (known is seeds or _is_plain_document(root, name))
        may_come_or_go = plain and known is documents and not (seen.findings or seen.links)
        if stamp.text and plain and (key in known or may_come_or_go):
            known[key] = stamp
        elif may_come_or_go and key in known and not _is_there(path):
            del known[key]
        elif _may_be_told_of(name, seen, is_there=bool(stamp.text)):
            return survey(root)
    if documents.keys() != seen.documents.keys():
        documents = dict(sorted(documents.items()))
    return replace(seen, documents=documents, seeds=seeds)


def _may_be_told_of(name: str, seen: Survey, *, is_there: bool) -> bool:
    """Say whether a file or folder that changed may change what is said of the folders; settings that stay do not."""
    if name == SETTINGS_FILE and is_there:
        return any(found.place.file.startswith(SETTINGS_FILE) for found in seen.findings)
    return f"{name}/".startswith(("content/", "seeds/"))


def _is_there(path: Path) -> bool:
    return any(map(os.path.lexists, (path, path.with_name(f".{path.name}{_PLACEHOLDER}"))))


def _is_plain_document(root: Path, name: str) -> bool:
    """Say whether a name is that of a document, and its folder one whose files are read."""
    folder, _, file = name.rpartition("/")
    if file.startswith(".") or not _is_document(name) or in_utf8(name):
        return False
    return is_folder(root, folder) and not is_closed(root, folder)


def survey(root: Path) -> Survey:
    """Look at the site in the folder ``root``."""
    folders = ("content", *(f"content/{folder}" for folder in KINDS), PICTURES, "seeds")
    linked = tuple(symlink(folder) for folder in folders if first_link(root, folder) == folder)
    closed = tuple(unreadable_folder(folder) for folder in folders if is_closed(root, folder))
    if first_link(root, "content"):
        return Survey({}, {}, (), linked + closed)
    documents: dict[str, Stamp] = {}
    pictures: dict[str, Stamp] = {}
    links: list[str] = []
    stray: list[Finding] = []
    for path, entry in stamped(root, "content"):
        if named := in_utf8(path):
            stray.append(unreadable_name(named))
        elif _is_document(path):
            if entry is None:
                links.append(path)
            else:
                documents[path] = entry
        elif _is_shown_picture(path):
            pictures[path] = entry or _NONE
        elif path == SETTINGS_FILE:
            continue
        elif not (entry is None and (path == PICTURES or path.removeprefix("content/") in KINDS)):
            stray.append(finding("stray-file", Place(path), "This file is not read.", _stray_hint(path)))
    seeds = {}
    for path, stamp in stamped(root, "seeds"):
        if named := in_utf8(path):
            stray.append(unreadable_name(named))
        else:
            seeds[path.removeprefix("seeds/")] = stamp or _NONE
    elsewhere = tuple(path for folder in folders for path in _placeholders(root, folder))
    findings = (*linked, *closed, *stray, *map(_not_on_this_disk, elsewhere))
    misnamed = tuple(filter(None, (meant_document(found.place.file) for found in stray)))
    return Survey(documents, seeds, tuple(links), findings, elsewhere, pictures, misnamed)


def _placeholders(root: Path, folder: str) -> Iterator[str]:
    """Yield the paths of files in a folder that iCloud keeps elsewhere: of `x.md` only `.x.md.icloud` lies here."""
    for entry in entries(root, folder, hidden=True):
        name = entry.name.removeprefix(".").removesuffix(_PLACEHOLDER)
        if len(entry.name) == len(name) + 1 + len(_PLACEHOLDER) and not (
            in_utf8(name) or is_file(root, f"{folder}/{name}")
        ):
            yield f"{folder}/{name}"


_PLACEHOLDER = ".icloud"


def _not_on_this_disk(path: str) -> Finding:
    name = path.rpartition("/")[2]
    message = f"{name} is not on this disk: iCloud keeps it, and only a placeholder (.{name}{_PLACEHOLDER}) lies here. So it is not read."
    hint = "Choose Download Now in the file's menu in the Finder, wait, and check again. Best keep the site's folder out of iCloud."
    return finding("not-downloaded", Place(path), message, hint)


def _stray_hint(path: str) -> str:
    """Return where a file probably belongs: under another ending, or into another folder."""
    steps = path.split("/")
    if path.startswith(f"{PICTURES}/") or is_picture(path):
        return f"A picture lies in {PICTURES}/ itself, and its name ends in {', '.join(PICTURE_SUFFIXES[:-1])} or {PICTURE_SUFFIXES[-1]}."
    stem, kinds, is_text = steps[-1].partition(".")[0], list(KINDS), _is_text(steps[-1])
    if meant := meant_document(path):
        return f"Rename it to {meant}: only names that end in .md are read."
    folder = closest(steps[1], kinds) if len(steps) > 2 else None
    if folder and is_text:
        return f"Move it to content/{folder}/{stem}.md, if that is where it belongs."
    if len(steps) == 2 and is_text:
        listed = ", ".join(f"content/{kind}/" for kind in kinds[:-1])
        return f"Move it into the folder for what it is: {listed} or content/{kinds[-1]}/."
    return _STRAY_HINT


def meant_document(path: str) -> str | None:
    """Return the path that a document should have which lies in its folder under another ending."""
    steps = path.split("/")
    if len(steps) != 3 or steps[1] not in KINDS or not _is_text(steps[2]):
        return None
    return f"content/{steps[1]}/{steps[2].partition('.')[0]}.md"


def _is_text(name: str) -> bool:
    return name.lower().endswith((".md", ".txt", ".markdown", ".mdown", ".mkd", ".text", ".yaml", ".yml"))


_STRAY_HINT = "Content is `content/<folder>/<id>.md` with the folder sources, stories, questions, claims or pages; move the file, or take it out."


def _is_document(path: str) -> bool:
    steps = path.split("/")
    return len(steps) == 3 and steps[1] in KINDS and steps[2].endswith(".md")


def _is_shown_picture(path: str) -> bool:
    folder, _, name = path.rpartition("/")
    return folder == PICTURES and is_picture(name)
