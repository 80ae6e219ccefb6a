"""What a build is told for its manifest: the commit, and the root of the manifest that was published before."""

from __future__ import annotations

import json
import re
from pathlib import Path

import click

_COMMIT = re.compile(r"[0-9a-f]{7,64}")
_ROOT = re.compile(r"[0-9a-f]{64}")


def root_or_file(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    """Return a root that was given as its 64 digits, or as a manifest on this machine that has it."""
    if not value or _ROOT.fullmatch(value):
        return value or None
    try:
        root = json.loads(Path(value).read_bytes())["root"]
    except OSError as error:
        raise click.BadParameter(f"“{value}” is no root of 64 digits, and no file: {error.strerror}.") from None
    except (ValueError, KeyError, TypeError):
        raise click.BadParameter(f"{value} is not an integrity.json: it has no root.") from None
    if not isinstance(root, str) or not _ROOT.fullmatch(root):
        raise click.BadParameter(f"The root in {value} does not have 64 digits, 0 to 9 and a to f.")
    return root


def _commit(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value and not _COMMIT.fullmatch(value):
        raise click.BadParameter(f"“{value}” is not a commit: it has 7 to 64 digits, 0 to 9 and a to f.")
    return value or None


commit_option = click.option(
    "--commit",
    callback=_commit,
    envvar="SITE_BUILDER_COMMIT",
    metavar="DIGITS",
    help="The commit, for integrity.json (or SITE_BUILDER_COMMIT).",
)
previous_option = click.option(
    "--previous",
    callback=root_or_file,
    envvar="SITE_BUILDER_PREVIOUS",
    metavar="ROOT|FILE",
    help="The root of the manifest before, or that manifest, for integrity.json (or SITE_BUILDER_PREVIOUS).",
)
