"""Every quotation of every claim against the seed that it is said to come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from site_builder.checks.archive import Texts
from site_builder.content.document import Document
from site_builder.content.records import Claim, Evidence, Source
from site_builder.content.seed import Seed
from site_builder.evidence.find_quote import (
    MAX_LOOKED_THROUGH,
    MIN_LENGTH,
    MIN_PIECE,
    OMISSION_MARK,
    Outcome,
    Search,
    find,
    pieces_of,
    stands_in,
)
from site_builder.evidence.folding import Folded
from site_builder.evidence.mark_shapes import MARKS
from site_builder.evidence.nearest_passage import nearest
from site_builder.evidence.receipt import Span
from site_builder.findings.values import Comparison, Finding, Stretch
from site_builder.index.make_entries import Spans

_TOO_MANY = "These are too many quotations to be found in archived texts of this length."
_TOO_MANY_HINT = "Archive the text of the article alone, or split the claim."


def check(claim: Document[Claim], texts: Texts) -> tuple[Spans, tuple[Finding, ...]]:
    """Find every quotation of a claim. Gives where each was found, and a finding for each that was not."""
    spans: dict[int, tuple[Span, ...]] = {}
    findings: list[Finding] = []
    looked_through = 0
    for number, item in enumerate(claim.record.evidence):
        source, text = texts.sources.get(item.source), texts.of_source(item.source)
        # A seed with another digest proves nothing, whether the quotation stands in it or not.
        if source is None or text is None or texts.pins[source.seed] != source.sha256:
            continue
        looked_through += len(text.text)
        if looked_through > MAX_LOOKED_THROUGH:
            findings.append(claim.report("too-large", ("evidence", number, "quote"), _TOO_MANY, _TOO_MANY_HINT))
            break
        search = find(item.quote, text, item.prefix, item.suffix)
        if search.outcome is Outcome.FOUND:
            spans[number] = search.matches[0]
            findings += _quoted_furniture(claim, number, search.matches[0], texts.furniture(item.source))
            findings += _quoted_aside(claim, number, search.matches[0], texts.aside(item.source))
        else:
            findings.append(
                _report(claim, number, search, Seed(source.seed, source.sha256, text.original), text, texts)
            )
    return spans, tuple(findings)


def check_furniture(source: Document[Source], texts: Texts) -> Iterator[Finding]:
    """Report furniture that does not stand in the seed."""
    text = texts.of(source.record.seed) if source.record.furniture else None
    for number, words in enumerate(source.record.furniture if text else ()):
        if text and not stands_in(words, text):
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


MOST_LOOKED_AT = 100
"""A quotation that is not found is looked for in so many other sources that have its words."""
_DOTS = re.compile(r"\s*(?:…|\.\.\.)\s*(?=\w)")


def _report(claim: Document[Claim], number: int, search: Search, seed: Seed, text: Folded, texts: Texts) -> Finding:
    key = ("evidence", number, "quote")
    place = f"seeds/{seed.name}"
    many = len(search.matches)
    if search.outcome is Outcome.TOO_SHORT:
        message = f"The quotation is too short to prove anything: it needs {MIN_LENGTH} characters, and {MIN_PIECE} on each side of “[…]”."
        return claim.report("quote-too-short", key, message, "Quote more of the sentence.")
    if search.outcome is Outcome.INSIDE_WORD:
        message = f"In {place} these letters stand only as a part of a longer word or number: {_around(seed, search.matches[0])}."
        return claim.report("quote-inside-word", key, message, "Begin and end the quotation with whole words.")
    if search.outcome is Outcome.AMBIGUOUS:
        message = f"The quotation stands {many} times in {place}: on {_lines(seed, search)}."
        return claim.report(
            "quote-ambiguous",
            key,
            message,
            "Quote more words, or add `prefix:` (the words right before) or `suffix:` (those right behind).",
        )
    if search.outcome is Outcome.CONTEXT_NOT_FOUND:
        context = _context_at_fault(claim.record.evidence[number], text)
        message = (
            f"The quotation stands in {place} on {_lines(seed, search)}, but not with this {context} right beside it."
        )
        hint = "Copy the words that stand right before (`prefix`) or right behind (`suffix`) the quotation."
        return claim.report("quote-ambiguous", (*key[:2], context), message, hint)
    return _not_found(claim, number, seed, text, texts)


def _context_at_fault(item: Evidence, text: Folded) -> str:
    """Return which of prefix and suffix does not stand beside the quotation."""
    if item.prefix is None:
        return "suffix"
    alone = find(item.quote, text, item.prefix)
    return "prefix" if alone.outcome is Outcome.CONTEXT_NOT_FOUND else "suffix"


def _not_found(claim: Document[Claim], number: int, seed: Seed, text: Folded, texts: Texts) -> Finding:
    item = claim.record.evidence[number]
    key, message = ("evidence", number, "quote"), f"These words do not stand in seeds/{seed.name}."
    if elsewhere := _elsewhere(item, texts):
        return claim.report(
            "quote-not-found", key, message, f"They stand in the source `{elsewhere}`; was that one meant?"
        )
    bare = item.quote.strip(f"{MARKS} ")
    if bare != item.quote and find(bare, text).outcome is Outcome.FOUND:
        message = f"In seeds/{seed.name} these words stand without the quotation marks around them."
        return claim.report("quote-not-found", key, message, f"Take the quotation marks away, and write only: {bare}.")
    dotted = _DOTS.sub(f" {OMISSION_MARK} ", item.quote)
    if dotted != item.quote and find(dotted, text).outcome is Outcome.FOUND:
        message = f"In seeds/{seed.name} other words stand where this quotation has three dots."
        return claim.report(
            "quote-not-found", key, message, f"Words that you leave out are marked “[…]”, with the brackets: {dotted}."
        )
    pieces = pieces_of(item.quote)
    if len(pieces) > 1 and all(stands_in(piece, text) for piece in pieces):
        message = (
            f"Each piece stands in seeds/{seed.name}, but not in this order within one paragraph or it and the next."
        )
        return claim.report(
            "quote-not-found",
            key,
            message,
            "Quote the pieces in the order of the text; make two items of evidence of what stands far apart.",
        )
    near = nearest(item.quote, text)
    if near is None:
        return claim.report(
            "quote-not-found",
            key,
            message,
            "Nothing there is like them. Check that `source` is the right one, and copy the words from the seed.",
        )
    where = f"seeds/{seed.name}, line {_line(seed.text, near.span.start)}"
    wrote, stands = (tuple(Stretch(text, changed) for text, changed in side) for side in (near.wrote, near.stands))
    hint = "Change the marked words to those of the seed; words that you leave out are marked “[…]”."
    return claim.report("quote-not-found", key, message, hint, comparison=Comparison(wrote, stands, where))


def _elsewhere(item: Evidence, texts: Texts) -> str | None:
    """Return the first other source in which the words of an item stand, among the first that look like it."""
    others = (id for id in texts.holding(pieces_of(item.quote)) if id != item.source)
    for id in islice(others, MOST_LOOKED_AT):
        text = texts.of_source(id)
        if text and find(item.quote, text).outcome is Outcome.FOUND:
            return id
    return None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _lines(seed: Seed, search: Search) -> str:
    numbers = sorted({_line(seed.text, match[0].start) for match in search.matches})
    shown = ", ".join(str(number) for number in numbers[:5]) + (" …" if len(numbers) > 5 else "")
    return f"line {shown}" if len(numbers) == 1 else f"lines {shown}"


def _around(seed: Seed, match: tuple[Span, ...]) -> str:
    """Return the words of the seed around a match that cuts one."""
    start, end = match[0].start, match[-1].end
    while start > 0 and not seed.text[start - 1].isspace():
        start -= 1
    while end < len(seed.text) and not seed.text[end].isspace():
        end += 1
    return f"“{seed.text[start:end]}”"
