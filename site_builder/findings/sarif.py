"""Findings as SARIF 2.1.0 (OASIS), which code hosts and editors read."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from site_builder import __version__
from site_builder.findings.catalogue import SEVERITIES, Severity
from site_builder.findings.comparison_text import told
from site_builder.findings.finding import Finding

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def render_sarif(findings: tuple[Finding, ...], help_texts: Mapping[str, str] | None = None) -> str:
    """Return a SARIF log with one run; columns count Unicode code points.

    ``help_texts`` is what the documentation says of each code, in Markdown; files are named from the top of the
    repository (``%SRCROOT%``).
    """
    codes = sorted({finding.code for finding in findings})
    driver = {
        "name": "site-builder",
        "semanticVersion": __version__,
        "rules": [_rule(code, (help_texts or {}).get(code)) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, codes) for finding in findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(code: str, text: str | None) -> dict[str, Any]:
    rule: dict[str, Any] = {"id": code, "defaultConfiguration": {"level": _LEVELS[SEVERITIES[code]]}}
    if text:
        rule["help"] = {"text": text, "markdown": text}
    return rule


def _result(finding: Finding, codes: list[str]) -> dict[str, Any]:
    place = finding.place
    region = {"startLine": place.line, "startColumn": place.column, "endColumn": place.column + place.length}
    location = {"uri": quote(place.file, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    result = {
        "ruleId": finding.code,
        "ruleIndex": codes.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": "\n".join(told(finding))},
        "locations": [{"physicalLocation": {"artifactLocation": location, "region": region}}],
        "partialFingerprints": {"finding/v1": _recognition(finding)},
    }
    if finding.replacement is None:
        return result
    repair = {"deletedRegion": region, "insertedContent": {"text": finding.replacement}}
    change = {"artifactLocation": location, "replacements": [repair]}
    return {**result, "fixes": [{"description": {"text": finding.hint}, "artifactChanges": [change]}]}


def _recognition(finding: Finding) -> str:
    """Return the fingerprint of a finding, which stays the same when lines move: its file, its code, and the text of its line."""
    told = json.dumps([finding.place.file, finding.code, finding.excerpt.strip(), finding.message])
    return hashlib.sha256(told.encode("utf-8")).hexdigest()[:32]
