"""What the commands that begin a file share: the day, asking on a terminal, and making the file."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import UTC, date, datetime
from pathlib import Path

import click

from site_builder.cli._console import echo, fail, own_command
from site_builder.content.fields import is_device, is_id
from site_builder.findings.printable import safe
from site_builder.findings.suggestions import did_you_mean
from site_builder.store.new_files import create_file
from site_builder.store.site_paths import first_link, is_file

id_option = click.option(
    "--id", "id", metavar="ID", help="The new file's name and address; made from the title unless given."
)


def today() -> date:
    """Return the day it is in UTC."""
    return datetime.now(UTC).date()


def is_terminal() -> bool:
    """Say whether somebody sits in front of this command and can be asked."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def choose(question: str, options: Mapping[str, str], default: str | None = None) -> str | None:
    """Ask for one of the options (id: title) by its number or its id; nothing at all takes the default, if any."""
    ids = list(options)
    for number, id in enumerate(ids, start=1):
        echo(f"  {number:>{len(str(len(ids)))}}  {options[id]}  ({id})")
    shown = f"Enter for {default}" if default else "Enter for none"
    while True:
        answer = click.prompt(safe(f"{question} A number or an id, {shown}"), default="", show_default=False).strip()
        if not answer:
            return default
        if answer in options:
            return answer
        if answer.isascii() and answer.isdigit() and 1 <= int(answer) <= len(ids):
            return ids[int(answer) - 1]
        echo(f"“{answer}” is none of these. {did_you_mean(answer, ids) or f'Type a number from 1 to {len(ids)}.'}")


def create(site: Path, folder: str, id: str, text: str) -> Path:
    """Make a new file of content and say so, or end the command when its id will not do or is taken."""
    path = path_of(site, folder, id)
    if linked := first_link(site, f"content/{folder}"):
        fail(f"{linked} is a link to another place, and links are not followed. Put the folder itself there.")
    try:
        create_file(path, text)
    except FileExistsError:
        fail(f"{path} is there already and stays as it is. Give another name with --id.")
    except OSError as error:
        fail(f"{path} cannot be made: {error.strerror}.")
    echo(f"Made {path}. Edit it, and see it with: {own_command()} serve")
    return path


def replace_files(top: Path, files: Mapping[str, str | bytes]) -> None:
    """Write files (path below ``top``: content), or end the command; nothing is written when a path leads over a link, or to what is no file."""
    for path in files:
        if linked := first_link(top, path):
            fail(f"{linked} is a link to another place, and links are not followed. Remove it.")
        if os.path.lexists(top / path) and not is_file(top, path):
            fail(f"{path} is no ordinary file, such as a folder or a named pipe, so nothing is written. Remove it.")
    try:
        for path, content in files.items():
            (top / path).parent.mkdir(parents=True, exist_ok=True)
            (top / path).unlink(missing_ok=True)  # A file with a second name elsewhere keeps what it holds there.
            (top / path).write_bytes(content.encode() if isinstance(content, str) else content)
    except OSError as error:
        fail(f"{error.filename} cannot be written: {error.strerror}.")


def path_of(site: Path, folder: str, id: str) -> Path:
    """Return the path of a file of content, or end the command when its id is none."""
    if is_device(id):
        fail(f"“{id}” cannot be an id: Windows has no files of this name. Give another one with --id.")
    if not is_id(id):
        fail(f"“{id}” cannot be an id. Give one with --id: lower-case letters a to z, digits and single hyphens.")
    return site / "content" / folder / f"{id}.md"


def offer_editor(path: Path, wanted: bool | None) -> None:
    """Open the editor of $VISUAL or $EDITOR, when somebody sits there and wants it; ``None`` asks them."""
    if not is_terminal() or wanted is False:
        return
    if wanted or click.confirm("Open it in your editor now?", default=True):
        try:
            click.edit(filename=str(path))
        except click.ClickException as error:
            echo(f"The editor did not open ({error.format_message()}). Open {path} yourself.", err=True)
