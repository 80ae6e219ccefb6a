"""What is kept of the versions of an article never shows: each change of one reaches the pages that tell of the others."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from site_builder.build.build_site import build_site
from tests.build.test_incremental import cold
from tests.build.test_output_folder import tree
from tests.cases_on_disk import Case

LATER = "content/sources/flood-report-later.md"


def change(site: Path, file: str, old: str, new: str) -> None:
    text = (site / file).read_text(encoding="utf-8")
    assert old in text, file
    (site / file).write_text(text.replace(old, new), encoding="utf-8")


def edit_the_text(site: Path) -> None:
    change(site, "seeds/flood-report-later.txt", "about 3 million", "some 5 million")
    digest = hashlib.sha256((site / "seeds/flood-report-later.txt").read_bytes()).hexdigest()
    text = (site / LATER).read_text(encoding="utf-8")
    (site / LATER).write_text(re.sub("sha256: .*", f"sha256: {digest}", text), encoding="utf-8")


def quote_the_later(site: Path) -> None:
    change(site, "content/claims/two-metres.md", "source: flood-report\n", "source: flood-report-later\n")


STEPS: tuple[Callable[[Path], None], ...] = (
    edit_the_text,
    quote_the_later,
    lambda site: change(site, LATER, "2026-03-05", "2026-03-08"),
    lambda site: change(site, "content/sources/flood-report.md", "language: en", "language: en\nretrieved: 2026-03-09"),
    lambda site: change(
        site, "content/site.yaml", "language: en", "language: en\npolicy: {account_for_every_sentence: warn}"
    ),
    lambda site: change(
        site,
        "content/sources/flood-report.md",
        "language: en",
        "language: en\naside:\n  - passage: The council called the repair of the old bridge unlawful without a new permit.\n    because: Of no claim.",
    ),
    lambda site: change(site, "content/claims/damage.md", "verdict: supported", "verdict: supported\nstatus: draft"),
    lambda site: change(site, LATER, "version_of: flood-report\n", ""),
    lambda site: change(site, LATER, "retrieved", "version_of: flood-report\nretrieved"),
    lambda site: change(site, LATER, "language: en", "language: en\ntakedown: {date: 2026-03-09, because: A court.}"),
)


def test_every_change_gives_what_a_build_from_nothing_gives(tmp_path: Path) -> None:
    site = Case("not-assessed", "passes-another-version").lay(tmp_path / "site")
    out = site / "public"
    build_site(site, out)
    for number, step in enumerate(STEPS):
        step(site)
        built = build_site(site, out)
        expected, findings = cold(site, tmp_path)
        assert [str(finding) for finding in built.findings] == findings, number
        assert tree(out) == (expected or tree(out)), number
        assert expected, (number, findings)
