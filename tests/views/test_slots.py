"""The slots of a claim's tally: one for each article, in the order of the story, whatever the claim says of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.views import page_limits
from site_builder.views.slots import Standing, shared_names
from tests.conftest import ROOT
from tests.linked import linked
from tests.pages import read_page


def test_each_claim_of_a_story_has_the_same_articles_in_the_same_order() -> None:
    site = linked(ROOT)
    (story,) = site.stories
    columns = [column.source.id for column in story.columns]
    for page in site.claims:
        assert [slot.source for slot in page.card.slots] == columns
        standings = [standing for slot in page.card.slots for standing in slot.standings]
        tally = page.card.tally
        for name in ("supports", "contradicts", "qualifies", "mentions", "silent", "not_assessed"):
            assert standings.count(Standing(name.replace("_", "-"))) == getattr(tally, name)


def test_a_slot_leads_to_what_the_page_says_of_the_article(real_files: dict[str, bytes]) -> None:
    for name, content in real_files.items():
        if name.startswith("claims/") and name.endswith("/index.html") and b'class="slots"' in content:
            page = read_page(content)
            links = page.xpath("//ol[@class='slots']//a/@href")
            assert links
            assert {link[1:] for link in links} <= set(page.xpath("//@id"))


def test_all_words_of_an_article_stand_in_one_card_and_an_empty_side_never_first(real_files: dict[str, bytes]) -> None:
    for name, content in real_files.items():
        if name.startswith("claims/") and name.endswith("/index.html"):
            for side in read_page(content).xpath("//section[contains(@class, 'side ')]"):
                titles = side.xpath(".//h4//a/@href")
                assert len(titles) == len(set(titles)), name
            first = read_page(content).xpath("(//section[contains(@class, 'side ')])[1]")
            assert all(side.xpath(".//blockquote") for side in first), name


def test_the_articles_of_a_list_are_those_that_stand_in_the_same_places(tiny: Path) -> None:
    first, *_, last = (page.card.slots for page in linked(tiny).claims)
    assert [slot.source for slot in first] == ["flood-report", "bridge-closed"]
    assert shared_names([first, last]) == first
    assert [slot.source for slot in shared_names([first, last[:1]])] == ["flood-report"]
    assert shared_names([first, last[::-1]]) == ()
    assert shared_names([]) == ()


def test_a_claim_of_more_articles_than_have_room_has_no_slots(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_limits, "TALLY_SLOTS", 1)
    assert {page.card.slots for page in linked(tiny).claims} == {()}


def test_lines_of_claims_have_the_symbols_of_a_bar_where_there_are_no_slots(made_files: dict[str, bytes]) -> None:
    lines = read_page(made_files["claims/index.html"]).xpath("//li[contains(@class, 'claim-line ')]")
    assert lines
    for line in lines:
        assert line.xpath(".//*[@role='img' and @aria-label] | .//span[@class='tally-line']")
