"""Findings for GitHub Actions: annotations at the lines (workflow commands), and a summary in Markdown.

GitHub shows ten annotations of each kind for a step, so what comes first matters, and the summary has them all.
"""

from __future__ import annotations

from collections.abc import Mapping

from site_builder.findings.catalogue import Severity
from site_builder.findings.comparison_text import said, told
from site_builder.findings.finding import Finding
from site_builder.findings.markdown_text import plain_markdown
from site_builder.findings.printable import Printable, safe

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
MAX_SUMMARY_BYTES = 1024 * 1024
"""How many bytes GitHub takes for the summary of a step."""


def changed_first(findings: tuple[Finding, ...], changed: Mapping[str, frozenset[int]]) -> tuple[Finding, ...]:
    """Return the findings in the order in which a reviewer wants them.

    Errors come before warnings. Of each, first those on lines that the change wrote (``changed``: lines from 1, by file),
    then those in files that it touched, then the rest.
    """

    def distance(finding: Finding) -> tuple[bool, int]:
        lines = changed.get(finding.place.file, frozenset())
        near = 0 if finding.place.line in lines else 1 if lines else 2
        return finding.severity is not Severity.ERROR, near

    return tuple(sorted(findings, key=distance))


def render_annotations(findings: tuple[Finding, ...]) -> Printable:
    """Return one workflow command a line, in the order of the findings."""
    return Printable("".join(f"{_annotation(finding)}\n" for finding in findings))


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={place.column + place.length}"
    text = "\n".join(map(safe, told(finding)))
    return f"::{_COMMANDS[finding.severity]} {where},title={_property(finding.code)}::{_data(text)}"


def _what(finding: Finding) -> str:
    """Return what is wrong as a cell of a Markdown table."""
    return "<br>".join(map(plain_markdown, said(finding)))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(safe(text)).replace(":", "%3A").replace(",", "%2C")


def render_summary(findings: tuple[Finding, ...]) -> str:
    """Return all findings as a Markdown table for the job's summary, as far as GitHub takes it."""
    if not findings:
        return "Nothing is wrong.\n"
    table = "| | check | where | what | fix |\n|---|---|---|---|---|\n"
    size = len(table.encode("utf-8"))
    for number, finding in enumerate(findings):
        row = (
            f"| {finding.severity} | `{finding.code}` | {plain_markdown(f'{finding.place.file}:{finding.place.line}')} "
            f"| {_what(finding)} | {plain_markdown(finding.hint)} |\n"
        )
        size += len(row.encode("utf-8"))
        if size > MAX_SUMMARY_BYTES - 1000:
            return f"{table}\n{len(findings) - number:,} more findings do not fit here; the log of this step has them all.\n"
        table += row
    return table
