"""Print findings and how a check or a build ended, and report an id that no document has."""

from __future__ import annotations

import sys
from collections.abc import Collection
from pathlib import Path
from time import perf_counter

from site_builder.build.up_to_date import RunOutcome
from site_builder.cli._console import colour, echo, fail, own_command
from site_builder.findings.finding import Finding
from site_builder.findings.suggestions import did_you_mean
from site_builder.findings.terminal_text import render_findings, summary_of


def print_findings(findings: tuple[Finding, ...]) -> None:
    """Print findings on standard error."""
    if findings:
        echo(render_findings(findings, colour=colour(sys.stderr)), err=True)


def print_check(outcome: RunOutcome) -> None:
    """Print what a check found, and how much it looked at."""
    print_findings(outcome.findings)
    for message in outcome.unasked:
        echo(f"Not asked here, since a host may give it: {message} `build --strict` refuses that.")
    echo(f"Checked {outcome.counted}: {summary_of(outcome.findings)}.")
    if outcome.findings:
        echo(f"For more about one of them: {own_command()} explain {outcome.findings[0].code}")


def published(outcome: RunOutcome, started: float, out: Path) -> str:
    """Return how a build ended that began at the second ``started``."""
    warned = f" ({summary_of(outcome.findings)})" if outcome.findings else ""
    return f"Published {outcome.counted} in {perf_counter() - started:.2f} s to {out}{warned}"


def known(kind: str, id: str | None, documents: Collection[str]) -> None:
    """End the command when an id that was given is not that of a document."""
    if id is not None and id not in documents:
        suggestion = did_you_mean(id, documents) or f"There is: {', '.join(sorted(documents)) or 'none yet'}."
        fail(f"There is no {kind} “{id}”. {suggestion}")
