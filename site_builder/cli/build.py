"""``site-builder build``."""

from __future__ import annotations

from pathlib import Path
from time import perf_counter

import click

from site_builder.build.file_modes import settle_modes
from site_builder.build.up_to_date import already_published, asked_of, inputs_of
from site_builder.cli._console import (
    WholeNumber,
    base_url_option,
    echo,
    fail,
    refuse_unnameable,
    site_option,
    strict_option,
    theme_option,
)
from site_builder.cli._deploy import deploy
from site_builder.cli._findings import print_findings, published
from site_builder.cli._release import commit_option, previous_option
from site_builder.findings.finding import has_errors


@click.command(
    epilog="\b\nExamples:\n  site-builder build\n  site-builder build --out /tmp/preview --drafts\n  site-builder build --base-url https://example.org/facts/"
)
@site_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder to publish into (default: public in the site's folder)."
)
@base_url_option
@click.option(
    "--preview/--no-preview",
    default=None,
    help="Whether this is a preview of a change, which no index may list (default: what the host tells).",
)
@click.option("--drafts", is_flag=True, help="Publish drafts too, marked as such.")
@theme_option
@strict_option
@click.option("--search/--no-search", default=True, help="Make the search index (default) or leave it out.")
@click.option("--cards/--no-cards", default=True, help="Draw share cards and icons (default) or leave them out.")
@click.option(
    "--precompress/--no-precompress",
    default=False,
    help="Put .br and .gz beside every text file, for servers that send those.",
)
@commit_option
@previous_option
@click.option(
    "--jobs", type=WholeNumber(min=1), help="How many processes work at once (default: one for each processor)."
)
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
def build(
    site: Path,
    out: Path | None,
    base_url: str | None,
    preview: bool | None,
    drafts: bool,
    theme: str | None,
    strict: bool,
    search: bool,
    cards: bool,
    precompress: bool,
    commit: str | None,
    previous: str | None,
    jobs: int | None,
    timings: bool,
) -> None:
    """Check everything and publish the site, or, when something is wrong, nothing at all.

    The folder is replaced as a whole. On any error the previous site stays as it was and the command ends with 1.
    """
    started = perf_counter()
    told = deploy()
    base_url, preview = base_url or told.address, told.preview if preview is None else preview
    out = out or site / "public"
    refuse_unnameable(out)
    _refuse_own_folders(site, out)
    settle_modes(site, out)
    inputs = inputs_of(site)
    asked = asked_of(base_url, theme, drafts, preview, search, cards, precompress, commit, previous)
    before = already_published(site, inputs, out, asked)
    if before and not has_errors(before.findings, strict=strict):
        print_findings(before.findings)
        echo(f"{published(before, started, out)}: nothing has changed since the last build")
        return
    # A build with nothing to do ended above, in a quarter of the time that these imports take.
    from site_builder.build.options import Options
    from site_builder.build.workers import processors
    from site_builder.cli._run_build import run_build

    options = Options(
        base_url=base_url,
        theme=theme,
        drafts=drafts,
        strict=strict,
        preview=preview,
        publishing=not (preview or drafts),
        search=search,
        cards=cards,
        precompress=precompress,
        jobs=jobs or processors(),
        commit=commit,
        previous=previous,
    )
    run_build(site, out, options, inputs, started, timings=timings)


def _refuse_own_folders(site: Path, out: Path) -> None:
    """Keep a build from replacing its own sources."""
    target = out.resolve()
    for own in (site / "content", site / "seeds", site / "themes", site):
        if (
            target == own.resolve()
            or target in own.resolve().parents
            or (own != site and own.resolve() in target.parents)
        ):
            fail(f"--out {out} would replace {own}, of which the site is made. Choose another folder.")
