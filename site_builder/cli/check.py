"""``site-builder check``."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli.common import FOUND, print_findings, site_option, strict_option
from site_builder.cli.comparing import from_the_top, today_option

if TYPE_CHECKING:
    from site_builder.findings import Finding
    from site_builder.pipeline import Checked

FORMATS = ("text", "json", "github", "sarif")
Changed = Mapping[str, frozenset[int]]


@click.command(
    epilog="\b\nExamples:\n  site-builder check\n  site-builder check --strict --site ../other-site\n  site-builder check --base main\n  site-builder check --format json"
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
def check(site: Path, strict: bool, base: str | None, today: date, form: str) -> None:
    """Check every file, link, quotation and verdict, and report all that is wrong at once.

    Ends with 0 when nothing is wrong, and with 1 otherwise. Warnings alone end with 0, unless --strict is given.
    """
    from site_builder.pipeline import Options, check_site, is_publishable

    options = Options(strict=strict, today=today)
    changed: Changed = {}
    if base is None:
        checked = check_site(site, options)
    else:
        from site_builder.cli.comparing import compared

        result, changed = compared(site, base, options)
        checked = result.checked
    _print(checked, form, site, changed)
    if not is_publishable(checked, options):
        sys.exit(FOUND)


def _print(checked: Checked, form: str, site: Path, changed: Changed) -> None:
    findings = checked.findings
    if form == "text":
        _print_text(checked)
    elif form == "json":
        from site_builder.report.json_form import render_json

        click.echo(render_json(findings))
    elif form == "sarif":
        from site_builder.cli.explain import documented
        from site_builder.report.sarif import render_sarif

        click.echo(render_sarif(from_the_top(findings, site), documented()))
    else:
        _print_github(findings, site, changed)


def _print_text(checked: Checked) -> None:
    from site_builder.report.text import summary_of

    print_findings(checked.findings)
    corpus = checked.corpus
    counted = f"{len(corpus.claims)} claims, {len(corpus.sources)} sources, {len(checked.receipts)} quotes verified"
    click.echo(f"Checked {counted}: {summary_of(checked.findings)}.")
    if checked.findings:
        click.echo(f"For more about one of them: site-builder explain {checked.findings[0].code}")


def _print_github(findings: tuple[Finding, ...], site: Path, changed: Changed) -> None:
    """Print annotations, and add the full list to the job's summary where there is one."""
    from site_builder.report.github import changed_first, render_annotations, render_summary

    ordered = from_the_top(changed_first(findings, changed), site)
    click.echo(render_annotations(ordered), nl=False)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render_summary(ordered))
