"""``site-builder init``."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from site_builder.authoring.new_site import LANGUAGE, Example, Host, site_files
from site_builder.authoring.pin_generator import pin_generator
from site_builder.cli._console import echo, fail, own_command
from site_builder.cli._language import refuse_no_language
from site_builder.content.languages import is_english
from site_builder.store.new_files import create_site

_UNREACHABLE = (
    "The generator runs from a folder of this machine, so no other machine can install it: requirements.txt names a version that may be in no index. "
    "Build a wheel of it (make wheel), install that, and run init again."
)


@click.command(
    epilog="\b\nExamples:\n  site-builder init my-site && cd my-site && site-builder serve\n  site-builder init my-site --example none --host pages\n  site-builder init mon-site --language fr"
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@click.option(
    "--example",
    type=click.Choice([option.value for option in Example]),
    help="Begin with a small invented example, which is in English, or with none (default: the example, on an English site).",
)
@click.option(
    "--language",
    metavar="TAG",
    default=LANGUAGE,
    show_default=True,
    help="The language of the site, in which its pages speak, such as fr.",
)
@click.option(
    "--host",
    type=click.Choice([option.value for option in Host]),
    default=Host.NETLIFY.value,
    show_default=True,
    help="Where the site will be published: on Netlify, on GitHub Pages, or somewhere of your own.",
)
def init(folder: Path, example: str | None, language: str, host: str) -> None:
    """Make a small working site in FOLDER, ready to be published, to be changed into your own. A dot is the folder you are in."""
    refuse_no_language(language)
    generator = pin_generator()
    begins_with = Example(example or (Example.HARBOUR if is_english(language) else Example.NONE))
    try:
        create_site(folder, site_files(begins_with, Host(host), generator, language))
    except FileExistsError:
        fail(f"{folder} holds files already, and nothing was written. Name a new folder.")
    except OSError as error:
        fail(f"{folder} cannot be made: {error.strerror}.")
    command = own_command()
    steps = (
        ["check", "build", "serve"]
        if begins_with is not Example.NONE
        else ["new source --help", "check", "build", "serve"]
    )
    here = folder.resolve() == Path.cwd().resolve()
    echo(
        "Made a site in this folder. Go on with:" if here else f"Made a site in {folder}. Go on with:",
        *(() if here else (f"  cd {shlex.quote(str(folder))}",)),
        *(f"  {command} {step}" for step in steps),
    )
    echo("`serve` shows the site, and what you save, until you press Ctrl-C.")
    echo("Its README.md tells how to publish it and how others contribute.")
    if not is_english(language):
        echo(
            f"Its pages speak “{language}”. The sentences that it begins with are English: write your own in content/pages/ and content/site.yaml, and `check --strict` tells which are left."
        )
    if not generator.is_reachable:
        echo(_UNREACHABLE, err=True)
