"""``site-builder fix``: repairs that need no judgement, shown before they are made."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

import click

from site_builder.authoring.repair.edits import apply, diff_lines
from site_builder.authoring.repair.plan import Plan, plan
from site_builder.authoring.repair.repairs import NotRepaired, Repair
from site_builder.build.check_site import Checked, check_site, is_publishable, until_quiet
from site_builder.build.fetch_documents import FetchedDocuments
from site_builder.build.options import Options
from site_builder.build.workers import processors
from site_builder.cli._console import FOUND, colour, echo, fail, painted, site_option
from site_builder.content.files import MAX_CONTENT_BYTES, read_bytes
from site_builder.content.read_document import reads_as_well
from site_builder.findings.counted import counted
from site_builder.findings.terminal_text import summary_of
from site_builder.review.git_revision import committed_text
from site_builder.store.replace_file import ChangedMeanwhileError, replace_file

MAX_ROUNDS = 5
"""How often the repaired files are checked again: a repaired field can reveal another fault."""


class RepairedFile(NamedTuple):
    """A file with its repairs made: its path below the site's folder, and its bytes before and after, and what to know of them."""

    path: str
    old: bytes
    new: bytes
    remarks: tuple[str, ...] = ()


@click.command(
    epilog="\b\nExamples:\n  site-builder fix\n  site-builder fix --dry-run\n  site-builder fix --yes --site ../other-site\n  site-builder fix --accept-seed        after an archived text was replaced on purpose"
)
@site_option
@click.option("--yes", "-y", is_flag=True, help="Make the repairs without asking.")
@click.option("--dry-run", is_flag=True, help="Show the repairs and make none.")
@click.option("--accept-seed", is_flag=True, help="Also pin seeds whose text has changed, as they are now.")
def fix(site: Path, yes: bool, dry_run: bool, accept_seed: bool) -> None:
    """Repair what needs no judgement: misspelt ids, fields and values, and quotations not written as the seed has them.

    Shows every change before it is made. Comments and layout stay; seeds are never touched. Ends with 0 when nothing is
    left to be mended, and with 1 when repairs were not made or something is left that only you can mend.
    """
    made: set[str] = set()
    for _ in range(MAX_ROUNDS):
        changes, left, summary, errors = _look(site, accept_seed)
        if not changes:
            break
        _show(changes)
        if dry_run or not (yes or _wants(changes)):
            echo(_not_written(dry_run))
            sys.exit(FOUND)
        _write(site, changes)
        made |= {change.path for change in changes}
    _tell_left(left)
    repaired = (
        f"Repaired {counted(len(made), 'file')}." if made else "There is nothing that can be repaired without you."
    )
    echo(f"{repaired} The check says: {summary}." + (" For the whole of it: site-builder check" if errors else ""))
    sys.exit(FOUND if errors else 0)


def _look(site: Path, accept_seed: bool) -> tuple[tuple[RepairedFile, ...], tuple[NotRepaired, ...], str, bool]:
    """Return the repairs that can be made now, what is left alone, the check's summary, and whether it has errors."""
    checked, planned = until_quiet(lambda: _plan(site, accept_seed))
    changes = tuple(change for path in _files(planned) if (change := _change(site, path, planned)))
    return changes, planned.left, summary_of(checked.findings), not is_publishable(checked)


def _plan(site: Path, accept_seed: bool) -> tuple[Checked, Plan]:
    checked = check_site(site, Options(jobs=processors()))
    documents = FetchedDocuments(site, checked.reading.digests)
    repairs = plan(
        checked.index,
        documents,
        checked.findings,
        accept_seed=accept_seed,
        now=lambda path: _text(site, path),
        committed=lambda path: committed_text(site, path),
    )
    return checked, repairs


def _text(site: Path, path: str) -> str:
    content = read_bytes(site, path, MAX_CONTENT_BYTES)
    return content.decode("utf-8", "replace") if isinstance(content, bytes) else ""


def _files(planned: Plan) -> list[str]:
    return list(dict.fromkeys(repair.place.file for repair in planned.repairs))


def _change(site: Path, path: str, planned: Plan) -> RepairedFile | None:
    """Return a file with those of its repairs that leave it as readable as it was."""
    if not path.startswith("content/"):
        return None
    old = (site / path).read_bytes()
    try:
        text = old.decode("utf-8")
    except UnicodeDecodeError:
        return None
    kept: list[Repair] = []
    for repair in (repair for repair in planned.repairs if repair.place.file == path):
        if reads_as_well(apply(text, (*kept, repair)), apply(text, kept), path):
            kept.append(repair)
    new = apply(text, kept).encode("utf-8")
    return RepairedFile(path, old, new, tuple(filter(None, (repair.remark for repair in kept)))) if new != old else None


def _show(changes: tuple[RepairedFile, ...]) -> None:
    shades = {"+": "green", "-": "red", "@": "cyan"}
    coloured = colour(sys.stdout)
    for change in changes:
        for line in diff_lines(change.old.decode("utf-8"), change.new.decode("utf-8"), change.path):
            shade = shades.get(line[:1]) if coloured else None
            echo(painted(line, fg=shade) if shade else line)
        for remark in change.remarks:
            echo(f"{change.path}: {remark}")


def _wants(changes: tuple[RepairedFile, ...]) -> bool:
    if not sys.stdin.isatty():
        return False
    return click.confirm(f"Make these repairs in {counted(len(changes), 'file')}?", default=False)


def _not_written(dry_run: bool) -> str:
    asked = dry_run or sys.stdin.isatty()
    return "Nothing was written." if asked else "Nothing was written. To make these repairs: site-builder fix --yes"


def _write(site: Path, changes: tuple[RepairedFile, ...]) -> None:
    for change in changes:
        try:
            replace_file(site / change.path, change.old, change.new)
        except ChangedMeanwhileError:
            fail(f"{change.path} was changed by somebody else meanwhile, and stays as it is. Run this command again.")
        except OSError as error:
            fail(f"{change.path} cannot be written: {error.strerror}. It stays as it is.")


def _tell_left(left: tuple[NotRepaired, ...]) -> None:
    for item in left:
        echo(f"{item.place.file}:{item.place.line}: {item.message}", err=True)
