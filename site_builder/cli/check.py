"""``site-builder check``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder.build.up_to_date import already_checked
from site_builder.cli._console import site_option, strict_option
from site_builder.cli._findings import print_check
from site_builder.cli._today import today_option
from site_builder.findings.finding import has_errors

FORMATS = ("text", "json", "github", "sarif")


@click.command(
    epilog="\b\nExamples:\n  site-builder check\n  site-builder check --strict --site ../other-site\n  site-builder check --base main\n  site-builder check --format json\n  site-builder check --watch"
)
@site_option
@strict_option
@click.option(
    "--base",
    metavar="REV",
    help="Also check the change since this git revision: verdicts changed without a correction, pages removed, texts replaced.",
)
@today_option
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", show_default=True, help="How findings are printed."
)
@click.option(
    "--standards", is_flag=True, help="Also tell what the codes of fact-checkers' networks ask for and the site lacks."
)
@click.option("--watch", "keep_on", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(site: Path, strict: bool, base: str | None, today: date, form: str, standards: bool, keep_on: bool) -> None:
    """Check every file, link, quotation and verdict, and report all that is wrong at once.

    Ends with 0 when nothing is wrong, and with 1 otherwise. Warnings alone end with 0, unless --strict is given.
    With --watch it ends when it is told to, with 0.
    """
    if keep_on and form != "text":
        raise click.UsageError("--watch is for people, and prints text: leave --format out.")
    if base is None and form == "text" and not (keep_on or standards):
        before = already_checked(site, today, publishing=strict)
        if before and not has_errors(before.findings, strict=strict):
            print_check(before)
            return
    # A check with nothing to do ended above, in a quarter of the time that this import takes.
    from site_builder.cli._run_check import Check, run_check, watch

    asked = Check(site, strict=strict, base=base, today=today, standards=standards)
    watch(asked) if keep_on else run_check(asked, form)
