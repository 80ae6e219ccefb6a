"""A text as the terms that are searched, each with the stretch of the text that it stands for.

A term has letters and digits only and no marks: case, accents, quotation marks, hyphens and the ways to write a
figure make no difference to a search (stems are the index's business). Where words are written without spaces, each
character is a term.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import category, normalize

from site_builder.evidence.figure_terms import FIGURE, figure_terms
from site_builder.evidence.receipt import Span
from site_builder.evidence.whole_words import is_unspaced
from site_builder.findings.characters import WITHIN_WORDS

PER_CENT = r"%|per[\s-]?cent(?![^\W_])"
"""The pattern of “per cent”; letter case does not matter."""
WORD = rf"[^\W_]+(?:[{WITHIN_WORDS}]+[^\W_]*)*(?:['’](?=[^\W_])[^\W_]+)?"
"""The pattern of a word."""
UNIT = re.compile(rf"{FIGURE.pattern}|(?P<percent>{PER_CENT})|(?P<word>{WORD})", re.IGNORECASE)
"""A figure, per cent, or a word."""
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)


class Term(NamedTuple):
    """One unit of a text.

    ``text`` is what is compared, ``also`` are other readings and the parts of a figure, and ``span`` is the stretch
    of the original that the unit stands for.
    """

    text: str
    also: tuple[str, ...]
    span: Span


def terms_of(text: str) -> tuple[Term, ...]:
    """Return the terms of a text in order."""
    return tuple(_terms(text))


def _terms(text: str) -> Iterator[Term]:
    for match in UNIT.finditer(text):
        span = Span(match.start(), match.end())
        if match["number"]:
            yield _figure(match, span)
        elif match["percent"]:
            yield Term("percent", (), span)
        else:
            yield from _word(match["word"], span)


def _word(word: str, span: Span) -> Iterator[Term]:
    if not word.isascii() and any(map(is_unspaced, word)):
        done = 0
        for match in FIGURE.finditer(word):
            yield from _characters(word[done : match.start()], span.start + done)
            yield _figure(match, Span(span.start + match.start(), span.start + match.end()))
            done = match.end()
        yield from _characters(word[done:], span.start + done)
    elif base := word_of(word):
        yield Term(base, (), span)


def _figure(match: re.Match[str], span: Span) -> Term:
    first, *others = figure_terms(match)
    parts = re.findall(r"[^\W_]+", match[0]) if match["scale"] or match["han"] else ()
    return Term(first, (*others, *map(plain_word, parts)), span)


def _characters(text: str, start: int) -> Iterator[Term]:
    """Yield the characters of a text without spaces, each as a term of its own."""
    for at, character in enumerate(text, start=start):
        if base := plain_word(character):
            yield Term(base, (), Span(at, at + 1))


def word_of(word: str) -> str:
    """Return a word as a term: without case, accents, marks and the possessive."""
    return plain_word(_POSSESSIVE.sub("", word))


def plain_word(word: str) -> str:
    """Return a word without case, accents and marks: letters and digits only."""
    if word.isascii() and word.isalnum():  # nearly always
        return word.lower()
    return _plain_letter(word) if len(word) == 1 else _plain(word)


@lru_cache(1 << 14)
def _plain_letter(letter: str) -> str:
    """Return one character without case and marks: where words are written without spaces, each is a term, over and over."""
    return _plain(letter)


def _plain(word: str) -> str:
    return "".join(c for c in normalize("NFKD", word.casefold()) if category(c)[0] in "LN")
