"""A passage as a piece of evidence: words that stand in the seed, found there by the search that ``check`` uses.

A quotation is proposed only when that search finds it in exactly one place, with the words right before or right behind
it as prefix or suffix where it stands more than once. Passages that stay ambiguous or cannot be written are not
proposed.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from site_builder.evidence.find_quote import Outcome, find
from site_builder.evidence.folding import Folded, on_one_line
from site_builder.evidence.receipt import Span
from site_builder.evidence.whole_words import cuts_word

LONGEST_QUOTE = 300
"""Sentences longer than this, in code points, are cut down to the words around what was looked for."""
MAX_CONTEXT_WORDS = 12
"""How many words of a prefix or a suffix are tried."""


class Proposal(Struct, frozen=True):
    """A quotation with the prefix and suffix that make its place unique, and its stretch of the seed's text."""

    quote: str
    prefix: str | None
    suffix: str | None
    span: Span


def propose(text: Folded, span: Span, marked: tuple[Span, ...] = ()) -> Proposal | None:
    """Return the evidence that the stretch ``span`` of a seed's text makes, or None when it makes none.

    A stretch longer than :data:`LONGEST_QUOTE` is cut to whole words around ``marked`` (stretches of the same text).
    """
    span = _shortened(text, span, marked)
    quote = on_one_line(text.original[span.start : span.end])
    if not quote.isprintable():
        return None
    for prefix, suffix in _contexts(text.original, span):
        search = find(quote, text, prefix, suffix)
        if search.outcome is Outcome.FOUND:
            at = search.matches[0][0]
            return Proposal(quote, prefix, suffix, at) if at.start < span.end and span.start < at.end else None
        if search.outcome not in (Outcome.AMBIGUOUS, Outcome.CONTEXT_NOT_FOUND):
            return None
    return None


def _contexts(text: str, span: Span) -> Iterator[tuple[str | None, str | None]]:
    """Yield nothing, then ever longer prefixes, then suffixes, then both, so that the shortest sufficient one comes first."""
    yield None, None
    before = on_one_line(text[max(0, span.start - 400) : span.start]).split(" ")
    behind = on_one_line(text[span.end : span.end + 400]).split(" ")
    prefixes = [" ".join(before[-count:]) for count in range(1, min(MAX_CONTEXT_WORDS, len(before)) + 1)]
    suffixes = [" ".join(behind[:count]) for count in range(1, min(MAX_CONTEXT_WORDS, len(behind)) + 1)]
    usable = [[part for part in parts if part and part.isprintable()] for parts in (prefixes, suffixes)]
    yield from ((prefix, None) for prefix in usable[0])
    yield from ((None, suffix) for suffix in usable[1])
    if all(usable):
        yield usable[0][-1], usable[1][-1]


def _shortened(text: Folded, span: Span, marked: tuple[Span, ...]) -> Span:
    """Return a long stretch cut down to whole words around its middle mark, or to its beginning without one."""
    if span.end - span.start <= LONGEST_QUOTE:
        return span
    heart = marked[len(marked) // 2] if marked else Span(span.start, span.start + 1)
    start = max(span.start, min(heart.start, span.end) - LONGEST_QUOTE // 2)
    end = min(span.end, start + LONGEST_QUOTE)
    return _whole_on_one_line(text.original, Span(start, max(end, min(heart.end, span.end))), span)


def _whole_on_one_line(text: str, span: Span, within: Span) -> Span:
    start, end = span.start, span.end
    while start > within.start and start < end and (not text[start - 1].isspace() or text[start].isspace()):
        start += 1
    while end < within.end and end > start and (not text[end].isspace() or text[end - 1].isspace()):
        end -= 1
    if start >= end or cuts_word(text, start) or cuts_word(text, end):
        return within
    return Span(start, end)
