"""A fault is told once, where it is, and nothing that follows from it is told of other files."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.findings.finding import Finding

SETTINGS = "content/site.yaml"
OWN_SCALE = """\
verdicts:
  - {id: open, label: Open, meaning: It is open.}
  - {id: shut, label: Shut, meaning: It is shut.}
policy:
  origins_for_supported: 2
  account_for_every_sentence: error
"""


@pytest.fixture
def own(tiny: Path) -> Path:
    """The tiny site with a scale of its own, in which all is accounted for."""
    settings = tiny / SETTINGS
    settings.write_text(settings.read_text("utf-8") + OWN_SCALE, encoding="utf-8")
    for path in (tiny / "content/claims").iterdir():
        text = re.sub(r"(?<=^verdict: ).*", "open", path.read_text("utf-8"), flags=re.MULTILINE)
        path.write_text(text, encoding="utf-8")
    found = [found for found in check_site(tiny).findings if found.code != "unused-sentences"]
    assert found == []
    settings.write_text(settings.read_text("utf-8").replace("sentence: error", "sentence: off"), encoding="utf-8")
    return tiny


def after(site: Path, file: str, old: str, new: str) -> tuple[Finding, ...]:
    path = site / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return check_site(site).findings


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://flood.example/", "flood.example"),
        ("label: Open", "label:"),
        ("{id: open,", "{id: Open up,"),
        ("verdicts:", "verdict:"),
        ("meaning: It is open.", "meanin: It is open."),
        ("policy:", "publisher: The paper\npolicy:"),
        ("supported: 2", "supported: two"),
        ("policy:", "polcy:"),
        ("title: ", "title: '"),
        ("title: ", "titel: "),
        ("language: en", "language: English, mostly"),
    ],
)
def test_a_slip_in_the_settings_is_the_only_thing_that_is_told(own: Path, old: str, new: str) -> None:
    (found,) = after(own, SETTINGS, old, new)
    assert found.place.file == SETTINGS


@pytest.mark.parametrize("policy", ["", "policy: {account_for_every_sentence: warn, origins_for_supported: 2}\n"])
@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        ("sources/flood-report", "title:", "titel:"),
        ("sources/bridge-closed", "seed:", "seed: []\nsede:"),
        ("stories/flood", "published:", "published: soon #"),
        ("questions/rise", "question:", "question: []\nquestoin:"),
        ("claims/two-metres", "verdict:", "verdict: []\nverdikt:"),
        ("claims/damage", "---\nclaim", "--\nclaim"),
        ("pages/about", "title:", "title: []\ntitel:"),
    ],
)
def test_a_fault_of_a_file_is_told_of_that_file_alone(tiny: Path, policy: str, file: str, old: str, new: str) -> None:
    settings = tiny / SETTINGS
    settings.write_text(settings.read_text("utf-8") + policy, encoding="utf-8")
    known = {found.place.file for found in check_site(tiny).findings}
    path = f"content/{file}.md"
    told = {found.place.file for found in after(tiny, path, old, new)}
    assert path in told
    assert told - {path} <= known


def test_errors_come_before_warnings_and_those_of_the_settings_first(tiny: Path) -> None:
    (tiny / "content/claims/a note.txt").write_text("A note.", encoding="utf-8")
    after(tiny, "content/claims/damage.md", "verdict: supported", "verdict: suported")
    found = after(tiny, SETTINGS, "https://flood.example/", "flood.example")
    assert [(one.severity.value, one.place.file) for one in found] == [
        ("error", SETTINGS),
        ("error", "content/claims/damage.md"),
        ("warning", "content/claims/a note.txt"),
    ]
