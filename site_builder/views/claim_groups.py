"""Claims in lists, question by question."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct

from site_builder.views.cards import ClaimCard, QuestionCard
from site_builder.views.disagreement import sharpness
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Slot, shared_names


class ClaimGroup(Struct, frozen=True):
    """Claims that answer one question, or, with no question, others. ``total`` counts the answers that there are.

    ``articles`` are those that have the same places in the tallies of all its claims.
    """

    question: QuestionCard | None
    claims: tuple[ClaimCard, ...]
    articles: tuple[Slot, ...]
    total: int


def answers_of(question: str, site: SiteView, most: int | None = None) -> ClaimGroup:
    """Return a question with its answers, those with the most support first, at most so many of them."""
    cards = tuple(site.claim[claim.id] for claim in site.answers.get(question, ()))
    return _group(site.question[question], cards[:most], len(cards))


def by_question(cards: Iterable[ClaimCard], site: SiteView) -> tuple[ClaimGroup, ...]:
    """Return claims by the questions that they answer, the sharpest disagreement first and those that answer none last.

    Within a question those with the most support come first; without one they keep their order.
    """
    groups: dict[str, list[ClaimCard]] = {}
    others: list[ClaimCard] = []
    for card in cards:
        question = site.claims[card.id].question or ""
        (groups.setdefault(question, []) if question in site.question else others).append(card)
    answered = sorted(groups, key=lambda id: sharpness(site.question[id], groups[id]))
    found = [_group(site.question[id], _by_support(groups[id]), len(groups[id])) for id in answered]
    return (*found, *([_group(None, others, len(others))] if others else []))


def _by_support(cards: Iterable[ClaimCard]) -> list[ClaimCard]:
    return sorted(cards, key=lambda card: (-card.tally.supports, card.id))


def _group(question: QuestionCard | None, cards: Sequence[ClaimCard], total: int) -> ClaimGroup:
    return ClaimGroup(question, tuple(cards), shared_names(card.slots for card in cards), total)
