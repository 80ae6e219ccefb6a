"""Reader modes: what an extractor keeps of a page. The one at hand is that with which we archive articles."""

from __future__ import annotations

import pytest
from trafilatura import extract as kept

from tests.conftest import ROOT
from tests.linked import linked
from tests.pages import read_page

KEPT = {
    "stories/met-palantir/": "story",
    "questions/contract-value/": "question",
    "questions/why-blocked/": "question",
}


def extract(html: bytes) -> str:
    return " ".join((kept(html.decode("utf-8")) or "").split())


def claims_of(address: str) -> list[str]:
    site = linked(ROOT)
    if KEPT[address] == "story":
        (story,) = site.stories
        return [row.claim.claim for group in story.groups for row in group.rows]
    (question,) = (page for page in site.questions if page.address == address)
    return [answer.claim.claim for answer in question.answers]


@pytest.mark.parametrize("address", KEPT)
def test_a_reader_mode_keeps_every_claim(real_files: dict[str, bytes], address: str) -> None:
    text = extract(real_files[f"{address}index.html"])
    assert [claim for claim in claims_of(address) if claim not in text] == []


def test_a_reader_mode_keeps_every_claim_that_a_page_leads_to(real_files: dict[str, bytes]) -> None:
    """In lists, on the front page, and where two articles stand side by side; a list that is mostly links is dropped."""
    names = [name for name in real_files if "/beside/" in name and name.endswith(".html")]
    lost = {}
    for name in (*names, "index.html", "claims/index.html", "questions/index.html", "changes/index.html"):
        text = extract(real_files[name])
        links = read_page(real_files[name]).xpath(
            "//main//a[contains(@href, 'claims/')][not(contains(@class, 'more'))]"
        )
        led = {" ".join(link.text_content().split()) for link in links if "#" not in link.get("href")}
        lost[name] = [words for words in led if words not in text]
    assert len(names) == 10
    assert not any(lost.values()), lost


def test_a_reader_mode_keeps_how_each_article_stands(real_files: dict[str, bytes]) -> None:
    text = extract(real_files["stories/met-palantir/index.html"])
    assert (
        "£123 million: The blocked Palantir contract was worth £123 million. 1 supports, 4 contradict"
        " | Contradicts | Contradicts | Supports | Contradicts | Contradicts | Conflicting |"
    ) in text


def test_a_reader_mode_keeps_the_words_of_each_article(real_files: dict[str, bytes]) -> None:
    text = extract(real_files["questions/contract-value/index.html"])
    (question,) = (page for page in linked(ROOT).questions if page.card.id == "contract-value")
    for article in question.told.articles:
        for telling in article.tellings:
            passage = " ".join("".join(part.text for part in telling.parts).split())
            assert passage in text


def test_most_of_the_tables_is_no_link(real_files: dict[str, bytes]) -> None:
    """That is why they are kept: extractors drop what is mostly links."""
    page = read_page(real_files["stories/met-palantir/index.html"])
    tables = page.xpath("//table[contains(@class, 'matrix')]")
    words = "".join("".join(table.itertext()) for table in tables)
    linked_words = "".join("".join(link.itertext()) for table in tables for link in table.xpath(".//a"))
    assert len("".join(linked_words.split())) * 2 < len("".join(words.split()))
