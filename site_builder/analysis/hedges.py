"""Words with which a text leaves open whether something is so: “reportedly”, “is understood to”, “could”."""

from __future__ import annotations

import re
from functools import cache

from site_builder.analysis.lexicon import lexicon
from site_builder.evidence.receipt import Span


def hedges(text: str, language: str) -> tuple[Span, ...]:
    """Return where the hedges of a text stand. Nothing is found in a language without word lists."""
    pattern = _pattern(language)
    return tuple(Span(*match.span()) for match in pattern.finditer(text)) if pattern else ()


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    words = lexicon(language)
    return re.compile(words.any_of("hedge"), re.IGNORECASE) if words else None
