"""Asking git for names and bytes of objects, and for the names of the files that it tracks, and for nothing else.

No work tree, index or reference is touched. No hook, filter, external diff or attribute takes effect. Nothing is fetched.

git is asked at the top of the repository, where ``.git`` is, which no repository can bring along. Asked further down, it would
take a folder with the files of a bare repository for one, and those a repository can bring along, with settings of its own.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

from site_builder.store.site_paths import repository_top

TIMEOUT_SECONDS = 60.0
"""How long git may take to answer."""
_REFUSED = 128
_OUTSIDE = b"not a git repository"
WILDCARD = re.compile(r"[*?\[\\]")
"""What git reads as more than itself in the pattern of a path."""
_GIT = (
    *("git", "--no-pager", "--no-replace-objects"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "safe.bareRepository=explicit"),
)
# A git hook sets the first five for its own repository, but here the site's own folder decides. The others change what
# a pattern means.
_UNSET = (
    "GIT_DIR",
    "GIT_WORK_TREE",
    "GIT_INDEX_FILE",
    "GIT_PREFIX",
    "GIT_NAMESPACE",
    "GIT_LITERAL_PATHSPECS",
    "GIT_GLOB_PATHSPECS",
    "GIT_NOGLOB_PATHSPECS",
    "GIT_ICASE_PATHSPECS",
)


class GitError(Exception):
    """git is not installed, gives no answer, or cannot tell; the message says which."""


def run_git(folder: Path, *words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    """Run git at the top of the repository that a folder lies in, with ``given`` as its standard input.

    Outside a repository the answer is git's own, without asking. Raises :class:`GitError` when git gives none.
    """
    top = repository_top(folder)
    if top is None:
        return subprocess.CompletedProcess(words, _REFUSED, b"", _OUTSIDE)
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            [*_GIT, *words],
            cwd=top,
            input=given,
            capture_output=True,
            env=environment,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git is not installed.") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git gave no answer in {TIMEOUT_SECONDS:.0f} seconds.") from None


def is_outside_repositories(result: subprocess.CompletedProcess[bytes]) -> bool:
    """Say whether git refused because the folder is in no repository."""
    return result.returncode == _REFUSED and _OUTSIDE in result.stderr


def tracked_files(site: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Return what git tracks under these names of the site's folder, as paths below it, however they are capitalized.

    A submodule is one of them. Outside a repository there are none; one that is broken, so that git sees none, is still one.
    Raises :class:`GitError` where git cannot tell.
    """
    if repository_top(site) is None:
        return ()
    prefix = prefix_of(site)
    patterns = [":(icase)" + WILDCARD.sub(r"\\\g<0>", prefix + name) for name in names]
    result = run_git(site, "ls-files", "-z", "--cached", "--", *patterns)
    if result.returncode:
        raise GitError(_refusal(result))
    below = len(os.fsencode(prefix))
    return tuple(os.fsdecode(path[below:]) for path in result.stdout.split(b"\0") if path)


def _refusal(result: subprocess.CompletedProcess[bytes]) -> str:
    """Return why git does not tell what it tracks, as a sentence."""
    said = os.fsdecode(result.stderr).strip().partition("\n")[0].removeprefix("fatal: ").rstrip(".")
    if "dubious ownership" in said:
        return "the repository belongs to another user, and git does not read it (`git status` says how to allow it)."
    return f"git does not tell what it tracks{f' ({said})' if said else ''}."


def attribute_files_of(site: Path) -> tuple[str, ...]:
    """Return the paths of all tracked files of attributes below the top of the repository. Raises :class:`GitError`."""
    return _listed(site, ":(icase,glob)**/.gitattributes")


def every_tracked_file(site: Path) -> tuple[str, ...]:
    """Return the paths of all tracked files below the top of the repository. Raises :class:`GitError`."""
    return _listed(site)


def _listed(site: Path, *patterns: str) -> tuple[str, ...]:
    result = run_git(site, "ls-files", "-z", "--cached", "--", *patterns)
    if result.returncode:
        raise GitError(_refusal(result))
    return tuple(os.fsdecode(path) for path in result.stdout.split(b"\0") if path)


def attributes_of(site: Path, paths: Iterable[str], names: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the path, the name and the value of each of these attributes (gitattributes(5)) of files, given below the top.

    Raises :class:`GitError`.
    """
    given = b"".join(os.fsencode(path) + b"\0" for path in paths)
    asked = run_git(site, "check-attr", "-z", "--stdin", *names, given=given)
    if asked.returncode:
        raise GitError("git does not tell which attributes it gives.")
    told = [os.fsdecode(part) for part in asked.stdout.split(b"\0")[:-1]]
    yield from zip(told[::3], told[1::3], told[2::3], strict=True)


def submodules_of(site: Path) -> tuple[str, ...]:
    """Return the paths of all submodules below the top of the repository. Raises :class:`GitError`."""
    result = run_git(site, "ls-files", "-z", "--stage")
    if result.returncode:
        raise GitError("git does not tell what it tracks.")
    entries = (entry.partition(b"\t") for entry in result.stdout.split(b"\0") if entry)
    return tuple(os.fsdecode(path) for told, _, path in entries if told.startswith(b"160000 "))


def prefix_of(site: Path) -> str:
    """Return the site's folder below the top of its repository: empty, or with forward slashes and one at its end."""
    top, here = repository_top(site), site.resolve()
    return f"{here.relative_to(top).as_posix()}/" if top and top != here else ""
