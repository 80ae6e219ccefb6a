"""``site-builder init``."""

from __future__ import annotations

from pathlib import Path

import click

from site_builder.cli._console import echo, fail
from site_builder.cli.schema import write_editor_files
from site_builder.content.settings import DEFAULT_SCALE
from site_builder.store.new_files import create_site


@click.command(epilog="\b\nExample:\n  site-builder init my-site && cd my-site && site-builder serve")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def init(folder: Path) -> None:
    """Make a small working site in FOLDER, to be changed into your own."""
    try:
        create_site(Path(__file__).parents[1] / "skeleton", folder)
        write_editor_files(folder, [verdict.id for verdict in DEFAULT_SCALE], "site-builder")
    except FileExistsError:
        fail(f"{folder} holds files already, and nothing was written. Name a new folder.")
    except OSError as error:
        fail(f"{folder} cannot be made: {error.strerror}.")
    echo(f"Made a site in {folder}. Go on with:", f"  cd {folder}", "  site-builder serve")
