"""The slots of a claim's tally: one for each article, in the order of the story, whatever the claim says of them."""

from __future__ import annotations

from site_builder.views.slots import Standing
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
