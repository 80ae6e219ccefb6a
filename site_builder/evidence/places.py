"""Where the pages of a file or the moments of a broadcast begin in an archived text, and in which one a passage stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from site_builder.evidence.folding import Folded, fold
from site_builder.evidence.search_budget import MAX_PASSAGES_COST, SearchBudget

_LOOK_COST = 1000
"""What it costs to look for a beginning, besides one unit for each code point that is passed."""


def place_starts(begins: Iterable[str], text: Folded) -> tuple[int, ...]:
    """Return where each beginning stands in the original text, one behind the other.

    It is -1 for one that does not stand there, and for those for which :data:`MAX_PASSAGES_COST` is not enough.
    """
    budget = SearchBudget(MAX_PASSAGES_COST)
    found: list[int] = []
    done = 0
    for words in (fold(words).text for words in begins):
        at = -1 if budget.is_spent else text.text.find(words, done)
        budget.spend(_LOOK_COST + (at if at >= 0 else len(text.text)) - done)
        span = text.span(at, at + len(words)) if at >= 0 and words else None
        found.append(span.start if span else -1)
        done = at + 1 if span else done
    return tuple(found)


def locator_at(offset: int, locators: Sequence[str], begin: Sequence[int]) -> str | None:
    """Return the page or the time in which an offset of the original text lies."""
    known = [(start, locator) for start, locator in zip(begin, locators, strict=True) if start >= 0]
    number = bisect_right([start for start, _ in known], offset) - 1
    return known[number][1] if number >= 0 else None
