"""Whether reviewers see the words that are built: what a repository holds can make git show them others, or none.

An attribute of git may have files written in another encoding, or through a program, when they are checked out, so that
what is read is not what a host shows. Another may keep their changes out of a diff. A submodule shows one number in place
of its files. See gitattributes(5), gitmodules(5), and what GitHub documents on ``linguist-generated``. Which files have which
attributes is for git to say, which is asked where one of these words stands in a file of attributes.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from site_builder.build.trust import shown
from site_builder.content.files import MAX_CONTENT_BYTES, read_bytes
from site_builder.findings.values import Finding, Place, finding
from site_builder.store.file_stamp import stamp_of
from site_builder.store.site_paths import entries, repository_of, walk

ATTRIBUTES, MODULES, _SUBMODULE = ".gitattributes", ".gitmodules", ".git"
_FOLDERS = ("content", "seeds", "themes")
_REVIEWED = (
    *_FOLDERS,
    ".github",
    "vendor",
    "requirements",
    "requirements.txt",
    "netlify.toml",
    "Makefile",
    "package.json",
)
"""What lies in the site's folder and is reviewed by people, because it is read or run."""
_CODE = "hidden-from-review"
_REWRITE = ("working-tree-encoding", "filter", "ident")
"""Attributes by which another text is checked out than was committed."""
_HIDE = ("diff", "linguist-generated", "gitlab-generated")
"""Attributes by which changes are kept out of a diff: the first where it is unset, the others where they are set."""
_WORDS = tuple(word.encode() for word in (*_REWRITE, *_HIDE, "binary"))
_HINT = "Take it out of .gitattributes. To keep line ends as they are, `-text` is enough."


def check_checkout(root: Path) -> Iterator[Finding]:
    """Report what would show reviewers other words than those that are built."""
    for path in _nested(root, _SUBMODULE):
        yield _submodule(path.rpartition("/")[0], Place(shown(path)))
    top = repository_of(root)
    if top is None:
        return  # Nothing here was checked out by git.
    from site_builder.store.git import GitError  # Imports subprocess, which a build with nothing to do can spare.

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
    if top := repository_of(root):
        for path in (*_attribute_files(root, top), top / MODULES):
            yield f"{path} {stamp_of(path.parent, path.name).text}"


def _nested(root: Path, name: str) -> Iterator[str]:
    """Yield the files of a name, however it is capitalized, in the site's folders."""
    for folder in _FOLDERS:
        for path, entry in walk(root, folder, hidden=True, but="node_modules"):
            if entry.name.casefold() == name:
                yield path


def _attribute_files(root: Path, top: Path) -> list[Path]:
    """Return the files by which attributes can be given for the site: in its folder and its folders, and above it."""
    here = root.resolve()
    above = [
        here,
        *(folder for folder in here.parents if folder.is_relative_to(top)),
        here / ".github",
        here / "vendor",
    ]
    found = [
        folder / e.name
        for folder in above
        for e in entries(folder, ".", hidden=True)
        if e.name.casefold() == ATTRIBUTES
    ]
    return [*found, *(here / path for path in _nested(root, ATTRIBUTES))]


def _may_hide(path: Path) -> bool:
    """Say whether a file of attributes holds a word of those that hide, or cannot be read."""
    content = read_bytes(path.parent, path.name, MAX_CONTENT_BYTES)
    return isinstance(content, Finding) or any(word in content for word in _WORDS)


def _hidden(root: Path, top: Path) -> Iterator[Finding]:
    """Yield a finding for each attribute that hides files, at the first of them."""
    from site_builder.store.git import attributes_of, prefix_of

    prefix = prefix_of(root)
    first: dict[str, list[str]] = {}
    for path, name, value in attributes_of(root, [prefix + folder for folder in _REVIEWED], (*_REWRITE, *_HIDE)):
        if _hides(name, value):
            first.setdefault(name, []).append(path.removeprefix(prefix))
    for name, paths in first.items():
        more = f", and of {len(paths) - 1:,} more" if len(paths) > 1 else ""
        message = f"git's attribute `{name}` of this file{more} lets reviewers see other words than those that are built, or none."
        yield finding(_CODE, Place(shown(paths[0])), message, _HINT)


def _hides(name: str, value: str) -> bool:
    if name == "diff":
        return value == "unset"
    return value not in ("unspecified", "unset") and (name in _REWRITE or value != "false")


def _submodules(root: Path, top: Path) -> Iterator[Finding]:
    from site_builder.store.git import submodules_of

    site = root.resolve()
    folders = [site / folder for folder in _FOLDERS]
    for path in submodules_of(root):
        module = top / path
        if any(module.is_relative_to(folder) or folder.is_relative_to(module) for folder in folders):
            yield _submodule(path, Place(MODULES))


def _submodule(path: str, place: Place) -> Finding:
    message = (
        f"{shown(path)} is a submodule: its files are in another repository, where nobody reviews them for this site."
    )
    return finding(_CODE, place, message, "Put the files themselves into this repository.")
