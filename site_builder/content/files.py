"""Read files that strangers may have written: never through a link, never too large, never in part.

Everything that can be wrong with a file as a file becomes a finding here; nothing is raised.
"""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from msgspec import Struct

from site_builder.content.document_formats import WAY, kind_by_content
from site_builder.content.plain_lines import plain_lines
from site_builder.findings.characters import described, hidden_in, with_hidden_marked
from site_builder.findings.finding import Finding, Place, finding
from site_builder.findings.first_findings import first_findings
from site_builder.store import site_paths
from site_builder.store.site_paths import MAX_DEPTH

MAX_CONTENT_BYTES = 1024 * 1024
"""The largest file that is read from ``content/``."""
MAX_SEED_BYTES = 6 * 1024 * 1024
"""The largest file that is read from ``seeds/``."""
MAX_ORIGINAL_BYTES = 16 * 1024 * 1024
"""The largest file, such as a saved page, from which a text is archived."""


class Entry(Struct, frozen=True):
    """A file or a link in a folder: its name, and its path below the site's folder with forward slashes."""

    name: str
    path: str
    is_file: bool
    is_link: bool


def folder_entries(root: Path, folder: str) -> tuple[Entry, ...]:
    """Return what lies in a folder, sorted by name; names that begin with a dot or are not UTF-8 are passed over.

    A folder that is not there, that cannot be read, or that is a link, is empty.
    """
    found = (_entry(f"{folder}/{found.name}", found) for found in site_paths.entries(root, folder))
    return tuple(entry for entry in found if not site_paths.in_utf8(entry.name))


def walk_files(root: Path, folder: str, depth: int = MAX_DEPTH) -> Iterator[Entry]:
    """Yield the files and links in a folder and the folders below it whose names are UTF-8, without following links."""
    for path, found in site_paths.walk(root, folder, depth):
        entry = _entry(path, found)
        if (entry.is_file or entry.is_link) and not site_paths.in_utf8(path):
            yield entry


def _entry(path: str, found: os.DirEntry[str]) -> Entry:
    return Entry(found.name, path, found.is_file(follow_symlinks=False), site_paths.is_link(found))


def read_bytes(root: Path, path: str, limit: int) -> bytes | Finding:
    """Return the bytes of a regular file of at most ``limit`` bytes, or the finding that says why not."""
    if linked := site_paths.first_link(root, path):
        return symlink(linked)
    try:
        descriptor = site_paths.open_file(root / path)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            return finding(
                "unreadable", Place(path), f"There is no {path}.", "Make the file; docs/content.md shows what it holds."
            )
        if error.strerror is None or site_paths.is_folder(root, path):
            return finding("unreadable", Place(path), "This is not an ordinary file.", "Put a text file in its place.")
        message = f"This file cannot be read: {error.strerror}."
        return finding("unreadable", Place(path), message, "Check its name and its permissions.")
    status = os.fstat(descriptor)
    with os.fdopen(descriptor, "rb") as file:
        # Reading reserves memory for the given size, so ask for the stated size of the file, and for more only if it
        # grew.
        content = file.read(min(status.st_size, limit) + 1)
        if len(content) > status.st_size:
            content += file.read(limit + 1 - len(content))
    if len(content) > limit:
        return finding(
            "too-large",
            Place(path),
            f"This file has {status.st_size:,} bytes; at most {limit:,} are read.",
            "Use a smaller file: in content, split the page; for a seed, archive the article's text alone.",
        )
    return content


def symlink(path: str) -> Finding:
    """Return the finding for a link where a file is expected."""
    return finding(
        "symlink",
        Place(path),
        "This is a link to another place, and links are not followed.",
        "Put the file itself here.",
    )


def unreadable_name(path: str) -> Finding:
    """Return the finding for a file whose name is not UTF-8; ``path`` has marks in place of its bytes."""
    message = "The name of this file is not UTF-8, so nothing can lead to it."
    return finding("unreadable", Place(path), message, "Rename the file, with letters a to z, digits and hyphens.")


def is_closed(root: Path, folder: str) -> bool:
    """Say whether a folder is there and may not be listed."""
    return (root / folder).is_dir() and not os.access(root / folder, os.R_OK | os.X_OK)


