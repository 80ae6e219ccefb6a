"""Whether a text is evidently in another language than the one it is said to be in: by its script, or by its small words.

Only what is certain is told. A script is compared with those of the language. Between languages that have word lists
(:mod:`site_builder.analysis.lexicon`) the function words decide that one of the two has alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from site_builder.analysis.lexicon import languages, lexicon
from site_builder.analysis.scripts import is_belied, language_of_script
from site_builder.content.languages import base_language

MAX_CODE_POINTS = 20_000
"""So many code points of a text are looked at."""
MIN_WORDS = 20
"""How many words a text has at least whose small words tell anything."""
MIN_SHARE_OF_ALL = 0.35
"""So many of its words are small words of the other language, at least; of a kindred language without lists fewer are."""
MIN_SHARE = 0.15
"""So many of its words are small words of the other language and not of the stated one, at least."""
MIN_TIMES = 5
"""So many times as many as are small words of the stated language and not of the other one."""
MAX_SHOWN = 3
_WORD = re.compile(r"[^\W\d_]+")


class Evident(Struct, frozen=True):
    """What a text evidently is in: the tag of the language, where that is known, and words that show it."""

    language: str | None
    words: tuple[str, ...] = ()


def evident_language(text: str, stated: str) -> Evident | None:
    """Return the other language in which a text evidently is, or None where it may be in the stated one."""
    text = text[:MAX_CODE_POINTS]
    if is_belied(stated, text):
        return Evident(language_of_script(text))
    own, small = base_language(stated), _small_words()
    words = [word.lower() for word in _WORD.findall(text)] if own in small else []
    if len(words) < MIN_WORDS:
        return None
    counts = Counter(words)
    if _count(counts, small[own]) >= MIN_SHARE_OF_ALL * len(words):
        return None
    best = max(small, key=lambda tag: (_count(counts, small[tag]), tag == own, tag))
    alone = small[best] - small[own]
    of_best, of_own = _count(counts, alone), _count(counts, small[own] - small[best])
    if _count(counts, small[best]) < MIN_SHARE_OF_ALL * len(words):
        return None
    if of_best < MIN_SHARE * len(words) or of_best < MIN_TIMES * of_own:
        return None
    there = (word for word in alone & counts.keys() if len(word) > 1)
    shown = sorted(there, key=lambda word: (-counts[word], word))
    return Evident(best, tuple(shown[:MAX_SHOWN]))


def are_words_of(text: str, language: str) -> bool:
    """Say whether the small words of a text are evidently those of a language, and of no other one that has word lists."""
    small = _small_words()
    words = [word.lower() for word in _WORD.findall(text[:MAX_CODE_POINTS])]
    if language not in small or len(words) < MIN_WORDS:
        return False
    counts = Counter(words)
    if _count(counts, small[language]) < MIN_SHARE_OF_ALL * len(words):
        return False
    for other in small.keys() - {language}:
        here, there = (_count(counts, small[a] - small[b]) for a, b in ((language, other), (other, language)))
        if here < MIN_SHARE * len(words) or here < MIN_TIMES * there:
            return False
    return True


def _count(counts: Counter[str], words: frozenset[str]) -> int:
    return sum(counts[word] for word in words if word in counts)


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """Return the function words of each language that has lists."""
    return {tag: found.function for tag in sorted(languages()) if (found := lexicon(tag))}
