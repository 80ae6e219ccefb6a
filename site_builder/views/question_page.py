"""The pages of a question, and how sharply its answers clash."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.document import Body
from site_builder.content.languages import is_english
from site_builder.content.records import Question
from site_builder.index.entries import PageDetail, QuestionEntry
from site_builder.views import disagreement, page_limits
from site_builder.views.answer_figures import AnswerFigure, RivalAnswer, figures
from site_builder.views.articles_told import Retelling, retelling
from site_builder.views.cards import ClaimCard, QuestionCard, SourceCard, StoryCard
from site_builder.views.paging import Paging, in_parts, paging, part_address
from site_builder.views.site_view import SiteView
from site_builder.views.slots import Slot


class QuestionPage(Struct, frozen=True):
    """``/questions/<id>/``, and the pages on which its answers go on.

    ``answers`` and ``figures`` are those of this page, ``total`` counts the answers of all pages. ``slots`` has, by the
    ids of their claims, the tallies of the answers, whose slots lead to the articles of ``told``: how each told it.
    ``updated`` is the day on which any answer last changed, where there is one.
    """

    card: QuestionCard
    record: Question
    address: str
    answers: tuple[RivalAnswer, ...]
    total: int
    figures: tuple[AnswerFigure, ...]
    slots: Mapping[str, tuple[Slot, ...]]
    told: Retelling
    story: StoryCard | None
    body: Body
    citations: Mapping[str, SourceCard]
    edit: str | None
    updated: date | None
    paging: Paging | None


def question_pages(entry: QuestionEntry, detail: PageDetail[Question], site: SiteView) -> tuple[QuestionPage, ...]:
    """Return the page of a question, with its rival answers, and the pages on which many answers go on.

    Those with the most support come first. Figures are drawn where those of all pages can be compared.
    """
    answers = answers_to(entry.id, site)
    drawn = figures(answers) if is_english(site.index.settings.record.language) else ()
    parts = in_parts(answers, page_limits.ANSWERS_PER_PAGE)
    card = site.question[entry.id]
    first = QuestionPage(
        card=card,
        record=detail.record,
        address=card.address,
        answers=(),
        total=len(answers),
        figures=(),
        slots={},
        told=Retelling((), 0),
        story=site.story.get(entry.story or ""),
        body=site.body(detail.parts),
        citations=site.citations(entry),
        edit=site.edit(entry),
        updated=max((answer.claim.updated for answer in answers), default=None),
        paging=None,
    )
    further = replace(first, body=Body(), citations={}, edit=None)
    charts = [drawn] if len(parts) == 1 else in_parts(drawn, page_limits.ANSWERS_PER_PAGE)
    return tuple(
        replace(
            _with_answers(further if number > 1 else first, tuple(map(_shortened, part)), site),
            address=part_address(card.address, number),
            figures=tuple(charts[number - 1]) if number <= len(charts) else (),
            paging=paging(card.address, number, len(parts)),
        )
        for number, part in enumerate(parts, start=1)
    )


def _with_answers(page: QuestionPage, answers: tuple[RivalAnswer, ...], site: SiteView) -> QuestionPage:
    """Return a page with these answers, and how each article told them."""
    told = retelling(answers, page.record.story, site)
    anchors = {each.source.id: each.anchor for each in told.articles}
    return replace(
        page,
        answers=answers,
        told=told,
        slots={answer.claim.id: _slots(answer.claim, anchors) for answer in answers},
    )


def _slots(claim: ClaimCard, anchors: Mapping[str, str]) -> tuple[Slot, ...]:
    """Return the slots of an answer; each leads to the article's row, or where there is none, to the claim's page."""
    return tuple(
        replace(slot, anchor=anchors[slot.source]) if slot.source in anchors else replace(slot, address=claim.address)
        for slot in claim.slots
    )


def answers_to(question: str, site: SiteView) -> tuple[RivalAnswer, ...]:
    """Return the rival answers to a question with all their evidence, those with the most support first."""
    return tuple(
        RivalAnswer(site.claim[claim.id], site.evidence_by_stance(claim.id), 0)
        for claim in site.answers.get(question, ())
    )


def _shortened(answer: RivalAnswer) -> RivalAnswer:
    """Return an answer with as much of its evidence as has room below it."""
    shown = {stance: cards[: page_limits.EVIDENCE_PER_ANSWER] for stance, cards in answer.evidence.items()}
    more = sum(map(len, answer.evidence.values())) - sum(map(len, shown.values()))
    return replace(answer, evidence=shown, more=more) if more else answer


def question_sharpness(question: str, site: SiteView) -> tuple[int, int, int, str]:
    """Return a key that puts the questions on which articles clash most in front."""
    return disagreement.sharpness(site.question[question], _cards(question, site))


def is_question_disputed(question: str, site: SiteView) -> bool:
    """Say whether articles disagree on a question."""
    return disagreement.is_disputed(site.question[question], _cards(question, site))


def _cards(question: str, site: SiteView) -> list[ClaimCard]:
    return [site.claim[claim.id] for claim in site.answers.get(question, ())]