def unreadable_folder(folder: str) -> Finding:
    """Return the finding for a folder that may not be listed."""
    return finding("unreadable", Place(folder), "This folder may not be read.", "Check its permissions.")


def decode_utf8(content: bytes, path: str) -> str | Finding:
    """Return the bytes read as UTF-8, unchanged, or a finding that names the first bad byte."""
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        good = content[: error.start].decode("utf-8")
        line, column = good.count("\n") + 1, len(good) - (good.rfind("\n") + 1) + 1
        message = f"This file is not UTF-8 text: the byte 0x{content[error.start]:02X} here is no character."
        if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            message = "This file is saved as UTF-16, which some editors call Unicode, and not as UTF-8."
        elif b"\x00" in content:
            return _no_text(path)
        hint = "Open the file in your editor, choose Save As, and save the file as UTF-8 (the editor asks for the encoding)."
        if path.startswith("seeds/"):
            anew = f"archive its text with {WAY} {path}, which reads other files too; then delete this one, and the record that names it, if there is one"
            hint = f"If it was UTF-8 when it was archived, restore it. If not, {anew}."
            if kind := kind_by_content(content):
                message = f"This is {kind}, and a seed is the text of an article alone."
                hint = f"{anew[0].upper()}{anew[1:]}."
        return finding("not-utf8", Place(path, line, column), message, hint)


def _no_text(path: str) -> Finding:
    return finding(
        "not-utf8",
        Place(path),
        "This is not a text file but a document or a picture, such as a word processor makes.",
        "Copy the words into an editor for plain text, and save them there as UTF-8.",
    )


def read_text(root: Path, path: str) -> str | tuple[Finding, ...]:
    """Return the text of a file of content, without a byte order mark and with plain line ends, or the findings."""
    content = read_bytes(root, path, MAX_CONTENT_BYTES)
    if isinstance(content, Finding):
        return (content,)
    text = decode_utf8(content, path)
    if isinstance(text, Finding):
        return (text,)
    text = plain_lines(text)
    if "\x00" in text:
        return (_no_text(path),)
    return tuple(first_findings(chain(_conflicts(text, path), _hidden(text, path)))) or text


def _conflicts(text: str, path: str) -> Iterator[Finding]:
    """Yield a finding for each place at which git has left two versions side by side."""
    if "<<<<<<< " not in text or ">>>>>>> " not in text:
        yield from _rest_of_conflict(text, path)
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if line.startswith("<<<<<<< "):
            yield finding(
                "conflict-marker",
                Place(path, number, 1, len(line)),
                "Two versions of the lines below stand here one after the other: two people changed them, and git could not choose.",
                "Keep the version that is right, and delete the other one and the three lines that begin with <<<<<<<, ======= and >>>>>>>.",
                excerpt=line,
            )


_SIDE = re.compile(r"^(?:<{7}|>{7}) \S", re.MULTILINE)
_MARKS = re.compile(r"(?:<{7}|>{7}) \S.*|={7}\s*")


def _rest_of_conflict(text: str, path: str) -> Iterator[Finding]:
    """Yield a finding for the first mark that was left when somebody chose between two versions."""
    if not _SIDE.search(text):
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if _MARKS.fullmatch(line):
            yield finding(
                "conflict-marker",
                Place(path, number, 1, len(line)),
                "This line marks where git could not choose between two versions, and another mark of the two is gone.",
                "Keep one version of the lines around it, and delete every line that begins with <<<<<<<, ======= or >>>>>>>.",
                excerpt=line,
            )
            return


def _hidden(text: str, path: str) -> Iterator[Finding]:
    """Yield a finding for the first invisible character of each line. Seeds are not searched for them: an archive stays as it is."""
    for number, line in enumerate(text.split("\n") if any(hidden_in(text)) else (), start=1):
        if hidden := next(hidden_in(line), None):
            yield finding(
                "hidden-character",
                Place(path, number, hidden.start() + 1),
                f"{described(hidden[0])} stands here.",
                "Delete the character; if you cannot see it, type the line again.",
                excerpt=with_hidden_marked(line),
            )
