"""Verdicts against their evidence, and rival answers against one another.

What a verdict needs is data (see :class:`site_builder.content.settings.Verdict`), so a site's own scale is held to
its own rules. Drafts and withdrawn claims carry no judgement yet or no longer, and are let be.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from site_builder.content.records import Stance, Status
from site_builder.content.settings import Side, Verdict
from site_builder.index.entries import ClaimEntry, UnlocatedFinding
from site_builder.index.site_index import SiteIndex


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report verdicts that their evidence does not carry, and rival answers that cannot both stand.

    Of the answers to a question the part has all or none.
    """
    scale = {verdict.id: verdict for verdict in index.settings.record.scale}
    judged = [claim for claim in part.claims.values() if claim.status not in (Status.DRAFT, Status.WITHDRAWN)]
    for claim in judged:
        yield from _question(claim)
        if verdict := scale.get(claim.verdict):
            yield from _unbacked(claim, verdict)
            yield from _outweighed(claim, verdict, index)
            yield from _single_origin(claim, verdict, index)
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


def _unbacked(claim: ClaimEntry, verdict: Verdict) -> Iterator[UnlocatedFinding]:
    stances = {item.stance for item in claim.evidence}
    for need in verdict.needs:
        if not stances & set(need.split(" or ")):
            yield _report(
                claim,
                f"“{verdict.id}” needs evidence that {need.replace(' or ', ' or ')}, and there is none.",
                "Add the evidence, or choose the verdict that the evidence carries.",
            )
    for forbidden in verdict.forbids:
        if stances >= set(forbidden.split(" and ")):
            yield _report(
                claim,
                f"“{verdict.id}” does not go with evidence that {forbidden}.",
                "Choose the verdict that the evidence carries, such as `conflicting` or `mixed`.",
            )
    cited = {citation.source for citation in claim.citations}
    for source in dict.fromkeys(
        item.source for item in claim.evidence if item.stance in verdict.answers and item.source not in cited
    ):
        stance = next(
            item.stance for item in claim.evidence if item.source == source and item.stance in verdict.answers
        )
        yield _report(
            claim,
            f"“{source}” {stance} the claim, and the analysis of a claim that is “{verdict.id}” does not take it up.",
            f"Say in the analysis why it does not change the verdict, citing it as [@{source}], or choose another verdict.",
        )


def _report(claim: ClaimEntry, message: str, hint: str) -> UnlocatedFinding:
    return claim.report("verdict-unbacked", ("verdict",), message, hint)


def _origins(claim: ClaimEntry, stance: Stance, index: SiteIndex) -> set[tuple[str, str]]:
    """Return the distinct origins of the evidence with a stance: sources that share a named origin count once."""
    return {index.origin_of(item.source) for item in claim.evidence if item.stance is stance}


def _outweighed(claim: ClaimEntry, verdict: Verdict, index: SiteIndex) -> Iterator[UnlocatedFinding]:
    if verdict.outweighs is None:
        return
    more, fewer = (len(_origins(claim, stance, index)) for stance in verdict.outweighs)
    if 0 < more <= fewer:
        yield _report(
            claim,
            f"“{verdict.id}” needs more origins that say {verdict.outweighs[0]} than {verdict.outweighs[1]}; there are {more} and {fewer}.",
            "Choose the verdict that the evidence carries, such as `conflicting` or `mixed`.",
        )


def _single_origin(claim: ClaimEntry, verdict: Verdict, index: SiteIndex) -> Iterator[UnlocatedFinding]:
    needed = index.settings.record.policy.origins_for_supported
    origins = len(_origins(claim, Stance.SUPPORTS, index))
    if verdict.corroborated and 0 < origins < needed:
        yield claim.report(
            "single-origin",
            ("verdict",),
            f"“{verdict.id}” needs {needed} sources of different origin here, and the supporting evidence comes from {origins}.",
            "Find a source of another origin, or choose a weaker verdict. Sources with the same `origin:` count once.",
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
