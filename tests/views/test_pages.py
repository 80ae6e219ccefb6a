from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.analysis.origins import OriginRange
from site_builder.build.check_site import check_site
from site_builder.output.share_cards.card_text import of_story
from site_builder.views.cards import Hanging
from site_builder.views.slots import Standing
from tests.linked import Linked, linked
from tests.sites import in_excerpts


def change(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text(encoding="utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def test_the_matrix_has_a_cell_for_every_claim_and_source(tiny: Path) -> None:
    (story,) = linked(tiny).stories
    rows = {row.claim.id: [cell.standings for cell in row.cells] for group in story.groups for row in group.rows}
    assert rows == {
        "damage": [(Standing.SUPPORTS,), (Standing.SUPPORTS,)],
        "three-metres": [(Standing.CONTRADICTS,), (Standing.SUPPORTS,)],
        "two-metres": [(Standing.SUPPORTS,), (Standing.CONTRADICTS,)],
    }
    assert [column.totals[Standing.SUPPORTS] for column in story.columns] == [2, 2]
    assert [group.question.id if group.question else None for group in story.groups] == ["rise", None]


def test_the_front_page_counts_what_is_quoted(tiny: Path) -> None:
    for name in ("three-metres", "two-metres"):
        change(tiny / f"content/claims/{name}.md", ("published:", "status: draft\npublished:"))
    damage = tiny / "content/claims/damage.md"
    text = damage.read_text(encoding="utf-8")
    damage.write_text(
        text[: text.index("  - source: bridge-closed")] + "published: 2026-03-01\n---\n", encoding="utf-8"
    )
    home = Linked(check_site(tiny).reading).home
    assert (home.quotes, home.claims, home.sources) == (1, 1, 1)


ANSWERED = """\
  - source: bridge-closed
    by: Jane Doe
    on: 2026-03-02
    despite: [The damage is put at 3 million euros.]
    because: It is about the flood of the year before.
"""


def test_silent_and_not_assessed_are_told_apart(tiny: Path) -> None:
    damage = tiny / "content/claims/damage.md"
    text = damage.read_text(encoding="utf-8")
    start, end = text.index("  - source: bridge-closed"), text.index("published:")
    damage.write_text(text[:start] + text[end:], encoding="utf-8")
    page = next(page for page in Linked(check_site(tiny).reading).claims if page.card.id == "damage")
    assert [card.id for card in page.not_assessed] == ["bridge-closed"]
    change(tiny / "content/site.yaml", ("language: en", "language: en\npolicy: {assess_every_source: off}"))
    site = linked(tiny)
    page = next(page for page in site.claims if page.card.id == "damage")
    assert (page.not_assessed, page.card.tally.not_assessed) == ((), 0)
    cells = {row.claim.id: [c.standings for c in row.cells] for group in site.stories[0].groups for row in group.rows}
    assert cells["damage"] == [(Standing.SUPPORTS,), ()]
    assert [column.totals[Standing.NOT_ASSESSED] for column in site.stories[0].columns] == [0, 0]
    assert (Standing.SUPPORTS, None) in site.stories[0].glance.groups[-1]
    assert of_story(site.stories[0]).columns[-1] == ("supports", "")
    change(damage, ("published:", f"silent:\n{ANSWERED}published:"))
    page = next(page for page in linked(tiny).claims if page.card.id == "damage")
    assert (page.not_assessed, [card.id for card in page.silent]) == ((), ["bridge-closed"])
    assert (page.card.tally.silent, page.card.tally.not_assessed, page.card.tally.articles) == (1, 0, 1)
    assert page.card.tally.silent_signed == 1
    assert page.silences["bridge-closed"].despite == ("The damage is put at 3 million euros.",)


def test_sources_of_one_origin_count_once(tiny: Path) -> None:
    for source in ("flood-report", "bridge-closed"):
        change(tiny / f"content/sources/{source}.md", ("language: en", "language: en\norigin: The wire"))
    tally = next(page for page in linked(tiny).claims if page.card.id == "damage").card.tally
    assert (tally.articles, tally.origins) == (2, OriginRange(1, 1))


def test_no_number_of_origins_is_stated_where_nobody_recorded_one(tiny: Path) -> None:
    assert {page.card.tally.origins for page in linked(tiny).claims} == {None}
    change(tiny / "content/sources/flood-report.md", ("language: en", "language: en\norigin: The wire"))
    tally = next(page for page in linked(tiny).claims if page.card.id == "damage").card.tally
    assert (tally.articles, tally.origins) == (2, OriginRange(1, 2))


def test_a_card_says_how_many_articles_bear_the_verdict_out_and_whether_it_hangs_on_one(tiny: Path) -> None:
    cards = {page.card.id: page.card for page in linked(tiny).claims}
    assert (cards["damage"].carried_by, cards["damage"].hangs_on) == (2, None)
    assert (cards["two-metres"].carried_by, cards["two-metres"].hangs_on) == (None, Hanging.ARTICLE)
    for source in ("flood-report", "bridge-closed"):
        change(tiny / f"content/sources/{source}.md", ("language: en", "language: en\norigin: The wire"))
    cards = {page.card.id: page.card for page in linked(tiny).claims}
    assert cards["damage"].hangs_on is Hanging.ORIGIN


def test_every_highlight_is_the_quotation_and_leads_to_its_evidence_and_back(tiny: Path) -> None:
    site = linked(tiny)
    for claim in site.claims:
        for cards in claim.evidence.values():
            for card in cards:
                source = next(page for page in site.sources if page.card.id == card.source.id)
                address, _, anchor = card.in_article.partition("#")
                assert address == source.card.address
                pieces = [piece for paragraph in source.text for piece in paragraph.pieces]
                assert card.receipt
                spans = card.receipt.spans
                marked = [p for p in pieces if any(s.start <= p.start and p.end <= s.end for s in spans)]
                assert "".join(piece.text for piece in marked) == "".join(card.receipt.exact)
                assert all(card.stance in piece.stances for piece in marked)
                mark = next(start.mark for start in marked[0].begins if start.anchor == anchor)
                assert all(mark in piece.marks for piece in marked)
                assert anchor in {passage.anchor for passage in marked[-1].ends}
                assert f"{claim.card.address}#{card.anchor}" in {u.address for u in source.listed if u.anchor == anchor}


def test_overlapping_quotations_are_cut_where_either_begins_or_ends(tiny: Path) -> None:
    change(
        tiny / "content/claims/damage.md",
        ("quote: The damage is put at 3 million euros.", "quote: mayor praised the fire brigade. The damage is put"),
    )
    change(
        tiny / "content/claims/three-metres.md",
        ("quote: after the river had risen by three metres", "quote: The mayor praised the fire brigade."),
    )
    source = next(page for page in linked(tiny).sources if page.card.id == "bridge-closed")
    pieces = [(piece.text, piece.quotations) for piece in source.text[1].pieces if piece.text.strip()]
    assert pieces == [("The mayor praised the volunteers.", 0), ("The ", 1), ("mayor praised the fire brigade.", 2)]


def test_excerpts_show_the_quoted_sentences_only(tiny: Path) -> None:
    in_excerpts(tiny, "flood-report")
    source = next(page for page in linked(tiny).sources if page.card.id == "flood-report")
    text = ["".join(piece.text for piece in paragraph.pieces) for paragraph in source.text]
    assert text == [
        "The river rose by two metres on Monday night, the council said.",
        "The damage will cost the town about 3 million euros, according to a first estimate by the council.",
    ]
    assert [paragraph.gap for paragraph in source.text] == [False, True]


def test_page_furniture_is_marked(tiny: Path) -> None:
    source = next(page for page in linked(tiny).sources if page.card.id == "flood-report")
    assert ["".join(p.text for p in t.pieces) for t in source.text if all(p.furniture for p in t.pieces)] == [
        "Share this article with your friends"
    ]


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_what_no_longer_stands_or_not_yet_is_left_out_of_lists(tiny: Path, status: str) -> None:
    change(
        tiny / "content/claims/two-metres.md",
        (
            "story: flood",
            f"story: flood\nstatus: {status}\ncorrections: [{{date: 2026-04-02, kind: void, note: The report was taken back.}}]",
        ),
    )
    site = linked(tiny)
    assert "two-metres" not in {card.id for card in (*site.index.claims, *site.home.latest)}
    assert "two-metres" not in {row.claim.id for group in site.stories[0].groups for row in group.rows}
    assert [answer.claim.id for answer in site.questions[0].answers] == ["three-metres"]
    assert ("two-metres" in {page.card.id for page in site.claims}) == (status == "withdrawn")


def test_an_article_that_is_quoted_on_both_sides_contradicts_itself(tiny: Path) -> None:
    both = "- source: bridge-closed\n    stance: contradicts\n    quote: The damage is put at 3 million euros.\n    why: So.\n"
    change(tiny / "content/claims/three-metres.md", ("evidence:\n", f"evidence:\n  {both}"))
    divided = {page.card.id: [card.id for card in page.divided] for page in linked(tiny).claims}
    assert divided == {"damage": [], "three-metres": ["bridge-closed"], "two-metres": []}
