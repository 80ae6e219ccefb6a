"""How sharply articles disagree: which question and which claim come first. All of it goes by what the compiler counted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from site_builder.views.cards import ClaimCard, QuestionCard


def sharpness(question: QuestionCard, answers: Sequence[ClaimCard]) -> tuple[int, int, int, str]:
    """Return a key that puts the questions on which articles clash most in front.

    What counts is how many times an article contradicts an answer, then whether at most one answer can be right,
    then how many answers there are.
    """
    contradicted = sum(card.tally.contradicts for card in answers)
    return -contradicted, -question.exclusive, -len(answers), question.id


def is_disputed(question: QuestionCard, answers: Sequence[ClaimCard]) -> bool:
    """Say whether articles disagree on a question: one contradicts an answer, or two hold answers of which one is wrong."""
    held = sum(card.tally.supports > 0 for card in answers)
    return any(is_contested(card) for card in answers) or (question.exclusive and held > 1)


def is_contested(card: ClaimCard) -> bool:
    """Say whether an article contradicts a claim."""
    return card.tally.contradicts > 0


def most_contested(cards: Iterable[ClaimCard]) -> tuple[ClaimCard, ...]:
    """Return claims by how many articles stand on both sides, then by how many contradict and qualify them.

    Of those that are alike the one that changed last comes first, then they go by their words.
    """
    return tuple(sorted(cards, key=_contest))


def _contest(card: ClaimCard) -> tuple[int, int, int, int, str, str]:
    tally = card.tally
    sides = min(tally.supports, tally.contradicts)
    day = card.updated.toordinal()
    return -sides, -tally.contradicts, -tally.qualifies, -day, card.claim.casefold(), card.id
