"""``site-builder check``."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from site_builder.cli.common import FOUND, print_findings, site_option, strict_option


@click.command(epilog="\b\nExamples:\n  site-builder check\n  site-builder check --strict --site ../other-site")
@site_option
@strict_option
def check(site: Path, strict: bool) -> None:
    """Check every file, link, quotation and verdict, and report all that is wrong at once.

    Ends with 0 when nothing is wrong, and with 1 otherwise. Warnings alone end with 0, unless --strict is given.
    """
    from site_builder.pipeline import Options, check_site, is_publishable
    from site_builder.report.text import summary_of

    options = Options(strict=strict)
    checked = check_site(site, options)
    print_findings(checked.findings)
    corpus = checked.corpus
    counted = f"{len(corpus.claims)} claims, {len(corpus.sources)} sources, {len(checked.receipts)} quotes verified"
    click.echo(f"Checked {counted}: {summary_of(checked.findings)}.")
    if checked.findings:
        click.echo(f"For more about one of them: site-builder explain {checked.findings[0].code}")
    if not is_publishable(checked, options):
        sys.exit(FOUND)
