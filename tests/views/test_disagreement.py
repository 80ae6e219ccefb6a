"""Which question and which claims the front page puts first: by counts alone, and the same each time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from site_builder.views.cards import ClaimCard, QuestionCard
from site_builder.views.disagreement import is_contested, is_disputed, most_contested, sharpness
from tests.conftest import ROOT
from tests.linked import linked
from tests.views.test_pages import change


@pytest.fixture(scope="module")
def card() -> ClaimCard:
    """A claim of the real site, to make others of."""
    return linked(ROOT).claims[0].card


@pytest.fixture(scope="module")
def question() -> QuestionCard:
    return linked(ROOT).questions[0].card


def claim(card: ClaimCard, id: str, supports: int, contradicts: int, qualifies: int = 0, day: int = 1) -> ClaimCard:
    tally = replace(card.tally, supports=supports, contradicts=contradicts, qualifies=qualifies)
    return replace(card, id=id, claim=f"{id.upper()} is so.", tally=tally, updated=date(2026, 3, day))


def test_claims_with_articles_on_both_sides_come_first_then_the_latest_then_by_their_words(card: ClaimCard) -> None:
    in_order = [
        claim(card, "two-against-two", 2, 2),
        claim(card, "one-against-four", 1, 4),
        claim(card, "one-against-one", 3, 1),
        claim(card, "refuted", 0, 2),
        claim(card, "qualified", 1, 0, qualifies=2),
        claim(card, "late", 1, 0, day=9),
        claim(card, "a", 1, 0),
        claim(card, "b", 5, 0),
    ]
    assert most_contested(reversed(in_order)) == tuple(in_order)
    assert [is_contested(one) for one in in_order] == [True] * 4 + [False] * 4


def test_a_question_is_disputed_if_an_article_contradicts_an_answer_or_two_hold_rivals(
    card: ClaimCard, question: QuestionCard
) -> None:
    exclusive, open_one = replace(question, exclusive=True), replace(question, exclusive=False)
    held = [claim(card, "a", 1, 0), claim(card, "b", 2, 0)]
    assert is_disputed(exclusive, held)
    assert not is_disputed(open_one, held)
    assert not is_disputed(exclusive, [held[0], claim(card, "c", 0, 0)])
    assert is_disputed(open_one, [claim(card, "d", 0, 1)])
    assert sharpness(open_one, [claim(card, "d", 0, 1)]) < sharpness(exclusive, held) < sharpness(open_one, held)


def test_the_front_page_opens_with_the_sharpest_question_and_names_it_once() -> None:
    home = linked(ROOT).home
    assert home.headline is not None
    assert home.headline.question is not None
    assert home.headline.question.id == "contract-value"
    assert {claim.answer for claim in home.headline.claims} == {"£50 million", "£123 million"}
    below = [group.question.id for group in (*home.questions, *home.more_questions) if group.question]
    assert "contract-value" not in below
    assert len(below) + 1 == home.question_count
    assert home.contested
    assert all(map(is_contested, home.contested))
    assert (home.latest, home.headline_claim) == ((), None)


def test_without_a_disputed_question_a_claim_opens_the_front_page_and_without_any_the_latest_stand_there(
    tiny: Path,
) -> None:
    for name in ("two-metres", "three-metres"):
        text = (tiny / f"content/claims/{name}.md").read_text(encoding="utf-8")
        lines = [line for line in text.splitlines() if not line.startswith(("question:", "answer:"))]
        (tiny / f"content/claims/{name}.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    home = linked(tiny).home
    assert home.headline is None
    assert home.headline_claim is not None
    assert home.headline_claim.id == home.contested[0].id == "two-metres"
    for name in ("two-metres", "three-metres"):
        change(tiny / f"content/claims/{name}.md", ("verdict: conflicting", "verdict: insufficient"))
        change(tiny / f"content/claims/{name}.md", ("stance: contradicts", "stance: mentions"))
        change(tiny / f"content/claims/{name}.md", ("stance: supports", "stance: mentions"))
    home = linked(tiny).home
    assert (home.headline, home.headline_claim, home.contested) == (None, None, ())
    assert [card.id for card in home.latest] == ["two-metres", "damage", "three-metres"]
