"""Where the pages of a file or the moments of a broadcast begin in an archived text, and in which one a passage stands."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from site_builder.evidence.folding import Folded


def starts(begins: Iterable[str], text: Folded) -> tuple[int, ...]:
    """Return where each beginning stands in the original text, one behind the other; -1 for one that does not."""
    found: list[int] = []
    done = 0
    for words in begins:
        at = text.text.find(words, done)
        span = text.span(at, at + len(words)) if at >= 0 and words else None
        found.append(span.start if span else -1)
        done = at + 1 if span else done
    return tuple(found)


def locator_at(offset: int, locators: Sequence[str], begin: Sequence[int]) -> str | None:
    """Return the page or the time in which an offset of the original text lies."""
    known = [(start, locator) for start, locator in zip(begin, locators, strict=True) if start >= 0]
    number = bisect_right([start for start, _ in known], offset) - 1
    return known[number][1] if number >= 0 else None
