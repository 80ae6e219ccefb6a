"""The uses of an article: their passages by number, and the way from one passage of a claim to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from site_builder.content.records import Stance
from site_builder.views.archived_text import TextPiece
from site_builder.views.passage_uses import PassageUse, by_claim
from site_builder.views.source_page import SourcePage
from tests.linked import Linked, linked
from tests.sites import in_excerpts
from tests.views.test_pages import change

SECOND = """\
evidence:
  - source: flood-report
    stance: supports
    quote: the council said
    why: It names who said so.
"""


@pytest.fixture
def flood(tiny: Path) -> SourcePage:
    """The flood report, where the claim of two metres quotes two passages and a second claim one of them too."""
    change(tiny / "content/claims/two-metres.md", ("evidence:\n", SECOND))
    return next(page for page in linked(tiny).sources if page.card.id == "flood-report")


def use_of(page: SourcePage, claim: str, passage: int) -> PassageUse:
    return next(use for use in page.listed if (use.claim.id, use.passage) == (claim, passage))


def pieces(page: SourcePage) -> list[TextPiece]:
    return [piece for paragraph in page.text for piece in paragraph.pieces]


def test_passages_are_numbered_in_the_order_of_the_text_where_they_end(flood: SourcePage) -> None:
    assert [(use.stance, use.claim.id, use.passage, use.number) for use in flood.stances] == [
        (Stance.SUPPORTS, "two-metres", 1, 1),
        (Stance.SUPPORTS, "two-metres", 2, 2),
        (Stance.SUPPORTS, "damage", 3, 3),
        (Stance.CONTRADICTS, "three-metres", 1, 4),
    ]
    assert [passage.number for piece in pieces(flood) for passage in piece.ends] == [1, 2, 3]


def test_all_uses_of_one_passage_have_its_first_note_and_the_passage_all_their_stances(flood: SourcePage) -> None:
    assert [use.note for use in flood.stances] == [1, 2, 3, 1]
    starts = {start.number: start for piece in pieces(flood) for start in piece.begins}
    assert {number: (start.note, start.stances, start.address) for number, start in starts.items()} == {
        1: (1, (Stance.SUPPORTS, Stance.CONTRADICTS), None),
        2: (2, (Stance.SUPPORTS,), None),
        3: (3, (Stance.SUPPORTS,), None),
    }


def test_uses_come_claim_by_claim(flood: SourcePage) -> None:
    supporting = [use for use in flood.listed if use.stance is Stance.SUPPORTS]
    assert [(claim.id, [use.passage for use in uses]) for claim, uses in by_claim(supporting)] == [
        ("two-metres", [1, 2]),
        ("damage", [3]),
    ]


def test_the_way_leads_through_all_passages_of_a_claim_article_by_article(tiny: Path, flood: SourcePage) -> None:
    first, second = use_of(flood, "two-metres", 1), use_of(flood, "two-metres", 2)
    assert first.back is None
    assert first.next is not None
    assert (first.next.address, first.next.source) == (f"{flood.card.address}#{second.anchor}", None)
    assert second.back is not None
    assert second.back.address == f"{flood.card.address}#{first.anchor}"
    bridge = next(page for page in linked(tiny).sources if page.card.id == "bridge-closed")
    last = next(use for use in bridge.listed if use.claim.id == "two-metres")
    assert second.next is not None
    assert (second.next.address, second.next.source) == (f"{bridge.card.address}#{last.anchor}", bridge.card)
    assert last.back is not None
    assert (last.back.source, last.next) == (flood.card, None)


def test_an_article_that_was_taken_down_is_no_step(tiny: Path) -> None:
    takedown = "takedown: {date: 2026-04-02, because: The publisher asked., quotations: keep}\n"
    change(tiny / "content/sources/bridge-closed.md", ("language: en\n", f"language: en\n{takedown}"))
    pages = {page.card.id: page for page in linked(tiny).sources}
    assert {(use.back, use.next) for page in pages.values() for use in page.listed} == {(None, None)}
    assert {use.passage for use in pages["bridge-closed"].listed} == {0}


def test_the_report_counts_claims_and_neither_passages_nor_what_was_withdrawn(tiny: Path, flood: SourcePage) -> None:
    assert flood.report is not None
    assert flood.report.claims == {Stance.SUPPORTS: 2, Stance.CONTRADICTS: 1}
    assert (flood.report.contradicted, flood.report.alone, flood.report.silent) == (1, 1, 0)
    void = "corrections: [{date: 2026-03-02, kind: void, note: It fell.}]"
    change(tiny / "content/claims/two-metres.md", ("published:", f"status: withdrawn\n{void}\npublished:"))
    report = next(page for page in linked(tiny).sources if page.card.id == "flood-report").report
    assert report is not None
    assert (report.claims, report.contradicted, report.alone) == (
        {Stance.SUPPORTS: 1, Stance.CONTRADICTS: 1},
        0,
        0,
    )


def test_an_article_that_contradicts_itself_is_not_contradicted_by_another(tiny: Path) -> None:
    own = "- source: bridge-closed\n    stance: contradicts\n    quote: The damage is put at 3 million euros.\n    why: So.\n"
    change(tiny / "content/claims/three-metres.md", ("evidence:\n", f"evidence:\n  {own}"))
    assert [use.contradicted for use in of_three_metres(tiny)] == [True, False]
    text = (tiny / "content/claims/three-metres.md").read_text(encoding="utf-8")
    start, end = text.index("  - source: flood-report"), text.index("published:")
    (tiny / "content/claims/three-metres.md").write_text(text[:start] + text[end:], encoding="utf-8")
    assert [use.contradicted for use in of_three_metres(tiny)] == [False, False]


def of_three_metres(site: Path) -> list[PassageUse]:
    """Return the uses that the claim of three metres makes of the article that supports it."""
    page = next(page for page in Linked(check_site(site).reading).sources if page.card.id == "bridge-closed")
    return [use for use in page.stances if use.claim.id == "three-metres"]


def test_an_article_that_no_claim_quotes_has_no_report(tiny: Path) -> None:
    for name in ("damage", "three-metres", "two-metres"):
        (tiny / f"content/claims/{name}.md").unlink()
    assert {page.report for page in linked(tiny).sources} == {None}


def test_unused_sentences_and_those_set_aside_are_told_apart_where_the_text_may_be_shown(tiny: Path) -> None:
    change(
        tiny / "content/sources/bridge-closed.md",
        ("language: en\n", "language: en\naside: [{passage: The mayor praised the volunteers., because: Praise.}]\n"),
    )
    page = next(page for page in linked(tiny).sources if page.card.id == "bridge-closed")
    assert [piece.text.strip() for piece in pieces(page) if piece.aside] == ["The mayor praised the volunteers."]
    assert [piece.text.strip() for piece in pieces(page) if piece.unused] == ["The mayor praised the fire brigade."]
    in_excerpts(tiny, "bridge-closed")
    page = next(page for page in linked(tiny).sources if page.card.id == "bridge-closed")
    assert not [piece for piece in pieces(page) if piece.aside or piece.unused]
