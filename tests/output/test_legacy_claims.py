"""A claim that another publication checked reads nowhere like one that was checked here."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.check_site import check_site, is_publishable
from site_builder.build.options import Options
from tests.linked import linked
from tests.output.test_schemas import assert_in_form, validator
from tests.output.test_status_first import contexts
from tests.pages import read_page
from tests.sites import built_files, files_below

SENTENCE = "The river carried away the old mill."
LEGACY = f"""---
claim: {SENTENCE}
status: legacy
legacy:
  verdict: Pants on Fire
  url: https://old.example/2019/mill/
  published: 2019-05-02
  publisher: The Old Checker
  summary: The mill stands.
  comes_nearest: refuted
  claimant: A <b>miller</b>
  claimed: 2019-05-01
  appearances: [https://social.example/1]
published: 2026-03-04
aliases: [old-mill]
---
"""


def with_legacy(site: Path, text: str = LEGACY) -> Path:
    (site / "content/claims/mill.md").write_text(text, encoding="utf-8")
    return site


@pytest.fixture
def files(tiny: Path) -> dict[str, bytes]:
    return built_files(with_legacy(tiny), Options(search=True))


def test_every_published_file_says_so_before_it_names_the_claim(files: dict[str, bytes]) -> None:
    named, first = set(), []
    for path, content in files.items():
        for context in contexts(path, content, SENTENCE):
            named.add(path)
            before = context.lower().partition(SENTENCE.lower())[0]
            if "not checked here" not in before and "legacy" not in before and "checked elsewhere" not in before:
                first.append(f"{path}: {context[:200]}")
    assert first == []
    fragments = {path for path in named if "/fragment/" in path}
    assert named - fragments == {
        "claims/mill/index.html",
        "claims/mill/legacy.json",
        "earlier-checks/index.html",
        "claims.json",
        "claims.csv",
    }
    assert len(fragments) == 1


def test_its_page_shows_their_words_and_no_verdict_evidence_or_review_of_ours(files: dict[str, bytes]) -> None:
    page = read_page(files["claims/mill/index.html"])
    text = " ".join(page.text_content().split())
    assert "The verdict of The Old Checker" in text
    assert "Pants on Fire" in text
    assert "A <b>miller</b>" in text
    classes = {name for element in page.iter() for name in (element.get("class") or "").split()}
    assert not classes & {"verdict", "claim-verdict", "evidence", "tally", "tally-line", "sides"}
    assert page.xpath("//mark") == []
    assert b"ClaimReview" not in files["claims/mill/index.html"]
    assert b'name="robots" content="noindex"' in files["claims/mill/index.html"]
    assert page.xpath("//dd/a[@rel]/@href") == [
        "https://old.example/2019/mill/",
        "https://social.example/1",
    ]
    assert {path for path in files if path.startswith(("claims/mill/", "embed/claims/mill/", "cards/claims/mill"))} == {
        "claims/mill/index.html",
        "claims/mill/legacy.json",
    }
    assert b"claims/mill/" in files["claims/old-mill/index.html"]


def test_nothing_counts_it(tiny: Path) -> None:
    before = linked(tiny)
    counted = (before.home, before.index.total, before.stories, before.questions, before.sources)
    site = linked(with_legacy(tiny))
    assert (site.home, site.index.total, site.stories, site.questions, site.sources) == counted
    assert site.index.earlier == 1
    assert [page.card.id for page in site.claims] == ["damage", "three-metres", "two-metres"]


def test_the_files_that_do_not_list_it_are_those_of_a_site_without_it(tiny: Path, files: dict[str, bytes]) -> None:
    (tiny / "content/claims/mill.md").unlink()
    without = built_files(tiny)
    changed = {path for path in without if files.get(path) != without[path]}
    listing = {"claims/index.html", "claims.json", "claims.csv", "sitemap.xml", "_redirects", "integrity.json"}
    assert {path for path in changed if not path.startswith("pagefind/")} <= listing
    assert files["feed.xml"] == without["feed.xml"]


def test_the_data_have_it_apart_in_the_described_form(files: dict[str, bytes]) -> None:
    assert_in_form(files)
    validator(files, "legacy.schema.json").validate(json.loads(files["claims/mill/legacy.json"]))
    listed = json.loads(files["claims.json"])
    assert [claim["id"] for claim in listed["claims"]] == ["damage", "three-metres", "two-metres"]
    (claim,) = listed["legacy"]
    assert (claim["status"], claim["verdict"], claim["legacy"]["verdict"]) == ("legacy", None, "Pants on Fire")
    row = list(csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"), newline="")))[-1]
    assert {name: cell for name, cell in row.items() if cell} == {
        "id": "mill",
        "url": "https://flood.example/claims/mill/",
        "status": "legacy",
        "claim": SENTENCE,
        "published": "2026-03-04",
    }


def test_of_a_page_of_this_host_the_old_address_leads_here_and_the_page_is_indexed(tiny: Path) -> None:
    text = LEGACY.replace("https://old.example/2019/mill/", "https://www.flood.example/2019/mill.html")
    files = built_files(with_legacy(tiny, text))
    assert b"/2019/mill.html /claims/mill/ 301\n" in files["_redirects"]
    assert b"claims/mill/" in files["2019/mill.html"]
    assert b'name="robots"' not in files["claims/mill/index.html"]
    assert b"/claims/mill/" in files["sitemap.xml"]
    page = read_page(files["claims/mill/index.html"])
    assert page.xpath("//dd/a[@rel]/@href") == ["https://social.example/1"]


def test_a_build_that_goes_on_gives_what_one_from_nothing_gives(tiny: Path, tmp_path: Path) -> None:
    out, here = (
        tmp_path / "public",
        LEGACY.replace("https://old.example/2019/mill/", "https://flood.example/2019/mill/"),
    )
    checked = (tiny / "content/claims/damage.md").read_text("utf-8").replace("about 3", "some 3", 1)
    for text in (None, LEGACY, here, here.replace(SENTENCE, "It carried away the mill."), checked, LEGACY, None):
        path = tiny / "content/claims/mill.md"
        path.unlink(missing_ok=True)
        if text:
            path.write_text(text, encoding="utf-8")
        assert is_publishable(build_site(tiny, out, Options()), Options())
        files = files_below(out)
        del files[".site-builder"]
        assert files == built_files(tiny)


def test_a_link_may_lead_to_it_and_to_its_list(tiny: Path) -> None:
    page = tiny / "content/pages/about.md"
    page.write_text(
        page.read_text("utf-8") + "\n[One](../claims/mill.md), [all](/earlier-checks/).\n", encoding="utf-8"
    )
    assert {finding.code for finding in check_site(tiny).findings} == {"broken-link"}
    assert check_site(with_legacy(tiny)).findings == ()
