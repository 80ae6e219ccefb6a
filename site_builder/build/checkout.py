"""Whether reviewers see the words that are built: what a repository holds can make git show them others, or none.

An attribute of git may have files written in another encoding, or through a program, when they are checked out, so that
what is read is not what a host shows. Another may keep their changes out of a diff. A submodule shows one number in place
of its files. See gitattributes(5), gitmodules(5), and what GitHub documents on ``linguist-generated``. Which files have which
attributes is for git to say, which is asked where one of these words stands in a file of attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from site_builder.build.trust import OUT, printable_path
from site_builder.content.files import MAX_CONTENT_BYTES, read_bytes
from site_builder.findings.finding import Finding, Place, finding
from site_builder.store.file_stamp import Stamp, stamp_of, stamp_of_index
from site_builder.store.git import (
    GitError,
    attribute_files_of,
    attributes_of,
    every_tracked_file,
    prefix_of,
    submodules_of,
)
from site_builder.store.site_paths import entries, open_file, repository_top, walk

ATTRIBUTES, MODULES, _SUBMODULE = ".gitattributes", ".gitmodules", ".git"
_FOLDERS = ("content", "seeds", "themes")
_STEERS = frozenset({".gitattributes", ".gitignore", ".gitmodules", "codeowners"})
"""What says for a whole repository what is kept in it, and who looks at it."""
_CODE = "hidden-from-review"
_REWRITE = ("working-tree-encoding", "filter", "ident")
"""Attributes by which another text is checked out than was committed."""
_HIDE = ("diff", "linguist-generated", "gitlab-generated")
"""Attributes by which changes are kept out of a diff: the first where it is unset, the others where they are set."""
_WORDS = tuple(word.encode() for word in (*_REWRITE, *_HIDE, "binary"))
_BINARY = 8_000
"""git shows no line of a file with a NUL among this many bytes, whatever its attributes are (``buffer_is_binary``)."""
_HINT = "Take it out of .gitattributes. To keep line ends as they are, `-text` is enough."


def check_checkout(root: Path) -> Iterator[Finding]:
    """Report what would show reviewers other words than those that are built."""
    for path in _nested(root, _SUBMODULE):
        yield _submodule(path.rpartition("/")[0], Place(printable_path(path)))
    top = repository_top(root)
    if top is None:
        return  # Nothing here was checked out by git.
    try:
        if any(map(_may_hide, _attribute_files(root, top))):
            yield from _hidden(root, top)
        if (top / MODULES).exists():
            yield from _submodules(root, top)
    except GitError:
        message = "git does not tell whether its attributes, or submodules, hide words of this site from reviewers."
        yield finding(_CODE, Place(ATTRIBUTES), message, "See what `git status` says in the site's folder.")


def stamps(root: Path) -> Iterator[str]:
    """Yield the stamps of all files that :func:`check_checkout` looks at, with their names."""
    yield from (f"{path} {stamp_of(root, path).text}" for path in _nested(root, _SUBMODULE))
    if top := repository_top(root):
        for path in (*_attribute_files(root, top), top / MODULES):
            yield f"{path} {stamp_of(path.parent, path.name).text}"


def _nested(root: Path, name: str) -> Iterator[str]:
    """Yield the files of a name, however it is capitalized, in the site's folders."""
    for folder in _FOLDERS:
        for path, entry in walk(root, folder, hidden=True, but="node_modules"):
            if entry.name.casefold() == name:
                yield path


def _attribute_files(root: Path, top: Path) -> list[Path]:
    """Return the files by which attributes can be given: all that git tracks, and those in the site's folder and above it."""
    here = root.resolve()
    above = [here, *(folder for folder in here.parents if folder.is_relative_to(top))]
    found = [
        folder / e.name
        for folder in above
        for e in entries(folder, ".", hidden=True)
        if e.name.casefold() == ATTRIBUTES
    ]
    nested = (here / path for path in _nested(root, ATTRIBUTES))
    return sorted({*found, *nested, *(top / path for path in _tracked_attribute_files(root, stamp_of_index(root)))})


@lru_cache(maxsize=16)
def _tracked_attribute_files(root: Path, index: Stamp) -> tuple[str, ...]:
    """Return the files of attributes that git tracks; none where it cannot tell, as it will say when it is asked more."""
    try:
        return attribute_files_of(root)
    except GitError:
        return ()


def _may_hide(path: Path) -> bool:
    """Say whether a file of attributes holds a word of those that hide, or cannot be read."""
    content = read_bytes(path.parent, path.name, MAX_CONTENT_BYTES)
    return isinstance(content, Finding) or any(word in content for word in _WORDS)


def _hidden(root: Path, top: Path) -> Iterator[Finding]:
    """Yield a finding for each attribute that hides files, at the first of them."""
    prefix = prefix_of(root)
    paths = [path for path in every_tracked_file(root) if _is_reviewed(path, prefix)]
    first: dict[str, list[str]] = {}
    for path, name, value in attributes_of(root, paths, (*_REWRITE, *_HIDE)):
        if _hides(name, value) and not (name == "diff" and _is_binary(top, path)):
            first.setdefault(name, []).append(path.removeprefix(prefix))
    for name, hidden in first.items():
        more = f", and of {len(hidden) - 1:,} more" if len(hidden) > 1 else ""
        message = f"git's attribute `{name}` of this file{more} lets reviewers see other words than those that are built, or none."
        yield finding(_CODE, Place(printable_path(hidden[0])), message, _HINT)


def _is_reviewed(path: str, prefix: str) -> bool:
    """Say whether people have to see a file, because it is read or run for the site; paths are below the top of the repository.

    In the site's folder that is all but what is published. Above it, that is what lies beside the folders on the way to the
    site and in folders whose names begin with a dot, such as workflows, and what steers git itself.
    """
    if path.startswith(prefix):
        return not path.startswith(f"{prefix}{OUT}/")
    *folders, name = path.split("/")
    way = prefix.split("/")[:-1]
    beside = next((at for at, (there, own) in enumerate(zip(folders, way, strict=False)) if there != own), len(folders))
    return name.casefold() in _STEERS or beside == len(folders) or folders[beside].startswith(".")


def _is_binary(top: Path, path: str) -> bool:
    try:
        with open(open_file(top / path), "rb") as file:
            return b"\0" in file.read(_BINARY)
    except OSError:
        return False


def _hides(name: str, value: str) -> bool:
    if name == "diff":
        return value == "unset"
    return value not in ("unspecified", "unset") and (name in _REWRITE or value != "false")


def _submodules(root: Path, top: Path) -> Iterator[Finding]:
    site = root.resolve()
    folders = [site / folder for folder in _FOLDERS]
    for path in submodules_of(root):
        module = top / path
        if any(module.is_relative_to(folder) or folder.is_relative_to(module) for folder in folders):
            yield _submodule(path, Place(MODULES))


def _submodule(path: str, place: Place) -> Finding:
    message = f"{printable_path(path)} is a submodule: its files are in another repository, where nobody reviews them for this site."
    return finding(_CODE, place, message, "Put the files themselves into this repository.")
