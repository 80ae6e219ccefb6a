"""What the articles of a story agree on and what not: each claim is counted once, and few contested ones stand first."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.views import page_limits
from site_builder.views.slots import Standing
from tests.conftest import ROOT
from tests.linked import linked


def test_each_claim_of_the_real_story_is_in_one_count() -> None:
    (story,) = linked(ROOT).stories
    assert story.overview is not None
    cards = [row.claim for group in story.groups for row in group.rows]
    assert story.overview.claims == len(cards)
    assert story.overview.contested == sum(card.tally.contradicts > 0 for card in cards)
    assert story.overview.agreed == sum(card.tally.contradicts == 0 and card.tally.supports > 1 for card in cards)
    named = [card for agreement in story.overview.widest for card in agreement.claims]
    assert len(named) == story.overview.named <= page_limits.AGREED_CLAIMS
    least = min(card.tally.supports for card in named)
    others = [card for card in cards if card not in named and not card.tally.contradicts]
    assert all(card.tally.supports <= least for card in others)


def test_the_contested_rows_stand_before_a_long_table() -> None:
    (story,) = linked(ROOT).stories
    contested = [row.claim.id for group in story.contested for row in group.rows]
    whole = [row for group in story.groups for row in group.rows]
    assert contested == [
        row.claim.id for row in whole if any(Standing.CONTRADICTS in cell.standings for cell in row.cells)
    ]
    assert 0 < len(contested) < len(whole)


def test_a_short_table_stands_whole(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (story,) = linked(tiny).stories
    assert (story.contested, story.overview and story.overview.contested) == ((), 2)
    monkeypatch.setattr(page_limits, "MATRIX_WHOLE", 2)
    (story,) = linked(tiny).stories
    assert story.contested == ()  # Two of its three claims are contested: most of it would stand there twice.


def test_a_cell_leads_to_words_or_nowhere() -> None:
    (story,) = linked(ROOT).stories
    unsaid = {(Standing.SILENT,), (Standing.NOT_ASSESSED,), ()}
    for group in story.groups:
        for row in group.rows:
            for cell in row.cells:
                assert (cell.address is None) == (cell.standings in unsaid)
                assert cell.address is None or cell.address.startswith(f"{row.claim.address}#evidence-{cell.article}")
