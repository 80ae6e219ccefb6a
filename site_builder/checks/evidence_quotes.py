"""Every quotation of every claim against the seed that it is said to come from."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.unfound_quotes import SoughtWords, unfound_quote, without_dots
from site_builder.content.document import Document
from site_builder.content.records import Claim, Evidence, Source
from site_builder.evidence.find_quote import (
    MIN_LENGTH,
    MIN_PIECE,
    Outcome,
    Search,
    find,
    occurrences,
)
from site_builder.evidence.folding import Folded
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import MAX_PASSAGES_COST, MAX_SEARCH_COST, SearchBudget
from site_builder.findings.finding import Finding
from site_builder.index.make_entries import Spans

_TOO_MANY = "These are too many quotations to be found in archived texts of this length."
_TOO_MANY_HINT = "Archive the text of the article alone, or split the claim."
TOO_MANY_PASSAGES = "These are too many passages to be found in an archived text of this length."
TOO_MANY_PASSAGES_HINT = "Archive the text of the article alone, without what surrounds it."


def check(claim: Document[Claim], texts: ArchivedTexts) -> tuple[Spans, tuple[Finding, ...]]:
    """Find every quotation of a claim. Gives where each was found, and a finding for each that was not."""
    spans: dict[int, tuple[Span, ...]] = {}
    findings: list[Finding] = []
    budget, help_budget = SearchBudget(MAX_SEARCH_COST), SearchBudget(MAX_SEARCH_COST)
    for number, item in enumerate(claim.record.evidence):
        source, text = texts.sources.get(item.source), texts.of_source(item.source)
        if texts.withholds(item.source):
            continue
        # A seed with another digest proves nothing, whether the quotation stands in it or not.
        if source is None or text is None or texts.pins[source.seed] != source.sha256:
            continue
        search = find(item.quote, text, item.prefix, item.suffix, budget)
        if search.outcome is Outcome.GIVEN_UP:
            findings.append(claim.report("too-large", ("evidence", number, "quote"), _TOO_MANY, _TOO_MANY_HINT))
            break
        if search.outcome is Outcome.FOUND:
            spans[number] = search.matches[0]
            findings += _quoted_furniture(claim, number, search.matches[0], texts.furniture(item.source))
            findings += _quoted_aside(claim, number, search.matches[0], texts.aside(item.source))
        else:
            findings.append(_report(claim, number, search, text, texts, help_budget))
    return spans, tuple(findings)


def unproved_words(claim: Document[Claim], texts: ArchivedTexts) -> dict[int, str]:
    """Return the quotations, by the number of their evidence, that are shown from articles that were taken down."""
    return {
        number: item.quote
        for number, item in enumerate(claim.record.evidence)
        if texts.is_taken_down(item.source) and not texts.withholds(item.source)
    }


def check_furniture(source: Document[Source], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report furniture that does not stand in the seed."""
    text = texts.of(source.record.seed) if source.record.furniture else None
    budget = SearchBudget(MAX_PASSAGES_COST)
    for number, words in enumerate(source.record.furniture if text else ()):
        # All places are looked for, as they are wherever the furniture is left out: it costs the same there.
        found = occurrences(words, text, budget) if text else ()
        if budget.is_spent:
            yield source.report("too-large", ("furniture", number), TOO_MANY_PASSAGES, TOO_MANY_PASSAGES_HINT)
            return
        if not found:
            yield source.report(
                "quote-not-found",
                ("furniture", number),
                "These words do not stand in the seed.",
                "Copy them from the seed exactly, or take the line out.",
            )


def _overlap(spans: tuple[Span, ...], parts: tuple[Span, ...]) -> bool:
    return any(span.start < part.end and part.start < span.end for span in spans for part in parts)


def _quoted_aside(
    claim: Document[Claim], number: int, spans: tuple[Span, ...], aside: tuple[Span, ...]
) -> Iterator[Finding]:
    if _overlap(spans, aside):
        yield claim.report(
            "aside-quoted",
            ("evidence", number, "quote"),
            "The source sets these words aside, as words that no claim uses, and here they are evidence.",
            "Take the passage out of the source's `aside`, or leave these words out here.",
        )


