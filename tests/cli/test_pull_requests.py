"""Five changes as a pull request shows them: the check, its annotations, the job's summary and the comment tell one story."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.cli.inside import run
from tests.cli.test_cli import DAMAGE
from tests.repository import commit

_SOURCE = "content/sources/flood-report.md"


class Story(NamedTuple):
    """A change, the codes that are found of it, and what the comment says of it."""

    change: Callable[[Path], None]
    codes: set[str]
    told: str


def _edit(site: Path, path: str, old: str, new: str) -> None:
    text = (site / path).read_text("utf-8")
    assert old in text
    (site / path).write_text(text.replace(old, new), "utf-8")


def _break_a_quotation(site: Path) -> None:
    _edit(
        site,
        DAMAGE,
        "The damage will cost the town about 3 million euros",
        "The damage will cost the town about 9 million euros",
    )


def _change_a_verdict(site: Path) -> None:
    _edit(site, DAMAGE, "verdict: supported", "verdict: insufficient")


def _add_a_claim(site: Path) -> None:
    text = (
        (site / DAMAGE)
        .read_text("utf-8")
        .replace("The damage is about 3 million euros.", "The town pays about 3 million euros.")
        .replace("Both reports give the sum.", "Both reports give the sum that the town pays.")
    )
    (site / "content/claims/the-town-pays.md").write_text(text, "utf-8")


def _take_a_source_down(site: Path) -> None:
    down = "takedown:\n  date: 2026-03-05\n  because: A court ordered it.\n  quotations: withhold\n"
    _edit(site, _SOURCE, "language: en\n", f"language: en\n{down}")


def _edit_the_theme(site: Path) -> None:
    (site / "themes/own/assets").mkdir(parents=True)
    (site / "themes/own/assets/own.css").write_text("h1 { color: #123456; }\n", "utf-8")
    _edit(site, "content/site.yaml", "language: en\n", "language: en\ntheme: own\n")


STORIES = {
    "a broken quotation": Story(_break_a_quotation, {"quote-not-found"}, "❌ broken"),
    "a changed verdict": Story(
        _change_a_verdict, {"verdict-changed-without-correction"}, "**Supported** → **Insufficient**"
    ),
    "a new claim": Story(_add_a_claim, set(), "➕ added: [The town pays about 3 million euros.]"),
    "a source taken down": Story(_take_a_source_down, set(), "### Sources"),
    "another theme": Story(_edit_the_theme, set(), "Nothing that readers see is different."),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_all_that_a_pull_request_shows_tells_one_story(story: Story, tiny: Path) -> None:
    commit(tiny)
    story.change(tiny)
    summary, kept = tiny.parent / "summary.md", tiny.parent / "report.json"
    check = run(tiny, "check", "--strict", "--base", "main", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
    text = run(tiny, "check", "--strict", "--base", "main")
    kept.write_text(run(tiny, "report", "--base", "main", "--format", "json").stdout, "utf-8")
    conclusion = "failure" if check.returncode else "success"
    comment = run(tiny, "report", "--from", str(kept), "--conclusion", conclusion).stdout

    annotated = Counter(re.findall(r"^::(?:error|warning) .*?title=([a-z-]+)::", check.stdout, re.MULTILINE))
    printed = Counter(re.findall(r"^(?:error|warning)\[([a-z-]+)\]", text.stderr + text.stdout, re.MULTILINE))
    summarized = Counter(re.findall(r"^\| (?:error|warning) \| `([a-z-]+)`", summary.read_text("utf-8"), re.MULTILINE))
    assert annotated == printed == summarized == Counter(json.loads(kept.read_text("utf-8"))["codes"])
    assert annotated.keys() == story.codes, text.stderr
    assert check.returncode == text.returncode == bool(story.codes)
    assert ("❌ The check failed" in comment) is bool(story.codes)
    assert ("✅ The check passed." in comment) is not bool(story.codes)
    assert story.told in comment, comment
