"""The page of a question, and how sharply its answers clash."""

from __future__ import annotations

from site_builder.link.cards import Cards
from site_builder.link.figures import figures
from site_builder.model.document import Document
from site_builder.model.pages import Answer, QuestionPage
from site_builder.model.records import Question


def question_page(document: Document[Question], cards: Cards) -> QuestionPage:
    """Return what the page of a question shows: its rival answers, those with the most support first."""
    answers = tuple(
        Answer(cards.claim[claim.id], cards.evidence_by_stance(claim.id))
        for claim in cards.answers.get(document.id, ())
    )
    in_english = cards.corpus.settings.record.language.lower().split("-")[0] == "en"
    return QuestionPage(
        card=cards.question[document.id],
        answers=answers,
        figures=figures(answers) if in_english else (),
        story=cards.story.get(document.record.story or ""),
        body=document.body,
        citations=cards.citations(document),
        edit=cards.edit(document),
    )


def sharpness(question: str, cards: Cards) -> tuple[int, int, int, str]:
    """Return a key that puts the questions on which sources clash most in front.

    What counts is how many times an article contradicts an answer, then whether at most one answer can be right,
    then how many answers there are.
    """
    tallies = [cards.claim[claim.id].tally for claim in cards.answers.get(question, ())]
    return -sum(tally.contradicts for tally in tallies), -cards.question[question].exclusive, -len(tallies), question
