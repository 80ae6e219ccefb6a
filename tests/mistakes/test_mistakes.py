"""Mistakes of people who have never programmed: each message points at the place, and has the fix in its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.findings.finding import Finding
from tests.made_pictures import made_picture
from tests.repository import commit

MISTAKES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "mistakes.yaml").read_text(encoding="utf-8"))
JARGON = (
    "YAML",
    "parse",
    "token",
    "scalar",
    "mapping",
    "sequence",
    "syntax",
    "character encoding",
    "null",
    "string",
    "regex",
    "schema",
)
"""Words that no message may lean on: whoever has never programmed does not know them."""


def make(mistake: dict[str, Any], site: Path) -> str:
    """Make a mistake, and return the file that the message has to name."""
    name = mistake.get("file", "content/claims/damage.md")
    path = site / name
    if mistake.get("committed"):
        commit(site)
    text = str(mistake["write"]) if "write" in mistake else path.read_text(encoding="utf-8")
    for old, new in mistake.get("change", ()):
        assert old in text, old
        text = text.replace(old, new, 1)
    text = text.replace("\n", mistake.get("ends", "\n"))
    path.unlink(missing_ok=True)
    for other, content in mistake.get("beside", {}).items():
        (site / other).parent.mkdir(parents=True, exist_ok=True)
        (site / other).write_text(content or text, encoding="utf-8")
    for picture in mistake.get("pictures", ()):
        (site / picture).parent.mkdir(parents=True, exist_ok=True)
        (site / picture).write_bytes(made_picture("PNG"))
    name = mistake.get("rename", name)
    (site / name).parent.mkdir(exist_ok=True)
    (site / name).write_bytes(text.encode(mistake.get("encode", "utf-8")))
    return str(mistake.get("in", name))


def found_after(mistake: dict[str, Any], site: Path) -> tuple[str, tuple[Finding, ...]]:
    return make(mistake, site), check_site(site, Options(today=mistake.get("today"))).findings


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake["mistake"].replace(" ", "-") for mistake in MISTAKES])
def test_a_mistake_leads_to_its_fix(mistake: dict[str, Any], tiny: Path) -> None:
    name, findings = found_after(mistake, tiny)
    if mistake["code"] == "nothing":
        assert findings == ()
        return
    first = next((finding for finding in findings if finding.place.file == name), None)
    assert first is not None, findings
    said = f"{first.message} {first.hint} {first.paste}".rstrip()
    assert (first.code, first.severity) == (mistake["code"], "warning" if mistake.get("warns") else "error"), said
    assert first.place.line == mistake.get("line", first.place.line), said
    for words in mistake["says"]:
        assert words in said, said
    assert not [word for word in JARGON if word in said], said


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake["mistake"].replace(" ", "-") for mistake in MISTAKES])
def test_a_mistake_is_told_once_and_not_drowned(mistake: dict[str, Any], tiny: Path) -> None:
    name, findings = found_after(mistake, tiny)
    assert len([finding for finding in findings if finding.place.file == name]) <= mistake.get("findings", 1)


def test_there_are_at_least_forty() -> None:
    assert len(MISTAKES) >= 40
    assert len({mistake["mistake"] for mistake in MISTAKES}) == len(MISTAKES)
