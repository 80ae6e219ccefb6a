"""What the commands share that compare the site with a git revision, or look at the calendar."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from site_builder.cli._console import fail

if TYPE_CHECKING:
    from site_builder.build.options import Options
    from site_builder.findings.values import Finding
    from site_builder.review.compare_revisions import Compared


def _date(ctx: click.Context, parameter: click.Parameter, value: str | None) -> date:
    if value is None:
        return datetime.now(UTC).date()
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"“{value}” is not a date such as 2026-11-20") from None


today_option = click.option(
    "--today",
    callback=_date,
    metavar="DATE",
    help="The day on which reviews are due or not (default: today, in UTC).",
)


def compared(site: Path, name: str, options: Options) -> tuple[Compared, dict[str, frozenset[int]]]:
    """Check the site, and the change since the revision ``name``; end the command when git cannot tell.

    Gives what came of it, and the lines that the change wrote in each file that a finding is about.
    """
    from site_builder.review.compare_revisions import compare_sites
    from site_builder.review.git_revision import RevisionError, find_revision, laid_out

    try:
        with laid_out(site, find_revision(site, name)) as folder:
            result = compare_sites(folder, site, options)
            files = {finding.place.file for finding in result.checked.findings}
            return result, {path: _changed(folder, site, path) for path in files}
    except RevisionError as error:
        fail(str(error))


def _changed(before: Path, after: Path, path: str) -> frozenset[int]:
    from site_builder.review.compare import changed_lines

    return changed_lines(_text(before / path), _text(after / path))


def _text(path: Path) -> str:
    """Return a file's text, or nothing where there is no such file to read."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") if path.is_file() and not path.is_symlink() else ""
    except OSError:
        return ""


def from_the_top(findings: tuple[Finding, ...], site: Path) -> tuple[Finding, ...]:
    """Return findings whose files are named from the top of the repository, as GitHub wants them, on its machines."""
    from msgspec.structs import replace

    top = os.environ.get("GITHUB_WORKSPACE")
    if not top or not site.resolve().is_relative_to(Path(top).resolve()):
        return findings
    prefix = site.resolve().relative_to(Path(top).resolve()).as_posix()
    if prefix == ".":
        return findings
    return tuple(replace(f, place=replace(f.place, file=f"{prefix}/{f.place.file}")) for f in findings)
