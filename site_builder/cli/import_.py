"""``site-builder import``: bring in the checks that somebody published elsewhere."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from msgspec import json

from site_builder.authoring.earlier_checks.bring_in import Intake, LeftCheck, Taken, Wishes
from site_builder.authoring.earlier_checks.columns import Columns, given_columns
from site_builder.authoring.earlier_checks.found_check import UnreadableFileError
from site_builder.authoring.earlier_checks.read_files import ENDINGS, MAX_BYTES, checks_in_file
from site_builder.build.read_part import read_part
from site_builder.cli._authoring import today
from site_builder.cli._console import FOUND, echo, echo_json, fail, format_option, own_command, site_option
from site_builder.cli._language import refuse_no_language
from site_builder.findings.counted import counted
from site_builder.findings.suggestions import did_you_mean
from site_builder.store.new_files import create_together
from site_builder.store.site_paths import first_link

_EXAMPLES = """\
\b
Examples:
  site-builder import feed.json --dry-run
  site-builder import saved-pages/ --language en
  site-builder import checks.csv --columns claim=Statement,verdict=Rating,url=Link,date=Day
  site-builder import wordpress.xml --columns claim=title,verdict=rating --verdicts "false=refuted,true=supported"
"""


@click.command("import", epilog=_EXAMPLES)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True))
@click.option(
    "--columns", metavar="FIELD=NAME,…|FILE", help="Which column or field holds what; or a YAML file that says it."
)
@click.option(
    "--verdicts", metavar="OLD=ID,…", multiple=True, help="The verdict of your scale that comes nearest to an old one."
)
@click.option("--language", metavar="TAG", default="", help="The language of checks that name none.")
@click.option("--publisher", metavar="NAME", default="", help="The publisher of checks that name none.")
@click.option("--dry-run", is_flag=True, help="Tell what would come in and what not, and make no file.")
@format_option
@site_option
def import_(
    files: tuple[Path, ...],
    columns: str | None,
    verdicts: tuple[str, ...],
    language: str,
    publisher: str,
    dry_run: bool,
    form: str,
    site: Path,
) -> None:
    """Bring in checks that were published elsewhere, as claims with `status: legacy`.

    FILES are saved pages with ClaimReview, the Data Commons feed or other JSON-LD, tables (CSV), an export of WordPress
    (XML), or folders of these. Each claim gets a page that shows the old verdict in its own words and says that nobody
    here has checked it. No file is ever overwritten, and nothing is asked of the web. Ends with 0 when something came in.
    """
    if language:
        refuse_no_language(language, "en, pt-BR or ar")
    part = read_part(site, ("claims",))
    scale = [verdict.id for verdict in part.index.settings.record.scale]
    wishes = Wishes(today(), _nearest(verdicts, scale), language, publisher)
    intake = Intake(part.index, wishes)
    given = _columns(columns)
    for path in _below(files):
        _read(path, given, intake, quiet=form == "json")
    taken = intake.taken()
    if taken and not dry_run:
        _make(site, taken)
    if form == "json":
        echo_json(json.encode({"taken": [_told(each) for each in taken], "left": intake.left}).decode())
    else:
        _report(taken, intake.left, dry_run=dry_run)
    if not taken:
        raise SystemExit(FOUND)


def _told(taken: Taken) -> dict[str, object]:
    return {name: getattr(taken, name) for name in taken.__struct_fields__ if name != "text"}


def _nearest(given: tuple[str, ...], scale: list[str]) -> Mapping[str, str]:
    """Return the verdicts that come nearest to old ones, or end the command where one is not on the scale."""
    found = {}
    for pair in (pair for each in given for pair in each.split(",") if pair.strip()):
        old, sign, id = (part.strip() for part in pair.rpartition("="))
        if not sign or not old:
            fail(f"“{pair.strip()}” is no pair of verdicts. Write old=id, such as --verdicts “false=refuted”.")
        if id not in scale:
            near = did_you_mean(id, scale) or f"The verdicts are: {', '.join(scale)}."
            fail(f"“{id}” is not on the site's scale. {near}")
        found[old.casefold()] = id
    return found


def _columns(given: str | None) -> Mapping[str, str]:
    if not given:
        return {}
    try:
        is_file = given.lower().endswith((".yaml", ".yml"))
        return given_columns(Path(given).read_text("utf-8") + "\n" if is_file else given)
    except (OSError, UnicodeDecodeError):
        fail(f"{given} cannot be read as a text.")
    except ValueError as error:
        fail(str(error))


def _below(files: tuple[Path, ...]) -> Iterator[Path]:
    """Yield the files, and those in folders; links in folders are not followed."""
    for path in files:
        if path.is_dir():
            inside = sorted(each for each in path.rglob("*") if each.suffix.lower() in ENDINGS)
            yield from (each for each in inside if each.is_file() and not each.is_symlink())
        else:
            yield path


def _read(path: Path, given: Mapping[str, str], intake: Intake, *, quiet: bool) -> None:
    def tell(columns: Columns) -> None:
        if columns.guessed and not quiet:
            guesses = ", ".join(f"{field}={columns.of[field]}" for field in columns.guessed)
            echo(f"{path.name}: these columns are guessed by their names: {guesses}. --columns sets others.")

    try:
        if path.stat().st_size > MAX_BYTES:
            raise UnreadableFileError(f"It is larger than {MAX_BYTES // 1024 // 1024} MB. Cut it into several files.")
        for found in checks_in_file(path.name, path.read_bytes(), given, tell):
            if isinstance(found, UnreadableFileError):
                intake.left.append(LeftCheck(path.name, "", "unreadable", str(found)))
            else:
                intake.add(path.name, found)
    except UnreadableFileError as error:
        intake.left.append(LeftCheck(path.name, "", "unreadable", str(error)))
    except OSError as error:
        intake.left.append(LeftCheck(path.name, "", "unreadable", f"It cannot be read: {error.strerror}."))


def _make(site: Path, taken: list[Taken]) -> None:
    if linked := first_link(site, "content/claims"):
        fail(f"{linked} is a link to another place, and links are not followed. Put the folder itself there.")
    try:
        create_together({site / "content" / "claims" / f"{each.id}.md": each.text.encode() for each in taken})
    except FileExistsError as error:
        fail(f"{error.filename2 or error.filename} is there already. Nothing was made; no file is ever overwritten.")
    except OSError as error:
        fail(f"{error.filename} cannot be made: {error.strerror}. Nothing was made.")


def _report(taken: list[Taken], left: list[LeftCheck], *, dry_run: bool) -> None:
    for each in left:
        words = f" “{each.claim[:60]}{'…' if len(each.claim) > 60 else ''}”" if each.claim else ""
        echo(f"left out: {each.file}{', ' if each.place else ''}{each.place}: {each.reason}.{words} {each.detail}")
    for told in (each for each in taken if each.remark):
        echo(f"remark: {told.file}, {told.place}: {told.remark}")
    redirects = sum(each.redirect is not None for each in taken)
    reasons = ", ".join(f"{count} {reason}" for reason, count in Counter(each.reason for each in left).most_common())
    made = "would come in" if dry_run else "came in"
    echo(
        f"{counted(len(taken), 'check')} {made}; {counted(redirects, 'redirect')} from old addresses of this host; "
        f"{counted(len(left), 'item')} left out{f' ({reasons})' if reasons else ''}."
    )
    if taken and not dry_run:
        echo(f"They lie in content/claims/, with `status: legacy`. See them with: {own_command()} serve")
