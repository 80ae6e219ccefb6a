"""The version of the generator as a digest: what another version kept has to be made again."""

from __future__ import annotations

import os
import sys
from functools import cache
from hashlib import blake2b
from pathlib import Path

import click

from site_builder.store.site_paths import walk

DISTRIBUTION = "factcheck-site-builder"
"""What the generator is called in a package index; its command is ``site-builder``."""
_PACKAGE = Path(__file__).resolve().parents[1]
PUBLISHED_DOCUMENTS = ("verify.py", "proof.md")
"""The files of the documentation that every site publishes."""


@cache
def generator_digest() -> str:
    """Return the digest of the generator's own files and of the names and versions of all that is installed beside it.

    Takes some milliseconds.
    """
    digest = blake2b(sys.version.encode(), digest_size=16)
    for name in installed():
        digest.update(name.encode("utf-8", "surrogateescape"))
    for path, entry in walk(_PACKAGE.parent, _PACKAGE.name, but="__pycache__"):
        if path.endswith(".py"):
            content = Path(entry).read_bytes()
            digest.update(f"{path}\x00{len(content)}\x00".encode("utf-8", "surrogateescape"))
            digest.update(content)
    for name in PUBLISHED_DOCUMENTS:
        digest.update(documentation_file(name).read_bytes())
    return digest.hexdigest()


def package_folder() -> Path:
    """Return the folder of the generator's own files."""
    return _PACKAGE


def documentation_file(name: str) -> Path:
    """Return a file of the documentation: inside the wheel, or in the checkout."""
    inside = _PACKAGE / name
    return inside if inside.is_file() else _PACKAGE.parent / "docs" / name


def workflow_file(name: str) -> Path:
    """Return a workflow of the generator's own repository: inside the wheel, or in the checkout."""
    inside = _PACKAGE / "workflows" / name
    return inside if inside.is_file() else _PACKAGE.parent / ".github/workflows" / name


def lock_file() -> Path:
    """Return the lock of what the generator needs, for all systems, with digests: inside the wheel, or in the checkout."""
    inside = _PACKAGE / "lock.txt"
    return inside if inside.is_file() else _PACKAGE.parent / "requirements/site.txt"


def extra_of(extra: str) -> str:
    """Return the generator with one of its extras, as pip takes it; what is installed already stays as it is."""
    return f"{DISTRIBUTION}[{extra}]"


def installation_of(extra: str) -> str:
    """Return the command that installs what an extra needs beside the generator that runs now, whoever installed that."""
    import shlex  # Only a command that cannot go on asks for this.

    return shlex.join([sys.executable, "-m", "pip", "install", extra_of(extra)])


def installed() -> list[str]:
    """Return the names of all packages that are installed beside ours, each with its version."""
    folder = Path(click.__file__).resolve().parents[1]
    return sorted(name for name in os.listdir(folder) if name.endswith((".dist-info", ".egg-info")))


def version_of(package: str) -> str:
    """Return the version of a package that is installed."""
    from importlib.metadata import version  # Takes 20 ms, and a build that makes pages alone asks for no version.

    return version(package)
