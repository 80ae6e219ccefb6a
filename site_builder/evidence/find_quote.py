"""Finding a quotation in an archived text: exactly, in whole words, and never nearly.

A quotation is found when it equals a passage of the text after folding both (see
:mod:`site_builder.evidence.folding`). ``[…]`` or ``[...]`` stands for words left out: the pieces then follow in
order, and all of them lie within one paragraph or in it and the next. The model is the TextQuoteSelector of the
W3C's Web Annotation Data Model, section 4.2.4.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from itertools import islice, takewhile

from msgspec import Struct

from site_builder.evidence.folding import Folded, behind_vanishing, fold, paragraph_starts
from site_builder.evidence.receipt import Span
from site_builder.evidence.search_budget import MAX_PASSAGES_COST, SearchBudget
from site_builder.evidence.whole_words import count_unspaced, cuts_word, word_end
from site_builder.findings.clusters import cuts_cluster

MIN_LENGTH = 10
"""The fewest code points that a quotation may have, omissions not counted; ideographs count twice."""
MIN_PIECE = 4
"""The fewest code points that each piece around an omission may have."""
MAX_PIECES = 40
"""How many pieces a quotation may be cut into."""
MAX_MATCHES = 1000
"""How many places are listed; beyond that a quotation simply stands too often."""
_LOOK_COST = 1000
"""What a look for the next place costs, besides one unit for each code point that is passed (see :class:`SearchBudget`)."""
_PLACE_COST = 3000
"""What it costs to see whether a place splits a word or a folded character."""
_PARAGRAPH_COST = 2000
"""What it costs to find where a paragraph begins, and to look into it."""
_BREAK_COST = 20
"""What it costs to look for the end of a paragraph at each code point."""
_WORD_CHARACTER_COST = 10
"""What it costs to pass a letter on the way to the end of a word."""

OMISSION_MARK = "[…]"
"""How words that are left out of a quotation are marked."""
OMISSION = re.compile(r"\[\s*(?:…|\.\.\.)\s*\]")
"""Every way to write :data:`OMISSION_MARK`."""


class Outcome(Enum):
    """What came of looking for a quotation."""

    FOUND = "found"
    TOO_SHORT = "too short"
    NOT_FOUND = "not found"
    INSIDE_WORD = "inside a word"
    AMBIGUOUS = "ambiguous"
    CONTEXT_NOT_FOUND = "context not found"
    GIVEN_UP = "given up"


class Search(Struct, frozen=True):
    """The result: ``matches`` lists every place that fits, each as one span for each piece, in the seed's text.

    With ``FOUND`` there is exactly one match. With ``INSIDE_WORD`` the matches are those that cut a word. With
    ``CONTEXT_NOT_FOUND`` they are those of the quotation without its prefix and suffix. There are never more than :data:`MAX_MATCHES`.
    """

    outcome: Outcome
    matches: tuple[tuple[Span, ...], ...] = ()


def pieces_of(quote: str) -> tuple[str, ...]:
    """Return the folded pieces of a quotation, cut where words are left out."""
    return tuple(fold(piece).text.strip() for piece in OMISSION.split(quote))


def find(
    quote: str,
    text: Folded,
    prefix: str | None = None,
    suffix: str | None = None,
    budget: SearchBudget | None = None,
) -> Search:
    """Look for a quotation in a folded text; ``prefix`` and ``suffix`` are what must stand right around it.

    The outcome is ``GIVEN_UP`` when the budget is spent (one for this search alone, unless one is given).
    """
    budget = budget or SearchBudget()
    search = _find(quote, text, (prefix, suffix), budget)
    return Search(Outcome.GIVEN_UP) if budget.is_spent else search


def _find(quote: str, text: Folded, context: tuple[str | None, str | None], budget: SearchBudget) -> Search:
    pieces = pieces_of(quote)
    if sum(map(_length, pieces)) < MIN_LENGTH or min(map(_length, pieces)) < MIN_PIECE:
        return Search(Outcome.TOO_SHORT)
    if len(pieces) > MAX_PIECES:
        return Search(Outcome.NOT_FOUND)
    whole = _matches(pieces, _Places(text, budget))
    if not whole:
        cut = _matches(pieces, _Places(text, budget, whole_words=False), most=1)
        return Search(Outcome.INSIDE_WORD, _originals(cut, text)) if cut else Search(Outcome.NOT_FOUND)
    before, behind = (None if words is None else fold(words).text.strip() for words in context)
    in_context = [match for match in whole if _stands_between(match, text, before, behind)]
    if not in_context:
        return Search(Outcome.CONTEXT_NOT_FOUND, _originals(whole, text))
    return Search(Outcome.FOUND if len(in_context) == 1 else Outcome.AMBIGUOUS, _originals(in_context, text))


def _length(text: str) -> int:
    """Return how long a text is; a character of a script in which one is a syllable or a word counts twice."""
    return len(text) + count_unspaced(text)


def occurrences(words: str, text: Folded, budget: SearchBudget | None = None) -> tuple[tuple[Span, ...], ...]:
    """Return every place where words of any length stand as whole words, each as one span for each piece.

    When the budget is spent (one for this search alone, unless one is given), some are missing.
    """
    return _originals(_all_matches(words, text, budget), text)


def stands_in(words: str, text: Folded, budget: SearchBudget | None = None) -> bool:
    """Say whether words of any length stand somewhere as whole words; when the budget is spent, they may all the same."""
    return bool(_all_matches(words, text, budget, most=1))


def stretches(passages: Iterable[str], text: Folded) -> tuple[Span, ...]:
    """Return every stretch of the text over which one of the passages stands, wherever it does.

    The checks report passages for which :data:`MAX_PASSAGES_COST` is not enough.
    """
    budget = SearchBudget(MAX_PASSAGES_COST)
    sought = takewhile(lambda _: not budget.is_spent, passages)
    return tuple(span for words in sought for match in occurrences(words, text, budget) for span in match)


def _all_matches(words: str, text: Folded, budget: SearchBudget | None, most: int = MAX_MATCHES) -> list[_Match]:
    pieces = tuple(piece for piece in pieces_of(words) if piece)
    places = _Places(text, budget or SearchBudget())
    return _matches(pieces, places, most=most) if 0 < len(pieces) <= MAX_PIECES else []


_Match = tuple[Span, ...]


def _originals(matches: list[_Match], text: Folded) -> tuple[_Match, ...]:
    return tuple(tuple(span for piece in match if (span := text.span(piece.start, piece.end))) for match in matches)


def _matches(pieces: tuple[str, ...], places: _Places, *, most: int = MAX_MATCHES) -> list[_Match]:
    """Return at most ``most`` of the places where the pieces stand in order."""
    end = len(places.text.text)
    if len(pieces) == 1:
        return [(place,) for place in islice(places.of(pieces[0], 0, end), most)]
    if not all(places.look(piece, 0, end) >= 0 for piece in pieces):
        return []
    breaks = paragraph_starts(places.text)
    places.budget.spend(_BREAK_COST * end + _PARAGRAPH_COST * len(breaks))
    found = list(islice(places.in_order(pieces, breaks), most))
    places.budget.spend(_PLACE_COST * len(pieces) * len(found))
    return found


class _Places(Struct, frozen=True):
    """Where pieces stand in a text: anywhere, or only as whole words. When the budget is spent, they stand nowhere."""

    text: Folded
    budget: SearchBudget
    whole_words: bool = True

    def in_order(self, pieces: tuple[str, ...], breaks: tuple[int, ...]) -> Iterator[_Match]:
        """Yield every place where the pieces follow one another within a paragraph or it and the next."""
        edges = (0, *breaks, len(self.text.text))
        for begin, end, limit in zip(edges, edges[1:], (*edges[2:], edges[-1]), strict=False):
            if not self._may_fit(pieces, begin, limit):
                continue
            for first in self.of(pieces[0], begin, min(limit, end + len(pieces[0]))):
                if first.start >= end or not self._fits(first.end, pieces[1:], limit):
                    # If the pieces do not follow here, they do not follow later before the same limit either.
                    break
                yield from self._continued((first,), pieces[1:], limit)

    def _may_fit(self, pieces: tuple[str, ...], start: int, limit: int) -> bool:
        """Say whether the letters of the pieces follow one another at all: a fast first test."""
        if limit - start < sum(map(len, pieces)):
            return False
        for piece in pieces:
            at = self.look(piece, start, limit)
            if at < 0:
                return False
            start = at + len(piece)
        return True

    def _continued(self, found: _Match, rest: tuple[str, ...], limit: int) -> Iterator[_Match]:
        if not rest:
            yield found
            return
        for piece in self.of(rest[0], found[-1].end, limit):
            if not self._fits(piece.end, rest[1:], limit):
                return
            yield from self._continued((*found, piece), rest[1:], limit)

    def _fits(self, start: int, pieces: tuple[str, ...], limit: int) -> bool:
        """Say whether the pieces follow from ``start`` at all, each taken where it stands first."""
        for piece in pieces:
            place = next(self.of(piece, start, limit), None)
            if place is None:
                return False
            start = place.end
        return True

    def _parts(self, start: int, end: int) -> bool:
        return any(cuts_word(self.text.text, at, self.text.is_dash) for at in (start, end))

    def _splits(self, span: Span) -> bool:
        """Say whether a stretch of the original begins or ends within a character; folding leaves joiners out."""
        end = behind_vanishing(self.text.original, span.end)
        return cuts_cluster(self.text.original, span.start) or cuts_cluster(self.text.original, end)

    def look(self, piece: str, start: int, limit: int) -> int:
        """Return where the letters of a piece stand next, or -1."""
        if self.budget.is_spent:
            return -1
        at = self.text.text.find(piece, start, limit)
        passed = (limit if at < 0 else at + len(piece)) - start
        return at if self.budget.spend(_LOOK_COST + max(0, passed)) else -1

    def of(self, piece: str, start: int, limit: int) -> Iterator[Span]:
        """Yield where a piece stands, overlapping places included, but not where it splits a folded character."""
        at = self.look(piece, start, limit)
        while at >= 0:
            end = at + len(piece)
            self.budget.spend(_PLACE_COST)
            if (span := self.text.span(at, end)) and not (
                self.whole_words and (self._parts(at, end) or self._splits(span))
            ):
                yield Span(at, end)
            at = self.look(piece, self._next(at), limit)

    def _next(self, at: int) -> int:
        """Return the next offset at which a piece may begin: whole words begin at no other letter of the same word."""
        if not self.whole_words:
            return at + 1
        following = max(at + 1, word_end(self.text.text, at))
        self.budget.spend(_WORD_CHARACTER_COST * (following - at))
        return following


def _stands_between(match: _Match, text: Folded, prefix: str | None, suffix: str | None) -> bool:
    """Say whether a match stands right between folded words, either of which may be None; a white space does not count."""
    return _ends_with(text.text, match[0].start, prefix) and _begins_with(text.text, match[-1].end, suffix)


def _ends_with(text: str, end: int, words: str | None) -> bool:
    if not words:
        return words is None
    end -= text[end - 1 : end] == " "
    return text.endswith(words, 0, end)


def _begins_with(text: str, start: int, words: str | None) -> bool:
    if not words:
        return words is None
    start += text[start : start + 1] == " "
    return text.startswith(words, start)
