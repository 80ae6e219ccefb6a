"""``site-builder report``."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from site_builder.build.options import Options
from site_builder.build.workers import processors
from site_builder.cli._base_revision import compare_with_base
from site_builder.cli._console import base_url_option, echo, echo_json, fail, site_option
from site_builder.cli._today import today_option
from site_builder.content.files import read_bytes
from site_builder.content.read_settings import NO_SETTINGS, load_settings
from site_builder.content.repository import stated_repository
from site_builder.content.settings import Settings
from site_builder.findings.finding import Finding
from site_builder.review.difference_json import MAX_BYTES, read_difference_json, render_difference_json
from site_builder.review.difference_markdown import Places, render_markdown
from site_builder.review.difference_values import Difference
from site_builder.review.git_revision import head_commit


@click.command(
    epilog="\b\nExamples:\n  site-builder report --base main\n  site-builder report --base HEAD~1 --format json > report.json\n  site-builder report --from report.json --conclusion success"
)
@site_option
@click.option("--base", metavar="REV", help="The git revision that the site is compared with, such as main.")
@click.option(
    "--from",
    "source",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    help="Show a report that was kept with --format json, in place of making one; nothing in it is trusted.",
)
@click.option(
    "--format", "form", type=click.Choice(("markdown", "json")), default="markdown", show_default=True, help="Its form."
)
@base_url_option
@click.option("--commit", metavar="NAME", help="The commit whose files are linked (default: the one checked out).")
@click.option(
    "--conclusion",
    metavar="WORD",
    help="With --from: how the run that checked the change ended (success, failure, …), whatever the report says of itself.",
)
@today_option
def report(
    site: Path,
    base: str | None,
    source: Path | None,
    form: str,
    base_url: str | None,
    commit: str | None,
    conclusion: str | None,
    today: date,
) -> None:
    """Tell what a change gives readers and takes from them: claims, verdicts, quotations, sources, pages.

    The Markdown fits into a comment on a pull request. Pages are linked at --base-url (say, a preview of the change),
    files where `repository` in site.yaml says that they are kept. Ends with 0, whatever it has to tell.
    """
    if (base is None) == (source is None):
        raise click.UsageError("Give either --base with a git revision, or --from with a report that was kept.")
    if (source is None) != (conclusion is None) and form == "markdown":
        raise click.UsageError(
            "Give --conclusion together with --from: a report cannot say of itself how the check ended."
        )
    difference, settings = _read(source, site) if source else _made(site, base or "", today)
    if form == "json":
        echo_json(render_difference_json(difference))
        return

    places = Places(*_addresses(settings, site, base_url, commit))
    echo(render_markdown(difference, places, conclusion), nl=False)


def _made(site: Path, base: str, today: date) -> tuple[Difference, Settings]:
    result, _ = compare_with_base(site, base, Options(today=today, jobs=processors()))
    return result.difference, load_settings(site)[0].record


def _read(source: Path, site: Path) -> tuple[Difference, Settings]:
    content = read_bytes(source.parent, source.name, MAX_BYTES)
    if isinstance(content, Finding):
        fail(f"{source}: {content.message}")
    try:
        return read_difference_json(content), load_settings(site)[0].record
    except ValueError as error:
        fail(f"{source}: {error}")


def _addresses(
    settings: Settings, site: Path, base_url: str | None, commit: str | None
) -> tuple[str | None, str | None, str | None]:
    """Return the addresses of the site, of the preview, and of the files; None for what nobody has told."""
    default = NO_SETTINGS.record.base_url
    published = settings.base_url.rstrip("/") + "/" if settings.base_url != default else None
    preview = base_url.rstrip("/") + "/" if base_url else None
    repository, commit = stated_repository(settings), commit or head_commit(site)
    files = repository.file("", commit).rstrip("/") + "/" if repository and commit else None
    return published, preview, files
