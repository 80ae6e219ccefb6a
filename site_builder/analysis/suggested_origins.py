"""Origins that an article itself suggests and that nobody recorded: told to the editors, never assumed."""

from __future__ import annotations

from functools import lru_cache

from msgspec import Struct

from site_builder.analysis.attributions import attributions

MAX_SUGGESTIONS = 3
"""How many origins are suggested for one article."""
_ROOM = 40


class SuggestedOrigin(Struct, frozen=True):
    """An origin that an article names. ``words`` are the article's own, with a little around them on their line."""

    name: str
    words: str


@lru_cache(maxsize=4096)
def suggested_origins(text: str, language: str) -> tuple[SuggestedOrigin, ...]:
    """Return what an article says about where it has its report, those words first that are about all of it."""
    found = sorted(attributions(text, language), key=lambda one: (not one.covers_all, one.span))
    first = {one.origin.casefold(): one for one in reversed(found)}
    named = [one for one in found if first[one.origin.casefold()] is one]
    return tuple(
        SuggestedOrigin(one.origin, _around(text, one.span.start, one.span.end)) for one in named[:MAX_SUGGESTIONS]
    )


def _around(text: str, start: int, end: int) -> str:
    """Return words with what stands right before and behind them, on their line."""
    before = text[max(0, start - _ROOM) : start].rpartition("\n")[2]
    after = text[end : end + _ROOM].partition("\n")[0]
    before = before.partition(" ")[2] if len(before) == _ROOM else before
    after = after.rpartition(" ")[0] if len(after) == _ROOM else after
    return " ".join(f"{before}{text[start:end]}{after}".split())
