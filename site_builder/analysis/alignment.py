"""Maximal runs of words that two articles share, also where a few words within them were changed."""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator, Set

from msgspec import Struct

from site_builder.analysis.fingerprints import CUT_BEFORE, GRAM, Fingerprint
from site_builder.evidence.receipt import Span

MAX_GAP = 3
"""How many words may be changed, put in or left out between two pieces of one run, in each of the articles."""
MIN_PIECE = 4
"""How many words the piece behind such a gap has at least."""
MAX_PLACES = 8
"""How many places of one gram in an article are tried; a gram that stands there more often is a refrain."""
_GAPS = sorted(((one, other) for one in range(MAX_GAP + 1) for other in range(MAX_GAP + 1) if one or other), key=sum)
"""The gaps between two pieces of one run, in words of each article, the shortest first."""


class ArticleWords(Struct, frozen=True):
    """A fingerprint unpacked: one entry a word in each column. ``grams_at`` has the words with which each gram begins."""

    words: list[str]
    places: array[int]
    sentences: array[int]
    paragraphs: array[int]
    flags: bytes
    grams: array[int]
    grams_at: dict[int, list[int]]
    total: int

    def span(self, first: int, last: int) -> Span:
        """Return the code points from the word ``first`` up to but not including the word ``last``."""
        return Span(self.places[2 * first], self.places[2 * last - 1])


class Piece(Struct, frozen=True, order=True):
    """Words that stand in both articles: ``length`` words from the word ``one`` of the first, ``other`` of the second."""

    one: int
    other: int
    length: int


Run = tuple[Piece, ...]
"""Pieces that follow one another in both articles with at most :data:`MAX_GAP` changed words between them."""


def unpacked(print: Fingerprint) -> ArticleWords:
    """Return the columns of a fingerprint."""
    grams = _ints("Q", print.grams)
    grams_at: dict[int, list[int]] = defaultdict(list)
    for at, gram in enumerate(grams):
        if gram:
            grams_at[gram].append(at)
    return ArticleWords(
        print.words.split(" ") if print.words else [],
        _ints("I", print.places),
        _ints("I", print.sentences),
        _ints("I", print.paragraphs),
        print.flags,
        grams,
        dict(grams_at),
        print.total,
    )


def _ints(code: str, packed: bytes) -> array[int]:
    return array(code, packed)


def runs(one: ArticleWords, other: ArticleWords, shared: Set[int]) -> tuple[Run, ...]:
    """Return the runs that two articles share, in the order of the first; no word of either is in two of them.

    ``shared`` has the hashes of the grams that stand in both. Longer runs come first where two would take one word.
    """
    taken_one, taken_other = bytearray(len(one.words)), bytearray(len(other.words))
    found: list[Run] = []
    for piece in sorted(_pieces(one, other, shared), key=lambda piece: (-piece.length, piece)):
        for left in _free(piece, taken_one, taken_other):
            taken_one[left.one : left.one + left.length] = b"\1" * left.length
            taken_other[left.other : left.other + left.length] = b"\1" * left.length
            found.append((left,))
    return tuple(_bridged(sorted(found), one, other, taken_one, taken_other))


def _pieces(one: ArticleWords, other: ArticleWords, shared: Set[int]) -> set[Piece]:
    """Return the maximal pieces around the grams that stand in both articles."""
    pieces: set[Piece] = set()
    # The end of the last piece on each diagonal: anything before it belongs to that piece.
    reached: dict[int, int] = {}
    for at in sorted(at for gram in shared for at in one.grams_at[gram]):
        for place in other.grams_at[one.grams[at]][:MAX_PLACES]:
            if reached.get(at - place, -1) < at and one.words[at : at + GRAM] == other.words[place : place + GRAM]:
                start, end = _back(one, other, at, place), _on(one, other, at, place)
                reached[at - place] = at + end - 1
                pieces.add(Piece(at - start, place - start, start + end))
    return pieces


def _on(one: ArticleWords, other: ArticleWords, at: int, place: int) -> int:
    """Return how many words from two places on are the same, up to the next cut of either article."""
    length, most = 1, min(len(one.words) - at, len(other.words) - place)
    while (
        length < most
        and one.words[at + length] == other.words[place + length]
        and not (one.flags[at + length] | other.flags[place + length]) & CUT_BEFORE
    ):
        length += 1
    return length


def _back(one: ArticleWords, other: ArticleWords, at: int, place: int) -> int:
    """Return how many words in front of two places are the same, back to the last cut of either article."""
    length, most = 0, min(at, place)
    while (
        length < most
        and one.words[at - length - 1] == other.words[place - length - 1]
        and not (one.flags[at - length] | other.flags[place - length]) & CUT_BEFORE
    ):
        length += 1
    return length


def _free(piece: Piece, taken_one: bytearray, taken_other: bytearray) -> Iterator[Piece]:
    """Yield the stretches of a piece that share no word with another run and are long enough."""
    begin = 0
    for at in range(piece.length + 1):
        if at == piece.length or taken_one[piece.one + at] or taken_other[piece.other + at]:
            if at - begin >= GRAM:
                yield Piece(piece.one + begin, piece.other + begin, at - begin)
            begin = at + 1


def _bridged(
    found: list[Run], one: ArticleWords, other: ArticleWords, taken_one: bytearray, taken_other: bytearray
) -> Iterator[Run]:
    """Yield the runs, joined where only a few changed words separate them, and extended over such gaps."""
    current: Run = ()
    for run in found:
        if current and _follows(current[-1], run[0], one, other):
            current += run
            continue
        if current:
            yield _grown(current, one, other, taken_one, taken_other)
        current = run
    if current:
        yield _grown(current, one, other, taken_one, taken_other)


def _follows(piece: Piece, then: Piece, one: ArticleWords, other: ArticleWords) -> bool:
    ends = piece.one + piece.length, piece.other + piece.length
    gaps = then.one - ends[0], then.other - ends[1]
    return (
        0 <= min(gaps) <= max(gaps) <= MAX_GAP
        and not _cut(one, ends[0], then.one)
        and not _cut(other, ends[1], then.other)
    )


def _cut(columns: ArticleWords, first: int, last: int) -> bool:
    return any(flag & CUT_BEFORE for flag in columns.flags[first : last + 1])


def _grown(run: Run, one: ArticleWords, other: ArticleWords, taken_one: bytearray, taken_other: bytearray) -> Run:
    """Return a run with the pieces behind it that follow after a gap and are too short to be found by their grams."""
    while (piece := _next(run[-1], one, other)) and not (
        any(taken_one[piece.one : piece.one + piece.length])
        or any(taken_other[piece.other : piece.other + piece.length])
    ):
        taken_one[piece.one : piece.one + piece.length] = b"\1" * piece.length
        taken_other[piece.other : piece.other + piece.length] = b"\1" * piece.length
        run += (piece,)
    return run


def _next(piece: Piece, one: ArticleWords, other: ArticleWords) -> Piece | None:
    at, place = piece.one + piece.length, piece.other + piece.length
    for a, b in _GAPS:
        first, second = at + a, place + b
        if first < len(one.words) and second < len(other.words) and one.words[first] == other.words[second]:
            length = _on(one, other, first, second)
            if length >= MIN_PIECE and not _cut(one, at, first) and not _cut(other, place, second):
                return Piece(first, second, length)
    return None
