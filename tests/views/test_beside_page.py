"""Two articles side by side: every marked stretch stands in both, and each claim is in the group where it belongs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.evidence.terms import plain_word
from site_builder.views import page_limits
from site_builder.views.beside_page import BesidePage, BesideText, beside_page
from site_builder.views.site_view import SiteView
from tests.conftest import ROOT
from tests.pages import read_pages, shown
from tests.sites import in_excerpts

WALL = ROOT / "tests/cases/shared-wording/fails"


def pages(site: Path) -> dict[str, BesidePage]:
    view = SiteView(check_site(site).index, drafts=False)
    return {id: beside_page(id, view) for id in view.visible.beside}


def marked(text: BesideText) -> list[str]:
    pieces = (piece.text for line in text.lines for piece in line if piece.shared)
    return [plain_word(word) for piece in pieces for word in re.findall(r"\w+", piece)]


def whole(text: BesideText) -> str:
    return "\n".join("".join(piece.text for piece in line) for line in text.lines)


def test_every_two_articles_of_a_story_have_a_page(tiny: Path) -> None:
    assert pages(tiny).keys() == {"bridge-closed/beside/flood-report"}


def test_of_many_articles_only_those_that_share_wording_have_one(
    case_site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_limits, "BESIDE_ARTICLES", 1)
    assert pages(case_site).keys() == {"wall-one/beside/wall-two"}


@pytest.fixture
def case_site(tmp_path: Path) -> Path:
    from tests.cases_on_disk import all_cases

    case = next(case for case in all_cases() if (case.code, case.kind) == ("shared-wording", "fails"))
    case.findings(tmp_path)
    return next(path.parent.parent for path in tmp_path.rglob("content/site.yaml"))


def test_the_marked_words_stand_in_both_and_the_texts_are_whole(case_site: Path) -> None:
    page = pages(case_site)["wall-one/beside/wall-two"]
    assert marked(page.texts[0]) == marked(page.texts[1])
    assert len(marked(page.texts[0])) == page.words
    for text in page.texts:
        seed = (case_site / f"seeds/{text.source.id}.txt").read_text(encoding="utf-8")
        assert whole(text) == "\n".join(line for line in seed.splitlines() if line.strip())


def test_an_article_in_excerpts_shows_no_text(case_site: Path) -> None:
    in_excerpts(case_site, "wall-two")
    one, other = pages(case_site)["wall-one/beside/wall-two"].texts
    assert (one.whole, other.whole, other.lines) == (True, False, ())


def test_the_shared_words_are_told_once_and_lead_into_both_texts(case_site: Path) -> None:
    page = pages(case_site)["wall-one/beside/wall-two"]
    assert sum(run.words for run in page.shared) == page.words
    for text, number in zip(page.texts, (0, 1), strict=True):
        anchors = [piece.anchor for line in text.lines for piece in line if piece.anchor]
        assert anchors == sorted({run.anchors[number] for run in page.shared}, key=anchors.index)
    for run in page.shared:
        for piece in run.pieces:
            assert " ".join(piece.split()) in " ".join(whole(page.texts[0]).split())


def test_shared_words_are_told_only_where_an_article_may_be_shown(case_site: Path) -> None:
    in_excerpts(case_site, "wall-one")
    page = pages(case_site)["wall-one/beside/wall-two"]
    assert page.shared
    assert all(ours == "" and theirs for ours, theirs in (run.anchors for run in page.shared))
    in_excerpts(case_site, "wall-two")
    assert pages(case_site)["wall-one/beside/wall-two"].shared == ()


def test_where_two_agree_or_part_both_are_quoted(tiny: Path) -> None:
    page = pages(tiny)["bridge-closed/beside/flood-report"]
    for row in (*page.agree, *page.part):
        assert [card.source.id for card in row.said] == ["bridge-closed", "flood-report"]
        stances = [str(card.stance) for card in row.said]
        assert (len(set(stances)) == 1) == (row in page.agree)
    assert all([slot.source for slot in row.slots] == ["bridge-closed", "flood-report"] for row in page.agree)


def test_claims_stand_where_they_belong(tiny: Path) -> None:
    page = pages(tiny)["bridge-closed/beside/flood-report"]
    assert [row.claim.id for row in page.agree] == ["damage"]
    assert [row.claim.id for row in page.part] == ["three-metres", "two-metres"]
    assert (page.differ, page.only_one, page.only_other, page.words) == ((), (), (), 0)
    path = tiny / "content/claims/damage.md"
    text = path.read_text(encoding="utf-8")
    begin = text.index("  - source: bridge-closed")
    path.write_text(text[:begin] + "silent: [bridge-closed]\n" + text[text.index("published:") :], encoding="utf-8")
    page = pages(tiny)["bridge-closed/beside/flood-report"]
    assert [row.claim.id for row in page.only_other] == ["damage"]


def test_no_file_of_the_site_states_a_number_of_origins(real_files: dict[str, bytes]) -> None:
    for name, page in read_pages(real_files):
        assert not re.search(r"\b\d+ origins?\b", shown(page)), name
    for name, content in real_files.items():
        if name.endswith(("claims.json", "claim.json")):
            assert b'"at_least"' not in content, name
