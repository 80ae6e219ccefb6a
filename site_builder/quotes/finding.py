"""Finding a quotation in an archived text: exactly, in whole words, and never nearly.

A quotation is found when it equals a passage of the text after folding both (see
:mod:`site_builder.quotes.folding`). ``[…]`` or ``[...]`` stands for words left out: the pieces then follow in
order, and all of them lie within one paragraph or in it and the next. The model is the TextQuoteSelector of the
W3C's Web Annotation Data Model, section 4.2.4.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from site_builder.model.receipt import Span
from site_builder.quotes.folding import Folded, fold, paragraph_starts
from site_builder.quotes.words import cuts_word

MIN_LENGTH = 10
"""The fewest code points that a quotation may have, omissions not counted."""
MIN_PIECE = 4
"""The fewest code points that each piece around an omission may have."""
MAX_MATCHES = 1000
"""How many places are told apart before a quotation is simply said to stand too often."""

_OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")


class Outcome(Enum):
    """What came of looking for a quotation."""

    FOUND = "found"
    TOO_SHORT = "too short"
    NOT_FOUND = "not found"
    INSIDE_WORD = "inside a word"
    AMBIGUOUS = "ambiguous"
    CONTEXT_NOT_FOUND = "context not found"


@dataclass(frozen=True, slots=True)
class Search:
    """The result: ``matches`` lists every place that fits, each as one span for each piece, in the seed's text.

    With ``FOUND`` there is exactly one match. With ``INSIDE_WORD`` the matches are those that cut a word. With
    ``CONTEXT_NOT_FOUND`` they are those of the quotation without its prefix and suffix.
    """

    outcome: Outcome
    matches: tuple[tuple[Span, ...], ...] = ()


def pieces_of(quote: str) -> tuple[str, ...]:
    """Return the folded pieces of a quotation, cut where words are left out."""
    return tuple(fold(piece).text.strip() for piece in _OMISSION.split(quote))


def find(quote: str, text: Folded, prefix: str | None = None, suffix: str | None = None) -> Search:
    """Look for a quotation in a folded text; ``prefix`` and ``suffix`` are what must stand right around it."""
    pieces = pieces_of(quote)
    if sum(map(len, pieces)) < MIN_LENGTH or min(map(len, pieces)) < MIN_PIECE:
        return Search(Outcome.TOO_SHORT)
    whole, cut = _matches(pieces, text)
    if not whole:
        return Search(Outcome.INSIDE_WORD, _originals(cut, text)) if cut else Search(Outcome.NOT_FOUND)
    in_context = [match for match in whole if _stands_between(match, text.text, prefix, suffix)]
    if not in_context:
        return Search(Outcome.CONTEXT_NOT_FOUND, _originals(whole, text))
    return Search(Outcome.FOUND if len(in_context) == 1 else Outcome.AMBIGUOUS, _originals(in_context, text))


def occurrences(words: str, text: Folded) -> tuple[tuple[Span, ...], ...]:
    """Return every place where words of any length stand as whole words, each as one span for each piece."""
    pieces = tuple(piece for piece in pieces_of(words) if piece)
    return _originals(_matches(pieces, text)[0], text) if pieces else ()


_Match = tuple[Span, ...]


def _originals(matches: list[_Match], text: Folded) -> tuple[_Match, ...]:
    return tuple(tuple(span for piece in match if (span := text.span(piece.start, piece.end))) for match in matches)


def _matches(pieces: tuple[str, ...], text: Folded) -> tuple[list[_Match], list[_Match]]:
    """Return the places where the pieces stand in order as whole words, and those where one cuts a word."""
    whole: list[_Match] = []
    cut: list[_Match] = []
    breaks = paragraph_starts(text) if len(pieces) > 1 else ()
    for match in _in_order(pieces, text, breaks):
        cuts = any(cuts_word(text.text, piece.start) or cuts_word(text.text, piece.end) for piece in match)
        (cut if cuts else whole).append(match)
        if len(whole) + len(cut) >= MAX_MATCHES:
            break
    return whole, cut


def _in_order(pieces: tuple[str, ...], text: Folded, breaks: tuple[int, ...]) -> Iterator[_Match]:
    for first in _occurrences(pieces[0], text, 0, len(text.text)):
        paragraph = bisect_right(breaks, first.start)
        limit = breaks[paragraph + 1] if paragraph + 1 < len(breaks) else len(text.text)
        yield from _continued((first,), pieces[1:], text, limit)


def _continued(found: _Match, rest: tuple[str, ...], text: Folded, limit: int) -> Iterator[_Match]:
    if not rest:
        yield found
        return
    for piece in _occurrences(rest[0], text, found[-1].end, limit):
        yield from _continued((*found, piece), rest[1:], text, limit)


def _occurrences(piece: str, text: Folded, start: int, limit: int) -> Iterator[Span]:
    """Yield where a piece stands, overlapping places included, but not where it splits a folded character."""
    at = text.text.find(piece, start, limit)
    while at >= 0:
        if text.span(at, at + len(piece)):
            yield Span(at, at + len(piece))
        at = text.text.find(piece, at + 1, limit)


def _stands_between(match: _Match, text: str, prefix: str | None, suffix: str | None) -> bool:
    before, after = fold(prefix or "").text.strip(), fold(suffix or "").text.strip()
    start, end = match[0].start, match[-1].end
    return text[max(0, start - len(before) - 1) : start].rstrip(" ").endswith(before) and (
        text[end : end + len(after) + 1].lstrip(" ").startswith(after)
    )
