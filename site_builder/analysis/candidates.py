"""Which pairs of many articles are worth comparing word for word: an inverted index of their grams, as sets of bits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

ARTICLES_AT_A_TIME = 512
"""How many articles are set against all others at a time: the width of the bit sets."""
GRAMS_COUNTED_ONCE = 4
"""How many grams that follow one another count once: a run of ten words or two runs of six make a pair a candidate."""
MAX_SIEVE = 1 << 27
"""The most bytes of the sieve that finds grams of more than one article."""


def repeated(grams: Sequence[Sequence[int]]) -> set[int]:
    """Return the grams that stand more than once in all these articles together, and a few others; never 0."""
    total = sum(map(len, grams))
    size = min(MAX_SIEVE, 1 << max(10, (16 * total).bit_length()))
    sieve, mask, found = bytearray(size), size - 1, set()
    for article in grams:
        for gram in article:
            slot = gram & mask
            if sieve[slot]:
                found.add(gram)
            else:
                sieve[slot] = 1
    found.discard(0)
    return found


def candidates(grams: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """Yield the pairs of articles, by number, that share grams in two places of each of them or more.

    Pairs come in blocks of :data:`ARTICLES_AT_A_TIME` second articles, in order within each. Every pair of articles that share two runs of
    :data:`~site_builder.analysis.fingerprints.GRAM` words apart, or one of ten, is there.
    """
    several = repeated(grams)
    marked = [_marked(article, several) for article in grams]
    for start in range(0, len(grams), ARTICLES_AT_A_TIME):
        masks: dict[int, int] = defaultdict(int)
        for number, article in enumerate(marked[start : start + ARTICLES_AT_A_TIME]):
            for _, gram in article:
                masks[gram] |= 1 << number
        for number in range(min(len(grams), start + ARTICLES_AT_A_TIME)):
            for other in _bits(_twice(marked[number], masks)):
                if start + other > number:
                    yield number, start + other


def _marked(article: Sequence[int], several: set[int]) -> list[tuple[int, int]]:
    """Return the grams of an article that others may have, each with the number of its step."""
    return [(at // GRAMS_COUNTED_ONCE, gram) for at, gram in enumerate(article) if gram in several]


def _twice(article: Sequence[tuple[int, int]], masks: dict[int, int]) -> int:
    """Return the bits of the articles that share grams in two steps of this one."""
    once = twice = here = 0
    last = -1
    for step, gram in article:
        if step != last:
            twice |= once & here
            once |= here
            here, last = 0, step
        here |= masks.get(gram, 0)
    return twice | once & here


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest
