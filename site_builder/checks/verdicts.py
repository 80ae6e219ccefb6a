"""Verdicts against their evidence, and rival answers against one another.

What a verdict needs is data (see :class:`site_builder.content.settings.Verdict`), so a site's own scale is held to its
own rules. Drafts and withdrawn claims make no judgement, and are skipped.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from site_builder.analysis.verdict_rule import Clause, Condition, carries, verdict_holds
from site_builder.content.records import Stance, Status
from site_builder.content.settings import Side, SoleSource, Verdict
from site_builder.findings.counted import listed
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report verdicts that their evidence does not carry, and rival answers that cannot both stand.

    The part has either all answers to a question or none.
    """
    scale = {verdict.id: verdict for verdict in index.settings.record.scale}
    judged = [claim for claim in part.claims.values() if claim.status not in (Status.DRAFT, Status.WITHDRAWN)]
    origins = ArticleOrigins(index)
    for claim in judged:
        yield from _question(claim)
        verdict = scale.get(claim.verdict)
        if verdict and not any(("sources", item.source) in index.unread for item in claim.evidence):
            yield from _unfounded(claim, verdict, scale, origins)
            if index.settings.record.policy.sole_source is SoleSource.WARN:
                yield from _sole_source(claim, verdict, origins)
    yield from _rivals(judged, scale, index)


def _question(claim: ClaimEntry) -> Iterator[UnlocatedFinding]:
    if claim.answer and not claim.question:
        yield claim.report(
            "answer-without-question",
            ("answer",),
            "There is an answer here and no question.",
            "Name the question that it answers (`question:`), or take the answer out.",
        )
    if claim.question and not claim.answer:
        yield claim.report(
            "missing-field",
            ("question",),
            "The claim answers a question, and “answer” is missing.",
            "Add `answer:` with the claim in a few words, such as `£50 million`.",
        )


def _unfounded(
    claim: ClaimEntry, verdict: Verdict, scale: Mapping[str, Verdict], origins: ArticleOrigins
) -> Iterator[UnlocatedFinding]:
    """Report every condition of the verdict on which the evidence fails, with the verdicts that it does carry."""
    ground = origins.ground(claim)
    failed = verdict_holds(verdict, ground)
    carried = [f"`{id}`" for id, step in scale.items() if carries(step, ground)] if failed else []
    beside = _Beside(origins, _one_of(carried))
    for condition in failed:
        said = _MESSAGES[condition.clause](verdict.id, condition, beside)
        code = "single-origin" if condition.clause is Clause.CORROBORATED else "verdict-unbacked"
        yield from (claim.report(code, ("verdict",), message, hint) for message, hint in said)


class _Beside(NamedTuple):
    """What messages on a failed condition also tell: where articles have their reports, and which verdict would do."""

    origins: ArticleOrigins
    other: str


def _one_of(carried: list[str]) -> str:
    if not carried:
        return "another verdict; the scale has none that this evidence carries"
    *first, last = carried
    named = f"{', '.join(first)} or {last}" if first else last
    return f"a verdict that the evidence at hand carries: {named}"


Said = Iterator[tuple[str, str]]


def _needs(verdict: str, condition: Condition, beside: _Beside) -> Said:
    message = f"“{verdict}” needs evidence that {' or '.join(condition.stances)}, and there is none."
    yield message, f"Add the evidence, or choose {beside.other}."


def _forbids(verdict: str, condition: Condition, beside: _Beside) -> Said:
    message = f"“{verdict}” does not go with evidence that {' and '.join(condition.stances)}."
    yield message, f"Choose {beside.other}."


def _answers(verdict: str, condition: Condition, beside: _Beside) -> Said:
    (stance,) = condition.stances
    for source in condition.sources:
        message = f"“{source}” {stance} the claim, and the analysis of a claim that is “{verdict}” does not take it up."
        hint = "Say in the analysis why it does not change the verdict, citing it as"
        yield message, f"{hint} [@{source}], or choose {beside.other}."


def _outweighs(verdict: str, condition: Condition, beside: _Beside) -> Said:
    (more, fewer), (these, those) = condition.stances, condition.counts
    if not condition.of_origins:
        yield (
            f"“{verdict}” needs more articles that say {more} than {fewer}; there are {these} and {those}.",
            f"Choose {beside.other}.",
        )
        return
    message = (
        f"“{verdict}” needs more origins that say {more} than {fewer}; there are at least {these} and at most {those}."
    )
    yield message, _unrecorded(condition, beside) or f"Choose {beside.other}."


def _corroborated(verdict: str, condition: Condition, beside: _Beside) -> Said:
    there, needed = condition.counts
    found = beside.origins.of(condition.sources)
    if found.at_most < needed:
        said = f"the supporting evidence comes from {found.at_most}"
    elif found.count is None:
        said = "nobody recorded where the supporting articles have their reports"
    else:
        said = f"the supporting evidence may come from {there} only"
    message = f"“{verdict}” needs {needed} sources of different origin here, and {said}."
    hint = f"Find a source of another origin (sources with the same `origin:` count once), or choose {beside.other}."
    yield message, hint if found.at_most < needed else _unrecorded(condition, beside) or hint


def _unrecorded(condition: Condition, beside: _Beside) -> str:
    """Return what would raise the fewest origins that these articles can have, where something is not recorded."""
    ids = beside.origins.of(condition.sources).unrecorded
    if not ids:
        return ""
    have = "has its report" if len(ids) == 1 else "have their reports"
    named = listed(f"“{id}”" for id in ids)
    return f"Record where {named} {have} (`origin:`), or choose {beside.other}."


_MESSAGES: Mapping[Clause, Callable[[str, Condition, _Beside], Said]] = {
    Clause.NEEDS: _needs,
    Clause.FORBIDS: _forbids,
    Clause.ANSWERS: _answers,
    Clause.OUTWEIGHS: _outweighs,
    Clause.CORROBORATED: _corroborated,
}


def _sole_source(claim: ClaimEntry, verdict: Verdict, origins: ArticleOrigins) -> Iterator[UnlocatedFinding]:
    """Report a verdict that falls without one article, or without one origin, where nobody said why that is enough."""
    if claim.sole_source_because:
        return
    for unit in origins.single(claim, verdict):
        named = listed(f"“{id}”" for id in unit.sources)
        one = "one article" if origins.articles(unit.sources) == 1 else "one origin"
        yield claim.report(
            "sole-source",
            ("verdict",),
            f"“{verdict.id}” hangs on {one}: without {named} the evidence does not carry it.",
            "Find another article, choose another verdict, or say under `sole_source_because` why this one is enough.",
        )


def _rivals(judged: list[ClaimEntry], scale: dict[str, Verdict], index: SiteIndex) -> Iterator[UnlocatedFinding]:
    answers: dict[str, list[ClaimEntry]] = defaultdict(list)
    for claim in judged:
        question = index.questions.get(claim.question or "")
        if question and question.exclusive:
            answers[question.id].append(claim)
    for rivals in answers.values():
        yield from _both_supported(rivals, scale)
        yield from _supports_rivals(rivals)


def _both_supported(rivals: list[ClaimEntry], scale: dict[str, Verdict]) -> Iterator[UnlocatedFinding]:
    held = [claim for claim in rivals if claim.verdict in scale and scale[claim.verdict].side is Side.FOR]
    for claim in held[1:]:
        yield claim.report(
            "rivals-both-supported",
            ("verdict",),
            f"This answer is “{claim.verdict}”, and so is its rival {held[0].path} (“{held[0].verdict}”).",
            f"At most one answer can be right: change a verdict, or set `exclusive: false` in content/questions/{claim.question}.md.",
        )


def _supports_rivals(rivals: list[ClaimEntry]) -> Iterator[UnlocatedFinding]:
    first: dict[str, ClaimEntry] = {}
    for claim in rivals:
        for number, item in enumerate(claim.evidence):
            if item.stance is Stance.SUPPORTS and first.setdefault(item.source, claim) is not claim:
                yield claim.report(
                    "source-supports-rivals",
                    ("evidence", number, "stance"),
                    f"“{item.source}” supports this answer and also its rival {first[item.source].path}.",
                    "One article cannot support two answers of which at most one is right; one of the two is `mentions` or `qualifies`.",
                )
