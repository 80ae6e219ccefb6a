"""What several commands share: which folder is the site, how findings are printed, how a command ends."""

from __future__ import annotations

import os
import shlex
import shutil
import sys
from pathlib import Path
from typing import Any, NoReturn

import click

from site_builder.findings.printable import Printable, printable_lines, safe, safe_json

FOUND = 1
MISUSE = 2


def _site(ctx: click.Context, parameter: click.Parameter, value: Path) -> Path:
    if not (value / "content").is_dir():
        raise click.UsageError(
            f"There is no site in {value}: it has no content/ folder. Go to the site's folder, give it with --site, or make one with `site-builder init`."
        )
    refuse_unnameable(value)
    return value


def refuse_unnameable(path: Path) -> None:
    """End the command when a folder on the way to ``path`` has a name that is not UTF-8: no page and no note can hold it."""
    try:
        os.path.realpath(path).encode("utf-8")
    except UnicodeEncodeError:
        raise click.UsageError(f"{path} cannot be used: a name on the way to it is not UTF-8. Rename it.") from None


def _base_url(ctx: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    if value is None:
        return None
    from site_builder.content.fields import is_web_address  # A build with nothing to do has no use for records.

    if "@" in value.partition("://")[2].partition("/")[0]:
        raise click.BadParameter("A name or a password has no place in it: it is published on every page.")
    if not is_web_address(value) or "?" in value or "#" in value:
        raise click.BadParameter(f"“{value}” is not a web address such as https://example.org/")
    return value


class WholeNumber(click.IntRange):
    """A whole number from the least that is allowed, to the most."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            most = f"to {self.max}" if self.max is not None else "up"
            self.fail(f"“{value}” is not a number from {self.min} {most}, in digits.", param, ctx)


site_option = click.option(
    "--site",
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    default=Path(),
    callback=_site,
    help="The site's folder, when it is not this one.",
)
format_option = click.option(
    "--format",
    "form",
    type=click.Choice(("text", "json")),
    default="text",
    show_default=True,
    help="How the result is printed.",
)
base_url_option = click.option(
    "--base-url", callback=_base_url, metavar="URL", help="The address that the site is published at."
)
theme_option = click.option("--theme", metavar="NAME", help="A theme in themes/, in place of the one in site.yaml.")
strict_option = click.option("--strict", is_flag=True, help="Let warnings count as errors.")


def own_command() -> str:
    """Return how this command line is called from any folder in the shell that it was typed in, quoted for that shell."""
    typed = Path(sys.argv[0])
    if typed.name == "__main__.py":
        return f"{shlex.quote(sys.executable)} -m site_builder"
    named = shutil.which(typed.stem)
    if named and Path(named).resolve() == typed.resolve():
        return typed.stem
    return shlex.quote(str(typed.absolute())) if typed.is_file() else "site-builder"


def colour(stream: Any) -> bool:
    """Say whether to colour: on a terminal that has not asked for none (https://no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def echo(*said: str, err: bool = False, nl: bool = True) -> None:
    """Print lines.

    They are made safe first, so that nothing in them controls a terminal or a workflow's runner. The command line
    prints only here. ``nl`` ends the last line.
    """
    click.echo(printable_lines(line if isinstance(line, Printable) else safe(line) for line in said), err=err, nl=nl)


def echo_json(document: str) -> None:
    """Print a JSON document, as :func:`echo` does."""
    echo(safe_json(document))


def painted(text: str, **style: Any) -> Printable:
    """Return text in a style for a terminal."""
    return Printable(click.style(safe(text), **style))


def fail(message: str) -> NoReturn:
    """End the command for a reason that is not in the content: misuse, or the disk."""
    echo(f"site-builder: {message}", err=True)
    sys.exit(MISUSE)
