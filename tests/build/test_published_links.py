"""Links in texts may lead to whatever the site publishes, and to nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site
from site_builder.build.options import Options
from site_builder.findings.finding import Finding
from site_builder.findings.first_findings import MAX_OF_FILE
from tests.build.test_output_folder import tree
from tests.made_site import make_site

ABOUT = "content/pages/about.md"
NO_TARGETS = (".", "_", "assets/", "integrity")
"""How the names begin of what is for hosts and browsers, and of the parts of the manifest."""


def told(site: Path, *addresses: str, options: Options = Options()) -> list[Finding]:
    """Link to these addresses of a site on a page of its own, and return what is found there."""
    links = "\n".join(f"- [Here](/{address})" for address in addresses)
    (site / "content/pages/links.md").write_text(f"---\ntitle: Links\n---\n{links}\n", encoding="utf-8")
    return [finding for finding in check_site(site, options).findings if finding.place.file.endswith("links.md")]


def broken(site: Path, *addresses: str, options: Options = Options()) -> list[Finding]:
    """Return what is found of links to these addresses."""
    return [finding for finding in told(site, *addresses, options=options) if finding.code == "broken-link"]


def test_every_published_file_can_be_linked_to(tmp_path: Path) -> None:
    make_site(tmp_path)
    for path in (tmp_path / "content/claims").iterdir():
        if "status: draft" in path.read_text(encoding="utf-8"):
            path.unlink()
    build_site(tmp_path, tmp_path / "public")
    published = [path for path in tree(tmp_path / "public") if not path.startswith(NO_TARGETS) and "/old-" not in path]
    assert "evidence.csv" in published
    assert any("/beside/" in path for path in published)
    # So many findings on one file are shown, so they are asked about in parts.
    assert told(tmp_path, *sorted(path.removesuffix("index.html") for path in published)) == []


@pytest.mark.parametrize(
    "address",
    [
        "evidence.tsv", "evidence", "claims/damage/claim.pdf", "claims/nothing/claim.md", "claims/nothing/",
        "nothing/", "sources/flood-report/beside/nothing/", "claims/page/1/", "claims/damage/index.htm",
    ],
)  # fmt: skip
def test_a_link_to_anything_else_is_broken(tiny: Path, address: str) -> None:
    assert len(broken(tiny, address)) == 1


def test_a_file_of_a_draft_is_there_only_where_drafts_are_published(tiny: Path) -> None:
    path = tiny / "content/claims/damage.md"
    path.write_text(path.read_text(encoding="utf-8").replace("\npublished:", "\nstatus: draft\npublished:"), "utf-8")
    assert len(broken(tiny, "claims/damage/claim.md")) == 1
    assert broken(tiny, "claims/damage/claim.md", options=Options(drafts=True)) == []


def test_nothing_is_said_of_such_a_link_while_the_site_has_other_errors(tiny: Path) -> None:
    path = tiny / "content/claims/damage.md"
    good = path.read_text(encoding="utf-8")
    path.write_text(good.replace("\nstory:", "\nstory: nothing\nx:"), "utf-8")
    assert broken(tiny, "evidence.csv", "evidence.tsv") == []
    assert len(broken(tiny, "claims/nothing/")) == 1
    path.write_text(good, "utf-8")
    assert len(broken(tiny, "evidence.csv", "evidence.tsv")) == 1


def test_a_broken_link_behind_very_many_good_ones_is_told(tiny: Path) -> None:
    good = [f"evidence.csv#{number}" for number in range(2 * MAX_OF_FILE)]
    assert told(tiny, *good) == []
    (found,) = told(tiny, *good, "evidence.tsv")
    assert (found.code, found.place.line) == ("broken-link", len(good) + 4)


def test_of_very_many_broken_links_the_first_are_told_and_how_many_more(tiny: Path) -> None:
    found = told(tiny, *(f"data/{number}.tsv" for number in range(MAX_OF_FILE + 7)))
    assert [finding.code for finding in found] == ["broken-link"] * MAX_OF_FILE + ["too-large"]
    assert "7 more faults" in found[-1].message
