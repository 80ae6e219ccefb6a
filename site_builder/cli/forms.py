"""``site-builder forms``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder.authoring.issue_form import github_forms
from site_builder.cli._authoring import replace_files
from site_builder.cli._console import FOUND, echo, site_option
from site_builder.content.read_settings import load_settings


@click.command(
    epilog="\b\nExamples:\n  site-builder forms\n  site-builder forms --check\n  site-builder forms --out ../.."
)
@site_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="The top of the repository, when the site is in a folder of it.",
)
@click.option("--check", is_flag=True, help="Write nothing, and end with 1 when a form is not as it would be made.")
def forms(site: Path, out: Path | None, check: bool) -> None:
    """Make the forms that GitHub shows contributors, from the content model and the site's verdicts.

    They are the issue form “Suggest a claim” and the template of pull requests, in .github/. What lies there under these
    names is replaced.
    """
    top = out or site
    made = github_forms(load_settings(site)[0].record)
    stale = [path for path, text in made.items() if _text(top / path) != text]
    if check:
        if stale:
            echo(f"Not as the model would have it: {', '.join(stale)}. Run `site-builder forms`.", err=True)
            sys.exit(FOUND)
        echo("The forms are as the model has them.")
        return
    replace_files(top, {path: made[path] for path in stale})
    echo(f"Made {', '.join(stale)}." if stale else "The forms were as the model has them.")


def _text(path: Path) -> str | None:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
