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
from itertools import islice

from msgspec import Struct

from site_builder.evidence.folding import Folded, fold, paragraph_starts
from site_builder.evidence.receipt import Span
from site_builder.evidence.whole_words import count_unspaced, cuts_word

MIN_LENGTH = 10
"""The fewest code points that a quotation may have, omissions not counted; ideographs count twice."""
MAX_LOOKED_THROUGH = 1_000_000_000
"""How many code points of archived texts are looked through for the quotations of one document, which takes a second or two."""
MIN_PIECE = 4
"""The fewest code points that each piece around an omission may have."""
MAX_PIECES = 40
"""How many pieces a quotation may be cut into."""
MAX_MATCHES = 1000
"""How many places are listed; beyond that a quotation simply stands too often."""

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


def find(quote: str, text: Folded, prefix: str | None = None, suffix: str | None = None) -> Search:
    """Look for a quotation in a folded text; ``prefix`` and ``suffix`` are what must stand right around it."""
    pieces = pieces_of(quote)
    if sum(map(_length, pieces)) < MIN_LENGTH or min(map(_length, pieces)) < MIN_PIECE:
        return Search(Outcome.TOO_SHORT)
    if len(pieces) > MAX_PIECES:
        return Search(Outcome.NOT_FOUND)
    whole = _matches(pieces, text)
    if not whole:
        cut = _matches(pieces, text, whole_words=False, most=1)
        return Search(Outcome.INSIDE_WORD, _originals(cut, text)) if cut else Search(Outcome.NOT_FOUND)
    in_context = [match for match in whole if _stands_between(match, text, prefix, suffix)]
    if not in_context:
        return Search(Outcome.CONTEXT_NOT_FOUND, _originals(whole, text))
    return Search(Outcome.FOUND if len(in_context) == 1 else Outcome.AMBIGUOUS, _originals(in_context, text))


def _length(text: str) -> int:
    """Return how long a text is; a character of a script in which one is a syllable or a word counts twice."""
    return len(text) + count_unspaced(text)


def occurrences(words: str, text: Folded) -> tuple[tuple[Span, ...], ...]:
    """Return every place where words of any length stand as whole words, each as one span for each piece."""
    pieces = tuple(piece for piece in pieces_of(words) if piece)
    return _originals(_matches(pieces, text), text) if 0 < len(pieces) <= MAX_PIECES else ()


def stands_in(words: str, text: Folded) -> bool:
    """Say whether words of any length stand somewhere as whole words."""
    pieces = tuple(piece for piece in pieces_of(words) if piece)
    return 0 < len(pieces) <= MAX_PIECES and bool(_matches(pieces, text, most=1))


def stretches(passages: Iterable[str], text: Folded) -> tuple[Span, ...]:
    """Return every stretch of the text over which one of the passages stands, wherever it does."""
    return tuple(span for words in passages for match in occurrences(words, text) for span in match)


_Match = tuple[Span, ...]


def _originals(matches: list[_Match], text: Folded) -> tuple[_Match, ...]:
    return tuple(tuple(span for piece in match if (span := text.span(piece.start, piece.end))) for match in matches)


def _matches(
    pieces: tuple[str, ...], text: Folded, *, whole_words: bool = True, most: int = MAX_MATCHES
) -> list[_Match]:
    """Return at most ``most`` of the places where the pieces stand in order."""
    if not all(piece in text.text for piece in pieces):
        return []
    breaks = paragraph_starts(text) if len(pieces) > 1 else ()
    return list(islice(_Places(text, whole_words).in_order(pieces, breaks), most))


class _Places(Struct, frozen=True):
    """Where pieces stand in a text: anywhere, or only as whole words."""

    text: Folded
    whole_words: bool

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
            at = self.text.text.find(piece, start, limit)
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

    def _cuts(self, at: int) -> bool:
        return cuts_word(self.text.text, at, self.text.is_dash)

    def of(self, piece: str, start: int, limit: int) -> Iterator[Span]:
        """Yield where a piece stands, overlapping places included, but not where it splits a folded character."""
        text = self.text.text
        at = text.find(piece, start, limit)
        while at >= 0:
            end = at + len(piece)
            if self.text.span(at, end) and not (self.whole_words and (self._cuts(at) or self._cuts(end))):
                yield Span(at, end)
            at = text.find(piece, at + 1, limit)


def _stands_between(match: _Match, text: Folded, prefix: str | None, suffix: str | None) -> bool:
    return _ends_with(text, match[0].start, prefix) and _begins_with(text, match[-1].end, suffix)


def _ends_with(text: Folded, end: int, words: str | None) -> bool:
    """Say whether ``words`` stand right in front of ``end``; a white space between does not count."""
    folded = fold(words or "").text.strip()
    before = text.text[max(0, end - len(folded) - 1) : end].rstrip(" ")
    return words is None or (bool(folded) and before.endswith(folded))


def _begins_with(text: Folded, start: int, words: str | None) -> bool:
    """Say whether ``words`` stand right behind ``start``; a white space between does not count."""
    folded = fold(words or "").text.strip()
    after = text.text[start : start + len(folded) + 1].lstrip(" ")
    return words is None or (bool(folded) and after.startswith(folded))
