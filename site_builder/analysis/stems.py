"""The stems of a text: its telling words, cut to what "blocked", "blocks" and "blocking" share.

The words are those of :mod:`site_builder.evidence.terms`, without function words and figures; the stems are Snowball's
(https://snowballstem.org). Where words are written without spaces, two characters side by side stand for a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import Stemmer

from site_builder.analysis.lexicon import lexicon
from site_builder.content.languages import base_language
from site_builder.evidence.figure_terms import FIGURE
from site_builder.evidence.receipt import Span
from site_builder.evidence.terms import PER_CENT, UNIT, WORD, Term, plain_word, terms_of, word_of
from site_builder.evidence.whole_words import count_unspaced, is_unspaced

_SNOWBALL = {
    "ar": "arabic", "ca": "catalan", "cs": "czech", "da": "danish", "de": "german", "el": "greek", "en": "english",
    "eo": "esperanto", "es": "spanish", "et": "estonian", "eu": "basque", "fa": "persian", "fi": "finnish",
    "fr": "french", "ga": "irish", "hi": "hindi", "hu": "hungarian", "hy": "armenian", "id": "indonesian",
    "it": "italian", "lt": "lithuanian", "ne": "nepali", "nl": "dutch", "no": "norwegian", "nb": "norwegian",
    "nn": "norwegian", "pl": "polish", "pt": "portuguese", "ro": "romanian", "ru": "russian", "sr": "serbian",
    "sv": "swedish", "ta": "tamil", "tr": "turkish", "yi": "yiddish",
}  # fmt: skip

MAX_WORDS_AT_HAND = 65536
"""The stems of so many words of a language are cached."""
_FIGURE = re.compile(r"n\d+(?:d\d+)?\Z|percent\Z")
"""A figure as a term."""
_WORD = re.compile(WORD)
_MAY_BE_FIGURE = re.compile(rf"{FIGURE.pattern}|{PER_CENT}|per\Z", re.IGNORECASE)

StemPlace = tuple[str, int, int]
"""A stem, and where its word begins and ends, in code points."""


class Stem(NamedTuple):
    """A telling word of a text. ``span`` is where the word stands, in code points."""

    text: str
    span: Span


def stems_of(text: str, language: str = "en") -> tuple[Stem, ...]:
    """Return the stems of a text in order, without function words, numbers and single letters."""
    return tuple(Stem(stem, Span(start, end)) for stem, start, end in stem_places(text, language))


def stem_places(text: str, language: str = "en") -> list[StemPlace]:
    """Return what :func:`stems_of` returns, as plain tuples: they take half the time."""
    tongue = base_language(language)
    if count_unspaced(text):
        return [(stem.text, stem.span.start, stem.span.end) for stem in _with_pairs(text, tongue)]
    found: list[StemPlace] = []
    at: int | None = 0
    while at is not None:
        at = _add_places(found, text, at, tongue)
    return found


def stems_in(texts: Iterable[str], language: str) -> set[str]:
    """Return the stems that stand in these texts."""
    return {stem for text in texts for stem, _, _ in stem_places(text, language)}


def _add_places(found: list[StemPlace], text: str, start: int, language: str) -> int | None:
    """Add the stems from ``start`` to the first figure of several words, and return where this figure ends, or None.

    Looking for words alone is much faster than looking for figures too.
    """
    telling, add = _telling(language), found.append
    for match in _WORD.finditer(text, start):
        stem = telling[match[0]]
        if stem is None and (unit := UNIT.match(text, match.start())):
            if unit.end() != match.end():
                return unit.end()
            stem = stem_of_word(match[0], language) if unit["word"] else ""
        if stem:
            first, last = match.span()
            add((stem, first, last))
    return None


def _with_pairs(text: str, language: str) -> Iterator[Stem]:
    terms = terms_of(text)
    for term in terms:
        if not is_unspaced(text[term.span.start]) and not _FIGURE.match(term.text):
            stem = stem_of_word(term.text, language)
            if stem:
                yield Stem(stem, term.span)
    yield from _pairs(text, terms)


class _Telling(dict[str, str | None]):
    """The stems of words as they stand in a text, or None where a figure or “per cent” may begin with one.

    Most words of a text were met before, and nothing finds them sooner than a dict.
    """

    def __init__(self, language: str) -> None:
        super().__init__()
        self._language = language

    def __missing__(self, word: str) -> str | None:
        if len(self) >= MAX_WORDS_AT_HAND:
            self.clear()
        stem = None if _MAY_BE_FIGURE.match(word) else stem_of_word(word, self._language)
        self[word] = stem
        return stem


@cache
def _telling(language: str) -> _Telling:
    return _Telling(language)


def stem_of_word(word: str, language: str) -> str:
    """Return the stem of a word as it stands in a text, or an empty text where it tells nothing."""
    words = lexicon(language)
    base = word_of(word)
    return stem_of(base, language) if len(base) > 1 and not (words and base in words.function) else ""


def _pairs(text: str, terms: tuple[Term, ...]) -> Iterator[Stem]:
    for one, other in pairwise(terms):
        if (
            one.span.end == other.span.start
            and is_unspaced(text[one.span.start])
            and is_unspaced(text[other.span.start])
        ):
            yield Stem(one.text + other.text, Span(one.span.start, other.span.end))


@cache
def _stemmer(language: str) -> Stemmer.Stemmer | None:
    return Stemmer.Stemmer(_SNOWBALL[language]) if language in _SNOWBALL else None


@cache
def stem_of(word: str, language: str) -> str:
    """Return the stem of a word in small letters; the word itself in a language without a stemmer."""
    stemmer = _stemmer(language)
    return plain_word(stemmer.stemWord(word)) if stemmer else word
