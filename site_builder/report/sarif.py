"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote

from site_builder import __version__
from site_builder.findings import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(findings: tuple[Finding, ...]) -> str:
    """Return a SARIF log with one run; columns count Unicode code points."""
    codes = sorted({finding.code for finding in findings})
    driver = {"name": "site-builder", "version": __version__, "rules": [{"id": code} for code in codes]}
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    location = {"uri": quote(place.file)}
    result = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": finding.severity,
        "message": {"text": f"{finding.message} {finding.hint}"},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
    }
    if finding.replacement is None:
        return result
    repair = {"deletedRegion": region, "insertedContent": {"text": finding.replacement}}
    change = {"artifactLocation": location, "replacements": [repair]}
    return {**result, "fixes": [{"description": {"text": finding.hint}, "artifactChanges": [change]}]}
