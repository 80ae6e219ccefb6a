"""How each article told what a question asks: its words once, silence in words, hedges told apart."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.views import page_limits
from site_builder.views.articles_told import Retelling
from site_builder.views.slots import Standing
from tests.conftest import ROOT
from tests.linked import Linked, linked


def told(site: Path) -> Retelling:
    (page,) = Linked(check_site(site).reading).questions
    return page.told


def silence(site: Path) -> None:
    """Make one of the two articles say nothing on either answer."""
    for name in ("two-metres", "three-metres"):
        path = site / f"content/claims/{name}.md"
        text = path.read_text(encoding="utf-8")
        items = text[text.index("evidence:\n") + len("evidence:\n") : text.index("published:")].split("  - ")[1:]
        kept = "".join(f"  - {item}" for item in items if "bridge-closed" not in item)
        begin, end = text.index("evidence:"), text.index("published:")
        path.write_text(f"{text[:begin]}evidence:\n{kept}silent: [bridge-closed]\n{text[end:]}", encoding="utf-8")


def test_the_words_of_an_article_stand_once_with_all_that_they_bear_on(tiny: Path) -> None:
    one, other = told(tiny).articles
    assert [each.source.id for each in (one, other)] == ["flood-report", "bridge-closed"]
    for article in (one, other):
        (telling,) = article.tellings
        assert {(bearing.claim.id, bearing.standing) for bearing in telling.bearings} in (
            {("two-metres", Standing.SUPPORTS), ("three-metres", Standing.CONTRADICTS)},
            {("two-metres", Standing.CONTRADICTS), ("three-metres", Standing.SUPPORTS)},
        )


def test_an_article_that_is_silent_on_all_answers_has_a_row_that_says_so(tiny: Path) -> None:
    silence(tiny)
    one, other = told(tiny).articles
    assert (one.standing, bool(one.tellings)) == (None, True)
    assert (other.standing, other.tellings) == (Standing.SILENT, ())


def test_of_many_silent_articles_there_is_the_number(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_limits, "SILENT_ROWS", 0)
    silence(tiny)
    found = told(tiny)
    assert ([each.source.id for each in found.articles], found.more_silent) == (["flood-report"], 1)


def test_hedges_are_parts_of_their_own(tiny: Path) -> None:
    assert not told(tiny).hedged
    real = {page.card.id: page.told for page in linked(ROOT).questions}["contract-value"]
    assert {
        part.text for each in real.articles for telling in each.tellings for part in telling.parts if part.hedge
    } == {
        "anticipated to",
        "reportedly",
    }


def test_every_quotation_of_the_real_site_is_told_where_it_stands() -> None:
    for page in linked(ROOT).questions:
        articles = {each.source.id: each for each in page.told.articles}
        for answer in page.answers:
            for card in (card for cards in answer.evidence.values() for card in cards):
                tellings = articles[card.source.id].tellings
                quoted = ["".join(part.text for part in telling.parts if part.quoted) for telling in tellings]
                for words in card.exact:
                    assert sum(words in each for each in quoted) >= 1, (page.card.id, words)
        for article in articles.values():
            passages = ["".join(part.text for part in telling.parts) for telling in article.tellings]
            assert len(set(passages)) == len(passages)


def test_the_slots_of_an_answer_lead_to_the_rows_of_the_articles(tiny: Path) -> None:
    (page,) = linked(tiny).questions
    anchors = {each.anchor for each in page.told.articles}
    for slots in page.slots.values():
        assert {slot.anchor for slot in slots} == anchors
        assert {slot.address for slot in slots} == {""}
