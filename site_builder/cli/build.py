"""``site-builder build``."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

import click

from site_builder.cli._console import (
    FOUND,
    base_url_option,
    deploy_address,
    fail,
    is_deploy_preview,
    print_findings,
    site_option,
    strict_option,
    theme_option,
)

if TYPE_CHECKING:
    from site_builder.build.check_site import Checked


@click.command(
    epilog="\b\nExamples:\n  site-builder build\n  site-builder build --out /tmp/preview --drafts\n  site-builder build --base-url https://example.org/facts/"
)
@site_option
@click.option(
    "--out", type=click.Path(path_type=Path), help="The folder to publish into (default: public in the site's folder)."
)
@base_url_option
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
@click.option(
    "--jobs", type=click.IntRange(min=1), help="How many processes work at once (default: one for each processor)."
)
@click.option("--timings", is_flag=True, help="Say how long each stage took.")
def build(
    site: Path,
    out: Path | None,
    base_url: str | None,
    drafts: bool,
    theme: str | None,
    strict: bool,
    search: bool,
    cards: bool,
    precompress: bool,
    jobs: int | None,
    timings: bool,
) -> None:
    """Check everything and publish the site, or, when something is wrong, nothing at all.

    The folder is replaced as a whole. On any error the previous site stays as it was and the command ends with 1.
    """
    started = perf_counter()
    from site_builder.build.up_to_date import already_published, asked_of, inputs_of

    base_url, preview = base_url or deploy_address(), is_deploy_preview()
    out = out or site / "public"
    _refuse_own_folders(site, out)
    inputs = inputs_of(site)
    said = already_published(site, inputs, out, asked_of(base_url, theme, drafts, preview, search, cards, precompress))
    if said:
        seconds = perf_counter() - started
        click.echo(f"Published {said} in {seconds:.2f} s to {out}: nothing has changed since the last build")
        return
    # A build with nothing to do is over by now: the rest of the generator takes longer to import.
    from site_builder.build.build_site import build_site
    from site_builder.build.check_site import is_publishable
    from site_builder.build.compress import CompressorMissingError
    from site_builder.build.options import Options
    from site_builder.build.output_folder import ForeignFolderError
    from site_builder.build.summary import summary_of_build
    from site_builder.build.workers import WorkerError, processors
    from site_builder.content.read_seed import ChangedError
    from site_builder.findings.terminal_text import summary_of
    from site_builder.output.search_index import IndexingError

    options = Options(
        base_url=base_url,
        theme=theme,
        drafts=drafts,
        strict=strict,
        preview=preview,
        search=search,
        cards=cards,
        precompress=precompress,
        jobs=jobs or processors(),
    )
    try:
        with _progress() as progress:
            built = build_site(site, out, options, progress, inputs=inputs)
    except ForeignFolderError as error:
        fail(f"{error} Choose another folder with --out, or empty that one yourself.")
    except CompressorMissingError as error:
        fail(str(error))
    except ChangedError as error:
        fail(f"{error} changes again and again while it is read. The previous site stays as it was.")
    except IndexingError as error:
        fail(f"{error} The previous site stays as it was. To publish without search: --no-search")
    except WorkerError as error:
        fail(f"{error}. The previous site stays as it was. To work with one process, which needs less memory: --jobs 1")
    except OSError as error:
        at = f" ({error.filename})" if error.filename else ""
        fail(f"The disk refused: {error.strerror}{at}. The previous site stays as it was.")
    print_findings(built.findings)
    if timings:
        _print_timings(built)
    if not is_publishable(built, options):
        click.echo(f"Nothing was published: {summary_of(built.findings)}. The previous site, if any, stays as it was.")
        sys.exit(FOUND)
    warned = f" ({summary_of(built.findings)})" if built.findings else ""
    click.echo(
        f"Published {summary_of_build(built.outline, drafts=drafts)} in {perf_counter() - started:.2f} s to {out}{warned}"
    )


def _print_timings(built: Checked) -> None:
    for stage, seconds in built.laps.items():
        click.echo(f"{seconds:9.3f} s  {stage}", err=True)


@contextmanager
def _progress() -> Iterator[Callable[[int, int], None] | None]:
    """Lend a bar for the drawing of share cards, which is seen on a terminal and only when something is drawn."""
    if not sys.stderr.isatty():
        yield None
        return
    bar = click.progressbar(length=0, label="Drawing share cards", file=sys.stderr, show_pos=True)

    def show(done: int, total: int) -> None:
        if done == 1:
            bar.length = total
        bar.update(1)
        if done == total:
            bar.render_finish()

    yield show


def _refuse_own_folders(site: Path, out: Path) -> None:
    """Keep a build from replacing what it is made of."""
    target = out.resolve()
    for own in (site / "content", site / "seeds", site / "themes", site):
        if (
            target == own.resolve()
            or target in own.resolve().parents
            or (own != site and own.resolve() in target.parents)
        ):
            fail(f"--out {out} would replace {own}, of which the site is made. Choose another folder.")
