"""Whether reviewers see the words that are built: what a repository holds can make git show them others, or none.

An attribute of git may have files written in another encoding, or through a program, when they are checked out, so that
what is read is not what a host shows. Another may keep their changes out of a diff. A submodule shows one number in place
of its files. See gitattributes(5), gitmodules(5), and what GitHub documents on ``linguist-generated``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile
from pathlib import Path, PurePosixPath

from site_builder.build.trust import shown
from site_builder.content.files import MAX_CONTENT_BYTES, read_bytes
from site_builder.findings.values import Finding, Place, finding
from site_builder.store.file_stamp import stamp_of
from site_builder.store.site_paths import repository_of, walk

ATTRIBUTES, MODULES, _SUBMODULE = ".gitattributes", ".gitmodules", ".git"
_FOLDERS = ("content", "seeds", "themes")
_CODE = "hidden-from-review"
_HIDING = re.compile(
    r"(?<!\S)(?:working-tree-encoding=\S+|filter(?:=\S+)?|ident|binary|-diff|diff=\S+|linguist-generated(?:=true)?|export-ignore)(?!\S)"
)
_READ = frozenset({"", "*", "md", "yaml", "yml", "txt", "html", "css", "js", "svg"})
"""The endings of files that are read; "" and ``*`` stand for those that a pattern leaves open."""
_MODULE_PATH = re.compile(r"""^\s*path\s*=\s*"?(.+?)"?\s*$""")


def check_checkout(root: Path) -> Iterator[Finding]:
    """Report what would show reviewers other words than those that are built."""
    site = root.resolve()
    for path in _nested(root):
        folder, _, name = path.rpartition("/")
        if name == _SUBMODULE:
            yield _submodule(folder, Place(shown(path)))
        else:
            yield from _attributes(site, site / folder)
    for above in _above(root):
        yield from _attributes(site, above)
    if top := repository_of(root):
        yield from _modules(site, top)


def stamps(root: Path) -> Iterator[str]:
    """Yield the stamps of all files that :func:`check_checkout` reads, with their names."""
    for path in _nested(root):
        yield f"{path} {stamp_of(root, path).text}"
    for folder in _above(root):
        yield from (f"{folder}/{name} {stamp_of(folder, name).text}" for name in (ATTRIBUTES, MODULES))


def _nested(root: Path) -> Iterator[str]:
    """Yield the files in the site's folders by which git changes what is checked out."""
    for folder in _FOLDERS:
        for path, entry in walk(root, folder, hidden=True, but="node_modules"):
            if entry.name in (ATTRIBUTES, _SUBMODULE):
                yield path


def _above(root: Path) -> list[Path]:
    """Return where attributes can be given for the site as a whole: its folder, and those above it in its repository."""
    here, top = root.resolve(), repository_of(root)
    return [here, *(folder for folder in here.parents if top and folder.is_relative_to(top))]


def _from(site: Path, folder: Path, name: str) -> str:
    """Return how a file is named that lies in the site's folder, below it, or above it."""
    if folder.is_relative_to(site):
        return (folder / name).relative_to(site).as_posix()
    return "../" * len(site.relative_to(folder).parts) + name


def _attributes(site: Path, folder: Path) -> Iterator[Finding]:
    for number, line in enumerate(_lines(read_bytes(folder, ATTRIBUTES, MAX_CONTENT_BYTES)), start=1):
        pattern, _, attributes = line.strip().partition(" ")
        hiding = _HIDING.search(attributes)
        if hiding and not line.startswith("#") and _may_be_read(site, folder, pattern):
            place = Place(
                shown(_from(site, folder, ATTRIBUTES)), number, max(1, line.find(hiding[0]) + 1), len(hiding[0])
            )
            message = f"git's attribute `{shown(hiding[0])}` lets reviewers see other words than those that are built, or none."
            hint = "Take it out. To keep line ends as they are, `-text` is enough."
            yield finding(_CODE, place, message, hint, excerpt=shown(line))


def _may_be_read(site: Path, folder: Path, pattern: str) -> bool:
    """Say whether a pattern of a file in ``folder`` may mean a file that is read.

    It does not where it ends like other files, or names another folder.
    """
    steps = pattern.strip('"').strip("/").split("/")
    literal = list(takewhile(lambda step: not set(step) & set("*?["), steps[:-1]))
    return PurePosixPath(steps[-1]).suffix.lstrip(".").lower() in _READ and _touches(site, folder.joinpath(*literal))


def _touches(site: Path, path: Path) -> bool:
    """Say whether something lies in one of the site's folders, or holds one."""
    folders = [site / folder for folder in _FOLDERS]
    return any(path.is_relative_to(folder) or folder.is_relative_to(path) for folder in folders)


def _modules(site: Path, top: Path) -> Iterator[Finding]:
    for number, line in enumerate(_lines(read_bytes(top, MODULES, MAX_CONTENT_BYTES)), start=1):
        if (found := _MODULE_PATH.match(line)) and _touches(site, top / found[1]):
            yield _submodule(found[1], Place(_from(site, top, MODULES), number, 1, len(line)), line)


def _submodule(path: str, place: Place, line: str = "") -> Finding:
    message = (
        f"{shown(path)} is a submodule: its files are in another repository, where nobody reviews them for this site."
    )
    return finding(_CODE, place, message, "Put the files themselves into this repository.", excerpt=shown(line))


def _lines(content: bytes | Finding) -> list[str]:
    """Return the lines of a file, or none where it is not there or cannot be read."""
    return [] if isinstance(content, Finding) else content.decode("utf-8", "replace").splitlines()
