"""The command line: it alone prints and exits. One command, one file; each imports what it needs when it runs.

Exit codes: 0 when all is well, 1 when there are findings that count, 2 for misuse or a fault of our own.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from threading import active_count
from typing import Any, NoReturn

import click

from site_builder import __version__
from site_builder.cli._console import echo
from site_builder.findings.printable import safe

FAULT = 2
COMMANDS = ("build", "check", "fix", "report", "explain", "serve", "new", "find", "init", "forms", "schema")

EXAMPLES = """\
\b
Examples:
  site-builder init my-site        make a small site to start from
  site-builder check               check every file, quotation and verdict
  site-builder fix                 repair what needs no judgement
  site-builder build               check, then publish into public/
  site-builder serve               preview on this machine
  site-builder new claim "…"       begin a claim
  site-builder find "£50 million"  find words for it in the archived texts
"""


@contextmanager
def _harmless() -> Iterator[None]:
    """See to it that what click says of a command line, which may name files, steers no terminal."""
    try:
        yield
    except click.ClickException as error:
        # click's types call it final, and nothing else reaches all kinds of its errors.
        vars(error)["message"] = "\n".join(map(safe, error.message.splitlines()))
        raise


class _Commands(click.Group):
    """A group whose commands are imported when they are asked for."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        # A build makes many values that live to its end; looking for dead cycles among them is a tenth of its time.
        gc.set_threshold(200_000, 50, 50)
        try:
            return super().main(*args, **kwargs)
        except Exception:
            import traceback

            echo(
                *traceback.format_exc().splitlines(),
                "site-builder: this is a fault of the tool and not of your files; please report the lines above.",
                err=True,
            )
            sys.exit(FAULT)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        with _harmless():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        with _harmless():
            return super().invoke(ctx)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"site_builder.cli.{name}"), name)
        return command


@click.group(
    cls=_Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Build fact-check sites whose every quotation stands, word for word, in its archived article."""


def run() -> NoReturn:
    """Run the command line and end this process.

    All memory goes back to the system as one: to take apart the values of a large site, one by one, takes as long as
    making many of its pages.
    """
    code: Any = FAULT
    try:
        main()
    except SystemExit as end:
        code = end.code
    if isinstance(code, str) or active_count() > 1:
        sys.exit(code)
    atexit._run_exitfuncs()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except BrokenPipeError:
        pass  # Whoever read what was printed has seen enough.
    except OSError:
        code = code or FAULT
    os._exit(code or 0)
