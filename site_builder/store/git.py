"""Asking git for names and bytes of objects, and for the names of the files that it tracks, and for nothing else.

No work tree, index or reference is touched. No hook, filter, external diff or attribute takes effect. Nothing is fetched.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

TIMEOUT_SECONDS = 60.0
"""How long git may take to answer."""
_REFUSED = 128
_WILDCARD = re.compile(r"[*?\[\\]")
_GIT = ("git", "--no-pager", "--no-replace-objects", "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null")
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
    """Run git in a folder, with ``given`` as its standard input. Raises :class:`GitError` when it gives no answer."""
    environment = {name: value for name, value in os.environ.items() if name not in _UNSET}
    environment |= {"GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0", "LC_ALL": "C"}
    try:
        return subprocess.run(
            [*_GIT, *words],
            cwd=folder,
            input=given,
            capture_output=True,
            env=environment,
            timeout=TIMEOUT_SECONDS,
            check=False,
        )
    except FileNotFoundError:
        raise GitError("git is not installed, and --base needs it.") from None
    except subprocess.TimeoutExpired:
        raise GitError(f"git gave no answer in {TIMEOUT_SECONDS:.0f} seconds.") from None


def is_outside_repositories(result: subprocess.CompletedProcess[bytes]) -> bool:
    """Say whether git refused because the folder is in no repository."""
    return result.returncode == _REFUSED and b"not a git repository" in result.stderr


def tracked_files(site: Path, names: Iterable[str]) -> tuple[str, ...]:
    """Return what git tracks under these names of the site's folder, as paths below it, however they are capitalized.

    A submodule is one of them. Outside a repository there are none. Raises :class:`GitError` where git cannot tell.
    """
    patterns = [":(icase)" + _WILDCARD.sub(r"\\\g<0>", name) for name in names]
    result = run_git(site, "ls-files", "-z", "--cached", "--", *patterns)
    if is_outside_repositories(result):
        return ()
    if result.returncode:
        raise GitError("git does not tell what it tracks.")
    return tuple(os.fsdecode(path) for path in result.stdout.split(b"\0") if path)
