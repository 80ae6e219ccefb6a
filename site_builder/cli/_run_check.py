"""What ``site-builder check`` does when there is something to check: look, and print what was found."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping
from datetime import date
from itertools import chain
from pathlib import Path
from threading import Event

from msgspec import Struct
from msgspec.structs import replace

from site_builder.build.check_site import Checked, check_site, is_publishable, outcome_of_check
from site_builder.build.options import Options
from site_builder.build.workers import processors
from site_builder.cli._cold_start import tell_cold_start
from site_builder.cli._console import FOUND, echo, echo_json, fail
from site_builder.cli._findings import print_check
from site_builder.cli.explain import documented
from site_builder.findings.finding import Finding
from site_builder.findings.github import changed_first, render_annotations, render_summary
from site_builder.findings.json_format import render_json
from site_builder.findings.printable import safe
from site_builder.findings.sarif import render_sarif

Changed = Mapping[str, frozenset[int]]
"""The lines that a change wrote, by the path of the file."""


class Check(Struct, frozen=True):
    """What is asked of a check. ``base`` is the git revision that the site is compared with, if any."""

    site: Path
    strict: bool
    base: str | None
    today: date
    standards: bool = False

    @property
    def options(self) -> Options:
        """The options of the pipeline for this check."""
        # A change is looked at before it goes out, and what goes out is checked strictly.
        publishing = self.strict and self.base is None
        return Options(
            strict=self.strict, publishing=publishing, standards=self.standards, today=self.today, jobs=processors()
        )

    def look(self) -> tuple[Checked, Changed]:
        """Check the site as it is now. Gives also which lines of it the change since ``base`` wrote."""
        if self.base is None:
            return check_site(self.site, self.options), {}
        # git, and comparing two sites, take a tenth of a check's time to import.
        from site_builder.cli._base_revision import compare_with_base

        result, changed = compare_with_base(self.site, self.base, self.options)
        changes = result.difference
        for files, what in ((changes.programs, "replaces the generator"), (changes.judges, "may alter what judges it")):
            if files:
                echo(f"This change {what} ({safe(', '.join(files[:10]))}): review it as code.", err=True)
        return result.checked, changed


def run_check(asked: Check, form: str) -> None:
    """Check once, and print what was found in this form. Ends the command with 1 when something counts as an error."""
    tell_cold_start(asked.site)
    checked, changed = asked.look()
    if form == "text":
        print_check(outcome_of_check(checked))
    elif form == "json":
        echo_json(render_json(checked.findings))
    elif form == "sarif":
        echo_json(render_sarif(_from_the_top(checked.findings, asked.site), documented()))
    else:
        _print_github(checked.findings, asked.site, changed)
    if not is_publishable(checked, asked.options):
        sys.exit(FOUND)


def watch(asked: Check) -> None:
    """Check now and after every save, and print what is found, until Ctrl-C or SIGTERM."""
    # A check that does not watch does not wait for this import.
    from site_builder.preview.watch import EVERYTHING, saves

    # Ctrl-C too: a shell that starts it in the background makes it ignore that signal.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    last: tuple[Finding, ...] | None = None
    tell_cold_start(asked.site)
    try:
        for batch in chain((EVERYTHING,), saves(asked.site, Event())):
            checked, _ = asked.look()
            if batch is EVERYTHING and checked.findings == last:
                continue
            if batch is not EVERYTHING:
                echo("", batch.named(asked.site))
            last = checked.findings
            print_check(outcome_of_check(checked))
            echo("Waiting for the next save (stop with Ctrl-C).")
    except KeyboardInterrupt:
        echo()
    except OSError as error:
        fail(f"Saves cannot be noticed: {error.strerror or error}.")


def _print_github(findings: tuple[Finding, ...], site: Path, changed: Changed) -> None:
    """Print annotations, and add the full list to the job's summary where there is one."""
    ordered = _from_the_top(changed_first(findings, changed), site)
    echo(render_annotations(ordered), nl=False)
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(render_summary(ordered))


def _from_the_top(findings: tuple[Finding, ...], site: Path) -> tuple[Finding, ...]:
    """Return findings whose files are named from the top of the repository, as GitHub wants them, on its machines."""
    top = os.environ.get("GITHUB_WORKSPACE")
    if not top or not site.resolve().is_relative_to(Path(top).resolve()):
        return findings
    prefix = site.resolve().relative_to(Path(top).resolve()).as_posix()
    if prefix == ".":
        return findings
    return tuple(replace(f, place=replace(f.place, file=f"{prefix}/{f.place.file}")) for f in findings)
