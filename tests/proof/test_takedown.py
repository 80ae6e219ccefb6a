"""An article that was taken down: its page stays and says so, nothing of its text is published, and nothing breaks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from site_builder.audit.audit_site import audit_site
from site_builder.audit.published_site import PublishedFolder
from tests.cases_on_disk import Case
from tests.pages import read_page, shown
from tests.proof.conftest import build
from tests.proof.forge import list_again
from tests.proof.verifier import verify
from tests.sites import files_below

KEPT = Case("seed-missing", "passes-taken-down")
WITHHELD = Case("quote-not-found", "passes-withheld")
WORDS = "The river rose by two metres on Monday night"
Capture = pytest.CaptureFixture[str]


def evidence_of(public: Path) -> dict[str, Any]:
    claim = json.loads((public / "claims/two-metres/claim.json").read_bytes())
    found: dict[str, Any] = next(item for item in claim["evidence"] if item["source"] == "flood-report")
    return {**found, "of": claim["sources"]["flood-report"]}


@pytest.mark.parametrize("seed", ["there", "gone"])
def test_quotations_are_kept_without_a_receipt_and_without_their_context(seed: str, tmp_path: Path) -> None:
    site = KEPT.lay(tmp_path / "site")
    if seed == "there":
        shutil.copy(Path("tests/cases/_base/seeds/flood.txt"), site / "seeds")
    public = build(site)
    item = evidence_of(public)
    assert (item["quote"], item["receipt"]) == (WORDS, None)
    assert item["of"]["takedown"] == {"date": "2026-05-01", "because": "A court ordered it.", "quotations": "keep"}
    assert (item["of"]["publish"], item["of"]["size"], item["of"]["archived_text"]) == ("none", None, None)
    card = read_page((public / "claims/two-metres/index.html").read_bytes()).get_element_by_id("evidence-flood-report")
    assert "Taken down on 1 May 2026. A court ordered it." in shown(card)
    assert not card.find_class("receipt")
    assert [mark.text_content() for mark in card.iter("mark")] == [WORDS]
    published = files_below(public)
    assert not [path for path, content in published.items() if b"the council said on Tuesday" in content]
    page = shown(read_page(published["sources/flood-report/index.html"]))
    assert "Taken down on 1 May 2026. A court ordered it." in page
    assert "nobody outside can recompute" in page
    assert "sources/flood-report/seed.txt" not in published
    assert json.loads(published["sources/flood-report/annotations.json"])["total"] == 0
    assert (
        "6 quotations from 2 archived articles" if seed == "there" else "3 quotations from 1 archived article on"
    ) in shown(read_page(published["index.html"]), " ")


def test_withheld_quotations_stand_nowhere(tmp_path: Path) -> None:
    public = build(WITHHELD.lay(tmp_path / "site"))
    item = evidence_of(public)
    assert (item["quote"], item["receipt"]) == (None, None)
    card = read_page((public / "claims/two-metres/index.html").read_bytes()).get_element_by_id("evidence-flood-report")
    assert "The words may not be shown." in shown(card, " ")
    assert not list(card.iter("mark"))
    assert not [path for path, content in files_below(public).items() if WORDS.encode() in content]


@pytest.mark.parametrize("case", [KEPT, WITHHELD], ids=["kept", "withheld"])
def test_both_verifiers_hold_it_and_count_what_cannot_be_recomputed(
    case: Case, tmp_path: Path, capsys: Capture
) -> None:
    public = build(case.lay(tmp_path / "site"))
    found = verify(public, capsys)
    assert found.code == 0, found.said
    assert "6 quotations, of which 3 cannot be recomputed" in found.said
    assert audit_site(PublishedFolder(public), None).findings == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (f'"quote":"{WORDS}"', '"quote":"The river fell"'),
        ('"takedown":{"date":"2026-05-01"', '"x":{"date":"2026-05-01"'),
    ],
)
def test_both_verifiers_find_other_words_and_a_receipt_that_is_missing(
    old: str, new: str, tmp_path: Path, capsys: Capture
) -> None:
    public = build(KEPT.lay(tmp_path / "site"))
    path = public / "claims/two-metres/claim.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    list_again(public)
    assert verify(public, capsys).code == 1
    assert audit_site(PublishedFolder(public), None).findings
