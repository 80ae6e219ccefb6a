"""Every check against its cases, and the catalogue of codes against its documentation."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.findings.catalogue import SEVERITIES, THE_PUBLISHED_SITE, THE_TOOL
from site_builder.findings.explanations import explanations
from tests.cases_on_disk import Case, all_cases

PARTS = ("**What.**", "**Why.**", "**Fails:**", "**Passes:**")
DOCS = Path(__file__).parents[1] / "docs" / "checks.md"


@pytest.mark.parametrize("case", all_cases(), ids=str)
def test_case_gives_exactly_the_expected_findings(case: Case, tmp_path: Path) -> None:
    findings = case.findings(tmp_path)
    found = [f"{f.severity}[{f.code}] {f.place.file}:{f.place.line}:{f.place.column}" for f in findings]
    assert found == case.expected, "\n".join(f"{f.message} {f.hint}" for f in findings)


@pytest.mark.parametrize("case", [case for case in all_cases() if case.kind == "fails"], ids=str)
def test_failing_case_shows_its_code_with_a_sentence_and_a_fix(case: Case, tmp_path: Path) -> None:
    findings = [f for f in case.findings(tmp_path) if f.code == case.code]
    assert findings
    for found in findings:
        assert found.message.endswith((".", "…"))
        assert found.hint.endswith((".", "?"))


@pytest.mark.parametrize("code", [code for code in SEVERITIES if code not in THE_TOOL + THE_PUBLISHED_SITE])
def test_every_code_has_a_failing_and_a_passing_case(code: str) -> None:
    kinds = {case.kind for case in all_cases() if case.code == code}
    assert {"fails", "passes"} <= kinds


def test_every_case_is_of_a_code() -> None:
    assert {case.code for case in all_cases()} <= set(SEVERITIES)


def test_every_code_is_documented_with_its_severity_and_both_examples() -> None:
    sections = explanations(DOCS.read_text(encoding="utf-8"))
    assert sections.keys() == SEVERITIES.keys()
    for code, section in sections.items():
        assert f"*{SEVERITIES[code]}*" in section, code
        for part in ("**What.**", "**Why.**", "**Fix.**") if code in THE_TOOL else PARTS:
            assert part in section, f"{code} lacks {part}"


def test_every_finding_takes_its_severity_from_the_catalogue() -> None:
    """So that none has a code that the catalogue lacks: ``finding()`` looks it up there."""
    sources = [path for path in (DOCS.parents[1] / "site_builder").rglob("*.py") if path.name != "finding.py"]
    assert [path.name for path in sources if re.search(r"(?<!class )\bFinding\(", path.read_text("utf-8"))] == []
