"""The documents against the code: no field, command, verdict or option that one knows and the other does not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.cli import COMMANDS
from site_builder.content.legacy_claim import EarlierCheck, LegacyClaim
from site_builder.content.record_fields import fields_of
from site_builder.content.records import (
    Claim,
    Claimant,
    Content,
    Correction,
    Evidence,
    Page,
    Question,
    Silence,
    Source,
    Story,
    Topic,
)
from site_builder.content.settings import DEFAULT_SCALE, Policy, Publisher, Settings, Verdict
from site_builder.content.statements import Role, Statement
from site_builder.content.translation import Translation
from tests.conftest import ROOT

CONTENT = (ROOT / "docs/content.md").read_text(encoding="utf-8")
CONFIGURATION = (ROOT / "docs/configuration.md").read_text(encoding="utf-8")


def section(text: str, title: str) -> str:
    match = re.search(rf"^#+ {title}\n(.*?)(?=^#+ |\Z)", text, re.MULTILINE | re.DOTALL)
    assert match is not None, title
    return match[1]


def fields_in_table(text: str) -> set[str]:
    rows = re.findall(r"^\| ((?:`\w+`(?:, )?)+) \|", text, re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize(
    ("title", "model"),
    [
        ("Sources", Source),
        ("Stories", Story),
        ("Questions", Question),
        ("Claimants", Claimant),
        ("Topics", Topic),
        ("Claims", Claim),
        ("Pages", Page),
        ("Legacy claims", LegacyClaim),
    ],
)
def test_the_content_reference_lists_exactly_the_fields_of_each_kind(title: str, model: type[Content]) -> None:
    assert fields_in_table(section(CONTENT, title)) == set(model.__struct_fields__)


def test_the_content_reference_lists_what_stands_within_a_claim() -> None:
    assert fields_in_table(section(CONTENT, "Evidence")) == set(Evidence.__struct_fields__)
    assert fields_in_table(section(CONTENT, "Translation")) == set(Translation.__struct_fields__)
    assert all(f"`{name}`" in section(CONTENT, "Claims") for name in Correction.__struct_fields__)
    assert fields_in_table(section(CONTENT, "Who makes the claim")) == set(Statement.__struct_fields__)
    assert fields_in_table(section(CONTENT, "Silence")) == set(Silence.__struct_fields__)
    theirs = section(CONTENT, "What the old publication said")
    assert fields_in_table(theirs) == set(EarlierCheck.__struct_fields__)


def test_the_content_reference_tells_of_roles() -> None:
    assert all(f"`{name}`" in section(CONTENT, "Claimants") for name in fields_of(Role))


def test_the_configuration_shows_every_setting_and_every_field_of_a_verdict() -> None:
    for model in (Settings, Policy, Publisher, Verdict):
        for name in fields_of(model):
            assert re.search(rf"\b{name}:", CONFIGURATION), name


def test_the_configuration_tells_the_default_scale_as_it_is() -> None:
    rows = dict(re.findall(r"^\| `([a-z-]+)` \| (\d|–) \|", CONFIGURATION, re.MULTILINE))
    assert rows == {verdict.id: str(verdict.rating or "–") for verdict in DEFAULT_SCALE}


def test_the_configuration_names_every_command() -> None:
    table = section(CONFIGURATION, "Commands")
    assert all(f"`{name}" in table for name in COMMANDS)


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda path: path.name
)
def test_every_link_of_a_document_leads_to_a_file(path: Path) -> None:
    text = re.sub(r"^```.*?^```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    for target in re.findall(r"\]\(([^)#\s]+)", text):
        if "://" not in target:
            assert (path.parent / target).exists(), target


def test_the_message_in_the_readme_is_the_one_that_is_printed(tmp_path: Path) -> None:
    import shutil

    from site_builder.build.check_site import check_site
    from site_builder.findings.terminal_text import render_findings

    for folder in ("content", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    claim = tmp_path / "content/claims/contract-worth-50-million.md"
    text = claim.read_text(encoding="utf-8")
    claim.write_text(text.replace("block a proposed £50 million", "block a proposed £60 million"), encoding="utf-8")
    findings = tuple(f for f in check_site(tmp_path).findings if f.code == "quote-not-found")
    shown = re.search(
        r"```\n(error\[quote-not-found\].*?)```", (ROOT / "README.md").read_text(encoding="utf-8"), re.DOTALL
    )
    assert shown is not None
    assert render_findings(findings, colour=False) == shown[1]