def _quoted_furniture(
    claim: Document[Claim], number: int, spans: tuple[Span, ...], furniture: tuple[Span, ...]
) -> Iterator[Finding]:
    if _overlap(spans, furniture):
        yield claim.report(
            "furniture-quoted",
            ("evidence", number, "quote"),
            "These words belong to the page around the report (its source lists them as furniture), not to the report.",
            "Quote the report itself, or take the passage out of the source's `furniture` if it is part of the report.",
        )


def _report(
    claim: Document[Claim], number: int, search: Search, text: Folded, texts: ArchivedTexts, budget: SearchBudget
) -> Finding:
    """Return the finding for a quotation that does not stand alone; ``budget`` is what the search for help may cost."""
    key = ("evidence", number, "quote")
    sought = SoughtWords(claim, number, text, texts, budget)
    place = sought.place
    many = len(search.matches)
    if search.outcome is Outcome.TOO_SHORT:
        if advice := without_dots(sought):
            return claim.report("quote-too-short", key, advice.message, advice.hint)
        message = f"The quotation is too short to prove anything: it needs {MIN_LENGTH} characters, and {MIN_PIECE} on each side of “[…]”."
        return claim.report("quote-too-short", key, message, "Quote more of the sentence.")
    if search.outcome is Outcome.INSIDE_WORD:
        message = f"In {place} these letters stand only as a part of a longer word or number: {_around(text.original, search.matches[0])}."
        return claim.report("quote-inside-word", key, message, "Begin and end the quotation with whole words.")
    if search.outcome is Outcome.AMBIGUOUS:
        message = f"The quotation stands {many} times in {place}: on {_lines(text.original, search)}."
        return claim.report(
            "quote-ambiguous",
            key,
            message,
            "Quote more words, or add `prefix:` (the words right before) or `suffix:` (those right behind).",
        )
    if search.outcome is Outcome.CONTEXT_NOT_FOUND:
        context = _context_at_fault(claim.record.evidence[number], text, budget)
        message = f"The quotation stands in {place} on {_lines(text.original, search)}, but not with this {context} right beside it."
        hint = "Copy the words that stand right before (`prefix`) or right behind (`suffix`) the quotation."
        return claim.report("quote-ambiguous", (*key[:2], context), message, hint)
    return unfound_quote(sought)


def _context_at_fault(item: Evidence, text: Folded, budget: SearchBudget) -> str:
    """Return which of prefix and suffix does not stand beside the quotation."""
    if item.prefix is None:
        return "suffix"
    alone = find(item.quote, text, item.prefix, None, budget)
    return "prefix" if alone.outcome is Outcome.CONTEXT_NOT_FOUND else "suffix"


MAX_LINES_NAMED = 5
"""On how many lines a quotation is said to stand."""


def _lines(text: str, search: Search) -> str:
    numbers: list[int] = []
    number, counted = 1, 0
    for match in search.matches:
        number += text.count("\n", counted, match[0].start)
        counted = match[0].start
        if number not in numbers[-1:]:
            numbers.append(number)
    more = " …" if len(numbers) > MAX_LINES_NAMED else ""
    shown = ", ".join(map(str, numbers[:MAX_LINES_NAMED])) + more
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


MAX_AROUND = 100
"""How many code points of a word are shown in front of what cuts it, and behind."""


def _around(text: str, match: tuple[Span, ...]) -> str:
    """Return the words of an archived text around a match that cuts one."""
    start, end = match[0].start, match[-1].end
    before = text[max(0, start - MAX_AROUND) : start].split()[-1:] if not text[start - 1 : start].isspace() else []
    behind = text[end : end + MAX_AROUND].split()[:1] if not text[end : end + 1].isspace() else []
    return f"“{''.join(before)}{text[start:end]}{''.join(behind)}”"
