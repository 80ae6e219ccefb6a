"""Findings for GitHub Actions: annotations at the lines (workflow commands), and a summary in Markdown.

GitHub shows ten annotations of each kind for a step, so errors come first and the summary has them all.
"""

from __future__ import annotations

from site_builder.codes import Severity
from site_builder.findings import Finding


def render_annotations(findings: tuple[Finding, ...]) -> str:
    """Return one workflow command a line, errors first."""
    ordered = sorted(findings, key=lambda finding: finding.severity is not Severity.ERROR)
    return "".join(f"{_annotation(finding)}\n" for finding in ordered)


def _annotation(finding: Finding) -> str:
    place = finding.place
    where = f"file={_property(place.file)},line={place.line},col={place.column},endColumn={place.column + place.length}"
    text = f"{finding.message}\nFix: {finding.hint}"
    return f"::{finding.severity} {where},title={_property(finding.code)}::{_data(text)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def render_summary(findings: tuple[Finding, ...]) -> str:
    """Return all findings as a Markdown table for the job's summary."""
    if not findings:
        return "Nothing is wrong.\n"
    rows = "".join(
        f"| {finding.severity} | `{finding.code}` | {_cell(f'{finding.place.file}:{finding.place.line}')} "
        f"| {_cell(finding.message)} | {_cell(finding.hint)} |\n"
        for finding in findings
    )
    return f"| | check | where | what | fix |\n|---|---|---|---|---|\n{rows}"


def _cell(text: str) -> str:
    """Return text that stays one cell and stays text: content may be hostile."""
    plain = "".join(f"\\{character}" if character in "\\`*_{}[]<>#|!~@" else character for character in text)
    return " ".join(plain.split())
