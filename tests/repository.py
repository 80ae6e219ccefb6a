"""A git repository for tests: nothing of the user's or the machine's configuration takes part."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_ENVIRONMENT = {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "A",
    "GIT_AUTHOR_EMAIL": "a@example.org",
    "GIT_COMMITTER_NAME": "A",
    "GIT_COMMITTER_EMAIL": "a@example.org",
    "GIT_AUTHOR_DATE": "2026-03-01T00:00:00Z",
    "GIT_COMMITTER_DATE": "2026-03-01T00:00:00Z",
}


def git(folder: Path, *words: str, given: bytes = b"") -> str:
    """Run git in a folder and return what it prints."""
    environment = {**os.environ, **_ENVIRONMENT}
    result = subprocess.run(["git", *words], cwd=folder, env=environment, input=given, capture_output=True, check=True)
    return result.stdout.decode("utf-8").strip()


def commit(folder: Path, message: str = "A change") -> str:
    """Commit all that is in a folder, which becomes a repository where it is none; return the commit's name."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch", "main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message)
    return git(folder, "rev-parse", "HEAD")
