"""What ``site-builder build`` does when there is something to build: publish the site, and say how it went."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from site_builder.build.build_site import build_site
from site_builder.build.check_site import Checked, is_publishable
from site_builder.build.compress import CompressorMissingError
from site_builder.build.options import Options
from site_builder.build.output_folder import ForeignFolderError
from site_builder.build.summary import summary_of_build
from site_builder.build.up_to_date import Inputs, RunOutcome
from site_builder.build.workers import WorkerError
from site_builder.cli._cold_start import tell_cold_start
from site_builder.cli._console import FOUND, echo, fail
from site_builder.cli._findings import print_findings, published
from site_builder.content.read_seed import ChangedError
from site_builder.findings.terminal_text import summary_of
from site_builder.output.pagefind_service import IndexingError


def run_build(site: Path, out: Path, options: Options, inputs: Inputs, started: float, *, timings: bool) -> None:
    """Build the site, and print what was found and published. Ends the command with 1 when nothing was published.

    ``inputs`` is what the site is made from, ``started`` the second at which the command began; ``timings`` asks how
    long each stage took.
    """
    tell_cold_start(site, out)
    built = _build(site, out, options, inputs)
    print_findings(built.findings)
    if timings:
        _print_timings(built)
    if not is_publishable(built, options):
        echo(f"Nothing was published: {summary_of(built.findings)}. The previous site, if any, stays as it was.")
        sys.exit(FOUND)
    outcome = RunOutcome(summary_of_build(built.index, drafts=options.drafts), built.findings)
    echo(published(outcome, started, out))


def _build(site: Path, out: Path, options: Options, inputs: Inputs) -> Checked:
    """Build the site, or end the command for a reason that is not in the content."""
    try:
        with _progress() as progress:
            return build_site(site, out, options, progress, inputs=inputs)
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


def _print_timings(built: Checked) -> None:
    for stage, seconds in built.laps.items():
        echo(f"{seconds:9.3f} s  {stage}", err=True)


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
