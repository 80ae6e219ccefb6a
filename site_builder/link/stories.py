"""The page of a story: its claims against its sources."""

from __future__ import annotations

from collections import Counter

from site_builder.link.cards import Cards
from site_builder.link.questions import sharpness
from site_builder.model.cards import Standing
from site_builder.model.document import Document
from site_builder.model.pages import Cell, Column, MatrixGroup, MatrixRow, StoryPage
from site_builder.model.records import Claim, Story


def story_page(document: Document[Story], cards: Cards) -> StoryPage:
    """Return what the page of a story shows: the matrix by question, and how each article stands over all."""
    sources = tuple(dict.fromkeys(document.record.sources))
    groups = _groups(document.id, sources, cards)
    return StoryPage(
        card=cards.story[document.id],
        columns=tuple(Column(cards.source[id], _totals(number, groups)) for number, id in enumerate(sources)),
        groups=groups,
        body=document.body,
        citations=cards.citations(document),
        edit=cards.edit(document),
    )


def _groups(story: str, sources: tuple[str, ...], cards: Cards) -> tuple[MatrixGroup, ...]:
    claims = [claim for claim in cards.current.values() if claim.record.story == story]
    asked = {claim.record.question for claim in claims if claim.record.question in cards.question}
    questions = sorted((id for id in asked if id), key=lambda id: sharpness(id, cards))
    groups = [
        MatrixGroup(
            cards.question[id], tuple(_row(c, sources, cards) for c in cards.answers[id] if c.record.story == story)
        )
        for id in questions
    ]
    others = tuple(_row(claim, sources, cards) for claim in claims if claim.record.question not in asked)
    return (*groups, MatrixGroup(None, others)) if others else tuple(groups)


def _row(claim: Document[Claim], sources: tuple[str, ...], cards: Cards) -> MatrixRow:
    anchors = {card.source.id: card.anchor for card in reversed(cards.evidence[claim.id])}
    address = cards.claim[claim.id].address
    cells = (
        Cell(id, cards.standings(claim, id), f"{address}#{anchors[id]}" if id in anchors else address) for id in sources
    )
    return MatrixRow(cards.claim[claim.id], tuple(cells))


def _totals(column: int, groups: tuple[MatrixGroup, ...]) -> dict[Standing, int]:
    count = Counter(standing for group in groups for row in group.rows for standing in row.cells[column].standings)
    return {standing: count[standing] for standing in Standing}
