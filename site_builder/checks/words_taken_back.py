"""Words that carry a verdict, and that the article no longer has: a later version of it was archived without them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.verdict_rule import stances_needed
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.article_versions import share_of_another
from site_builder.content.records import Stance, Status
from site_builder.content.settings import Side, Verdict
from site_builder.evidence.find_quote import OMISSION_MARK, stands_in
from site_builder.evidence.search_budget import SearchBudget
from site_builder.index.entries import ClaimEntry, EvidenceEntry, SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_CARRIES = {Side.FOR: Stance.SUPPORTS, Side.AGAINST: Stance.CONTRADICTS}


def check(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Report evidence whose words a later version lacks, where the claim quotes none of the later versions."""
    if not index.versions.lines:
        return
    carrying = {verdict.id: _carrying(verdict) for verdict in index.settings.record.scale}
    for claim in part.claims.values():
        stances = carrying.get(claim.verdict, frozenset())
        if claim.status is not Status.PUBLISHED:
            continue
        budget = SearchBudget()
        for number, item in enumerate(claim.evidence):
            if item.stance in stances and (later := _without_words(index, claim, item, texts, budget)):
                yield _report(claim, number, later)


def _carrying(verdict: Verdict) -> frozenset[Stance]:
    """Return the stances of the evidence that a verdict rests on: those that its rule needs, and that of its side."""
    return stances_needed(verdict) | {stance for side, stance in _CARRIES.items() if verdict.side is side}


def _without_words(
    index: SiteIndex, claim: ClaimEntry, item: EvidenceEntry, texts: ArchivedTexts, budget: SearchBudget
) -> SourceEntry | None:
    """Return the first later version in which these words do not stand, unless the claim quotes it or one after it.

    Where the budget of the claim is spent, words are not looked for any more, and nothing is said of them.
    """
    line = index.versions.line(item.source)
    later = line[line.index(item.source) + 1 :]
    if not later or not item.spans or not _is_there(item.source, texts):
        return None
    text = texts.text(index.sources[item.source].seed)
    words = f" {OMISSION_MARK} ".join(text[span.start : span.end] for span in item.spans)
    there = [id for id in later if _is_there(id, texts)]
    gone = next((number for number, id in enumerate(there) if not _stands_in(words, id, texts, budget)), None)
    if gone is None or {one.source for one in claim.evidence} & set(there[gone:]):
        return None
    later_one = index.sources[there[gone]]
    # Where hardly a word is shared, another article is named, and that is told at its record.
    return None if share_of_another(later_one, index) is not None else later_one


def _is_there(id: str, texts: ArchivedTexts) -> bool:
    return texts.is_pinned(id) and not texts.is_taken_down(id)


def _stands_in(words: str, id: str, texts: ArchivedTexts, budget: SearchBudget) -> bool:
    text = texts.of_source(id)
    return text is None or not budget.spend(len(text.text)) or stands_in(words, text, budget) or budget.is_spent


def _report(claim: ClaimEntry, number: int, later: SourceEntry) -> UnlocatedFinding:
    day = f" of {later.day_of_text}" if later.day_of_text else ""
    return claim.report(
        "words-taken-back",
        ("evidence", number, "quote"),
        f"The article no longer has these words: they are gone from its version{day}, “{later.id}”, and the verdict rests on them.",
        f"Read what {later.path} says now. Quote it as well, as an item with `source: {later.id}` and the stance that it has, or change the verdict.",
    )
