"""The command line: it alone prints and exits. One command, one file, which is imported when the command runs.

Exit codes: 0 when all is well, 1 when there are findings that count, 2 for misuse or a fault of our own.
"""

from __future__ import annotations

import atexit
import gc
import os
import sys
import traceback
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
COMMANDS = {
    "build": "Check everything and publish the site, or nothing at all.",
    "check": "Check every file, link, quotation and verdict.",
    "fix": "Repair what needs no judgement, after showing it.",
    "report": "Tell what a change gives readers and takes from them.",
    "explain": "Tell what a check is about and how to mend it.",
    "serve": "Preview the site; every open page follows what you save.",
    "new": "Begin a claim, a source, a question or a story.",
    "import": "Bring in checks that were published elsewhere.",
    "words": "Begin the words of pages in another language.",
    "find": "Find words or a figure in the archived texts.",
    "audit": "Check a published site by what it publishes.",
    "coverage": "Tell which sentences of the archived texts no claim uses.",
    "init": "Make a small working site in a folder.",
    "pin": "Pin the generator and all that it needs, with every digest.",
    "hosting": "Print the configuration of a web server for the site.",
    "forms": "Make the forms that GitHub shows contributors.",
    "schema": "Print the JSON Schema of a kind of file, or set up VS Code.",
}
"""Each command with its line in the list of all commands, which is printed without importing any of them."""

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
    """Take control characters out of what click says of a command line, which may name files."""
    try:
        yield
    except click.ClickException as error:
        # click declares the message final. To set it all the same is the only way that works for every error of click's.
        message = f"{error.message}{_no_files(error)}"
        vars(error)["message"] = "\n".join(map(safe, message.splitlines()))
        raise


def _no_files(error: click.ClickException) -> str:
    """Return what to do where somebody named a file for a command that always looks at the whole site."""
    ctx = error.ctx if isinstance(error, click.UsageError) else None
    if ctx is None or not error.message.startswith("Got unexpected extra argument"):
        return ""
    if any(isinstance(parameter, click.Argument) for parameter in ctx.command.params):
        return ""
    return f"\n`{ctx.command.name}` takes no files: it looks at the whole site, and names the file of all that it finds. Leave this out; another site's folder is given with --site."


GC_THRESHOLD = (200_000, 50, 50)
"""A build makes many values that live to its end; looking for dead cycles among them as Python does is a tenth of its time."""


class _Commands(click.Group):
    """A group that imports a command when it runs, and none for the list of them (click calls this a lazy group)."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        gc.set_threshold(*GC_THRESHOLD)
        try:
            return super().main(*args, **kwargs)
        except Exception as error:
            # Importing this takes longer than printing the help, and it is needed only when a command failed.
            from site_builder.content.read_seed import ChangedError

            if isinstance(error, ChangedError):
                echo(f"site-builder: {error} changes again and again while it is read. Try again.", err=True)
                sys.exit(FAULT)
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

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name in COMMANDS or name.startswith("-"):
            return super().resolve_command(ctx, args)
        from site_builder.findings.suggestions import did_you_mean  # Needed only where something is misspelt.

        hint = did_you_mean(name, COMMANDS) or "`site-builder --help` lists the commands."
        raise click.UsageError(f"There is no command “{name}”. {hint}", ctx)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in COMMANDS:
            return None
        module = (
            "import_" if name == "import" else name
        )  # `import` is a keyword of Python, so the module has another name.
        command: click.Command = getattr(import_module(f"site_builder.cli.{module}"), module)
        return command


@click.group(
    cls=_Commands, epilog=EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, prog_name="site-builder")
def main() -> None:
    """Build fact-check sites whose every quotation stands, word for word, in its archived article."""


def run() -> NoReturn:
    """Run the command line and end this process.

    The process ends without freeing its values one by one: on a large site that takes as long as making many pages.
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
