"""Every quotation of every claim against the seed that it is said to come from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from site_builder.checks.archive import Texts
from site_builder.checks.outer_dots import NO_DOTS, outer_dots, without_end_mark, without_outer_dots
from site_builder.content.document import Document
from site_builder.content.languages import base_language
from site_builder.content.records import Claim, Evidence, Source
from site_builder.content.yaml_scalar import scalar
from site_builder.evidence.find_quote import (
    MIN_LENGTH,
    MIN_PIECE,
    OMISSION_MARK,
    Outcome,
    Search,
    find,
    occurrences,
    pieces_of,
    stands_in,
)
from site_builder.evidence.folding import Folded
from site_builder.evidence.line_marks import has_list_marks, parted_word
from site_builder.evidence.look_alikes import letter_of_another_script
from site_builder.evidence.mark_shapes import MARKS
from site_builder.evidence.nearest_passage import nearest
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import MAX_PASSAGES_COST, MAX_SEARCH_COST, SearchBudget
from site_builder.findings.finding import Comparison, Finding, Stretch
from site_builder.index.make_entries import Spans

_TOO_MANY = "These are too many quotations to be found in archived texts of this length."
_TOO_MANY_HINT = "Archive the text of the article alone, or split the claim."
TOO_MANY_PASSAGES = "These are too many passages to be found in an archived text of this length."
TOO_MANY_PASSAGES_HINT = "Archive the text of the article alone, without what surrounds it."
MAX_LINES = 5000
"""How many code points of a seed are looked at for what its lines put between words."""


def check(claim: Document[Claim], texts: Texts) -> tuple[Spans, tuple[Finding, ...]]:
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


def unproved_words(claim: Document[Claim], texts: Texts) -> dict[int, str]:
    """Return the quotations, by the number of their evidence, that are shown from articles that were taken down."""
    return {
        number: item.quote
        for number, item in enumerate(claim.record.evidence)
        if texts.is_taken_down(item.source) and not texts.withholds(item.source)
    }


def check_furniture(source: Document[Source], texts: Texts) -> Iterator[Finding]:
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


MOST_LOOKED_AT = 100
"""A quotation that is not found is looked for in so many other sources that have its words."""
_DOTS = re.compile(r"\s*(?:…|\.\.\.)\s*(?=\w)")


def _report(
    claim: Document[Claim], number: int, search: Search, text: Folded, texts: Texts, budget: SearchBudget
) -> Finding:
    """Return the finding for a quotation that does not stand alone; ``budget`` is what the search for help may cost."""
    key = ("evidence", number, "quote")
    place = _seed_of(claim, number, texts)
    many = len(search.matches)
    if search.outcome is Outcome.TOO_SHORT:
        if outer := _outer_dots(claim, number, text, budget, "quote-too-short", place):
            return outer
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
    return _not_found(claim, number, text, texts, budget)


def _seed_of(claim: Document[Claim], number: int, texts: Texts) -> str:
    return f"seeds/{texts.sources[claim.record.evidence[number].source].seed}"


def _context_at_fault(item: Evidence, text: Folded, budget: SearchBudget) -> str:
    """Return which of prefix and suffix does not stand beside the quotation."""
    if item.prefix is None:
        return "suffix"
    alone = find(item.quote, text, item.prefix, None, budget)
    return "prefix" if alone.outcome is Outcome.CONTEXT_NOT_FOUND else "suffix"


def _not_found(claim: Document[Claim], number: int, text: Folded, texts: Texts, budget: SearchBudget) -> Finding:
    item = claim.record.evidence[number]
    place = _seed_of(claim, number, texts)
    key, message = ("evidence", number, "quote"), f"These words do not stand in {place}."
    if elsewhere := _elsewhere(item, texts, budget):
        return claim.report(
            "quote-not-found", key, message, f"They stand in the source `{elsewhere}`; was that one meant?"
        )
    bare = item.quote.strip(f"{MARKS} ")
    if bare != item.quote and find(bare, text, None, None, budget).outcome is Outcome.FOUND:
        message = f"In {place} these words stand without the quotation marks around them."
        return claim.report(
            "quote-not-found", key, message, f"Take the quotation marks away, and write only: {scalar(bare)}"
        )
    if outer := _outer_dots(claim, number, text, budget, "quote-not-found", place):
        return outer
    unmarked = without_end_mark(item.quote)
    if unmarked != item.quote and find(unmarked, text, None, None, budget).outcome is Outcome.FOUND:
        message = f"In {place} these words stand without the “{item.quote[-1]}” at the end."
        return claim.report("quote-not-found", key, message, f"Write only: {scalar(unmarked)}")
    dotted = _DOTS.sub(f" {OMISSION_MARK} ", item.quote)
    if dotted != item.quote and find(dotted, text, None, None, budget).outcome is Outcome.FOUND:
        message = f"In {place} other words stand where this quotation has three dots."
        return claim.report(
            "quote-not-found",
            key,
            message,
            f"Words that you leave out are marked “[…]”, with the brackets: {scalar(dotted)}",
        )
    pieces = pieces_of(dotted)
    if len(pieces) > 1 and all(stands_in(piece, text, budget) for piece in pieces):
        message = f"Each piece stands in {place}, but not in this order within one paragraph or it and the next."
        hint = "Quote the pieces in the order of the text; make two items of evidence of what stands far apart."
        if dotted != item.quote:
            hint = f"{hint} Words that you leave out are marked “{OMISSION_MARK}”, with the brackets."
        return claim.report("quote-not-found", key, message, hint)
    plain = without_outer_dots(item.quote)
    near = nearest(plain, text, budget)
    if near is None:
        nothing = "" if budget.is_spent else "Nothing there is like them. "
        language = texts.sources[item.source].language
        if base_language(language) != base_language(texts.language):
            hint = f"{nothing}The article's language is “{language}”: quote its own words, and put what they mean under `translation`, with `text` and `by`."
            return claim.report("quote-not-found", key, message, hint)
        if find(item.why, text, None, None, budget).outcome is Outcome.FOUND:
            swapped = "The words under `why` stand there: write those under `quote`, and under `why` your own."
            return claim.report("quote-not-found", key, message, swapped)
        hint = f"{nothing}Check that `source` is the right one, and copy the words from the seed."
        return claim.report("quote-not-found", key, message, hint)
    where = f"{place}, line {_line(text.original, near.span.start)}"
    wrote, stands = (tuple(Stretch(words, changed) for words, changed in side) for side in (near.wrote, near.stands))
    hint = _hint(plain, _lines_around(text.original, near.span))
    if plain != item.quote:
        hint = f"{hint} Take the dots at the ends away. {NO_DOTS}"
    return claim.report("quote-not-found", key, message, hint, comparison=Comparison(wrote, stands, where))


def _outer_dots(
    claim: Document[Claim], number: int, text: Folded, budget: SearchBudget, code: str, place: str
) -> Finding | None:
    """Return the finding for a quotation that stands in its seed without the dots at its beginning or its end."""
    quote = claim.record.evidence[number].quote
    plain = without_outer_dots(quote)
    if plain == quote:
        return None
    dotted = _DOTS.sub(f" {OMISSION_MARK} ", plain)
    found = next((one for one in (plain, dotted) if find(one, text, None, None, budget).outcome is Outcome.FOUND), None)
    if found is None:
        return None
    message = f"In {place} these words stand without the dots at the {outer_dots(quote)}."
    return claim.report(code, ("evidence", number, "quote"), message, f"{NO_DOTS} Write only: {scalar(found)}")


def _lines_around(text: str, span: Span) -> str:
    """Return the whole lines in which a passage stands, and the one behind it."""
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", text.find("\n", span.end) + 1)
    return text[start : end if end > 0 else len(text)][:MAX_LINES]


def _hint(quote: str, passage: str) -> str:
    """Return what to do about a quotation that nearly stands in its seed."""
    if word := parted_word(quote, passage):
        return f"In the seed a hyphen parts “{word}” at the end of a line. Quote it as it stands there, with the hyphen and a space; or archive the article anew with `new source --from`, which puts such words together."
    if has_list_marks(quote, passage):
        return "Marks of a list or a table stand between these words in the seed: a program put them there. Archive the article anew with `new source --from`, which leaves them out, or quote each line by itself."
    if odd := letter_of_another_script(quote, passage):
        return f"“{odd.letter}” in “{odd.word}” is another letter than the one of the seed, and only looks like it ({odd.name}). Type the word again."
    return "Change the marked words to those of the seed; words that you leave out are marked “[…]”."


def _elsewhere(item: Evidence, texts: Texts, budget: SearchBudget) -> str | None:
    """Return the first other source in which the words of an item stand, among the first that look like it."""
    others = (id for id in texts.holding(pieces_of(item.quote), budget) if id != item.source)
    for id in islice(others, MOST_LOOKED_AT):
        text = texts.of_source(id)
        if text and find(item.quote, text, None, None, budget).outcome is Outcome.FOUND:
            return id
    return None


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


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
