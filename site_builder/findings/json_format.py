"""Findings as JSON, for programs."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from msgspec import to_builtins

from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Finding


def render_json(findings: tuple[Finding, ...]) -> str:
    """Return ``{"errors": n, "warnings": n, "findings": […]}``; lines and columns count from 1, in code points."""
    of_grade = Counter(finding.severity for finding in findings)
    counted = {"errors": of_grade[Severity.ERROR], "warnings": of_grade[Severity.WARNING]}
    return json.dumps({**counted, "findings": [_finding(f) for f in findings]}, ensure_ascii=False, indent=2)


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "code": finding.code,
        "severity": finding.severity,
        **to_builtins(finding.place),
        "message": finding.message,
        "hint": finding.hint,
        "excerpt": finding.excerpt,
        "replacement": finding.replacement,
        "paste": finding.paste,
        "comparison": to_builtins(finding.comparison) if finding.comparison else None,
    }
