"""Print findings, and report an id that no document has."""

from __future__ import annotations

import sys
from collections.abc import Collection

from site_builder.cli._console import colour, echo, fail
from site_builder.findings.suggestions import did_you_mean
from site_builder.findings.terminal_text import render_findings
from site_builder.findings.values import Finding


def print_findings(findings: tuple[Finding, ...]) -> None:
    """Print findings on standard error."""
    if findings:
        echo(render_findings(findings, colour=colour(sys.stderr)), err=True)


def known(kind: str, id: str | None, documents: Collection[str]) -> None:
    """End the command when an id that was given is not that of a document."""
    if id is not None and id not in documents:
        suggestion = did_you_mean(id, documents) or f"There is: {', '.join(sorted(documents)) or 'none yet'}."
        fail(f"There is no {kind} “{id}”. {suggestion}")
