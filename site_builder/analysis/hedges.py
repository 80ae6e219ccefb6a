"""Words with which a text leaves open whether something is so: “reportedly”, “is understood to”, “could”."""

from __future__ import annotations

import re
from functools import cache

from site_builder.analysis.lexicon import Lexicon, lexicon
from site_builder.evidence.receipt import Span


def hedges(text: str, language: str) -> tuple[Span, ...]:
    """Return where the hedges of a text stand. Nothing is found in a language without word lists."""
    words = lexicon(language)
    if words is None:
        return ()
    found = _pattern(language).finditer(text)
    return tuple(Span(*match.span()) for match in found if not _is_month(match[0], words))


def _is_month(found: str, words: Lexicon) -> bool:
    """Say whether what reads as a hedge is the name of a month: “in May”."""
    return found[:1].isupper() and found.lower() in words.calendar


@cache
def _pattern(language: str) -> re.Pattern[str]:
    words = lexicon(language)
    return re.compile(words.any_of("hedge") if words else r"(?!)", re.IGNORECASE)
