"""``site-builder check``."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli._base_revision import from_the_top, today_option
from site_builder.cli._console import FOUND, fail, print_findings, site_option, strict_option

if TYPE_CHECKING:
    from site_builder.build.check_site import Checked
    from site_builder.findings.values import Finding

FORMATS = ("text", "json", "github", "sarif")
Changed = Mapping[str, frozenset[int]]


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
@click.option("--watch", "keep_on", is_flag=True, help="Check again whenever a file is saved, until Ctrl-C.")
def check(site: Path, strict: bool, base: str | None, today: date, form: str, keep_on: bool) -> None:
    """Check every file, link, quotation and verdict, and report all that is wrong at once.

    Ends with 0 when nothing is wrong, and with 1 otherwise. Warnings alone end with 0, unless --strict is given.
    With --watch it ends when it is told to, with 0.
    """
    if base is None and form == "text" and not keep_on:
        from site_builder.build.up_to_date import already_checked

        if said := already_checked(site, today):
            click.echo(f"Checked {said}: no findings.")
            return
    # A check with nothing to do is over by now: the rest of the generator takes longer to import.
    from site_builder.build.check_site import check_site, is_publishable
    from site_builder.build.options import Options
    from site_builder.build.workers import processors

    options = Options(strict=strict, today=today, jobs=processors())

    def look() -> tuple[Checked, Changed]:
        if base is None:
            return check_site(site, options), {}
        from site_builder.cli._base_revision import compared

        result, changed = compared(site, base, options)
        return result.checked, changed

    if keep_on:
        if form != "text":
            raise click.UsageError("--watch is for people, and prints text: leave --format out.")
        _watch(site, lambda: look()[0])
        return
    checked, changed = look()
    _print(checked, form, site, changed)
    if not is_publishable(checked, options):
        sys.exit(FOUND)


def _print(checked: Checked, form: str, site: Path, changed: Changed) -> None:
    findings = checked.findings
    if form == "text":
        _print_text(checked)
    elif form == "json":
        from site_builder.findings.json_format import render_json

        click.echo(render_json(findings))
    elif form == "sarif":
        from site_builder.cli.explain import documented
        from site_builder.findings.sarif import render_sarif

        click.echo(render_sarif(from_the_top(findings, site), documented()))
    else:
        _print_github(findings, site, changed)


def _watch(site: Path, look: Callable[[], Checked]) -> None:
    """Check now and after every save, and print what is found, until Ctrl-C or SIGTERM."""
    import signal
    from threading import Event

    from site_builder.preview.watch import ALL, saves

    # Ctrl-C as well: a shell that starts it in the background has it passed over.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    last: tuple[Finding, ...] | None = None
    try:
        for batch in chain((ALL,), saves(site, Event())):
            checked = look()
            if batch is ALL and checked.findings == last:
                continue
            if batch is not ALL:
                click.echo(f"\n{batch.named(site)}")
            last = checked.findings
            _print_text(checked)
            click.echo("Waiting for the next save (stop with Ctrl-C).")
    except KeyboardInterrupt:
        click.echo()
    except OSError as error:
        fail(f"Saves cannot be noticed: {error.strerror or error}.")


def _print_text(checked: Checked) -> None:
    from site_builder.build.summary import summary_of_check
    from site_builder.findings.terminal_text import summary_of

    print_findings(checked.findings)
    click.echo(f"Checked {summary_of_check(checked.outline)}: {summary_of(checked.findings)}.")
    if checked.findings:
        click.echo(f"For more about one of them: site-builder explain {checked.findings[0].code}")


def _print_github(findings: tuple[Finding, ...], site: Path, changed: Changed) -> None:
    """Print annotations, and add the full list to the job's summary where there is one."""
    from site_builder.findings.github import changed_first, render_annotations, render_summary

    ordered = from_the_top(changed_first(findings, changed), site)
    click.echo(render_annotations(ordered), nl=False)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render_summary(ordered))
