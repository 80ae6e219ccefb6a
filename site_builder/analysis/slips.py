"""Slips of spelling that two articles share and no third one has: nobody makes the same slip by chance.

A slip is a small word that only these articles have and that is one letter away from a word that many have. Endings and
the spellings of other countries are none. It is a sign to look at, not a proof: rare words that differ by one letter from
common ones are there in every language.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from msgspec import Struct
from rapidfuzz import process
from rapidfuzz.distance import OSA, Levenshtein

from site_builder.analysis.alignment import Columns
from site_builder.analysis.fingerprints import CONTENT, Fingerprint
from site_builder.evidence.receipt import Span

MIN_LETTERS = 7
"""How long a word is of which a slip is looked for; among shorter ones too many differ by one letter."""
TIMES = 5
"""In how many times as many articles the right spelling stands."""
ENDING = 3
"""How many letters at the end of a word can be an ending."""

_SPELLINGS = frozenset({frozenset("sz"), frozenset("cs"), frozenset("ae"), frozenset("ij"), frozenset("iy")})
_LETTERS_LEFT_OUT = frozenset("uleah")


class Slip(Struct, frozen=True):
    """A word as two articles misspell it, the word that is meant, and where it first stands in each of them."""

    word: str
    meant: str
    one: Span
    other: Span


def frequencies(prints: Iterable[Fingerprint]) -> Counter[str]:
    """Return in how many articles each word stands outside quotations."""
    return Counter(word for print in prints for word in set(print.words.split(" ")))


def shared_slips(one: Columns, other: Columns, known: Mapping[str, int]) -> tuple[Slip, ...]:
    """Return the slips that two articles share. ``known`` says in how many articles of the corpus each word stands."""
    rare = [word for word in _telling(one) & _telling(other) if known.get(word) == 2]
    if not rare:
        return ()
    common = [word for word, count in known.items() if count >= 2 * TIMES and len(word) >= MIN_LETTERS - 1]
    slips = ((word, _meant(word, common)) for word in sorted(rare))
    return tuple(
        Slip(word, meant, _first(one, word), _first(other, word)) for word, meant in slips if meant is not None
    )


def _telling(article: Columns) -> set[str]:
    """Return the long words of an article that are no names, as their small first letters tell."""
    return {
        word
        for word, flags in zip(article.words, article.flags, strict=True)
        if flags & CONTENT and len(word) >= MIN_LETTERS and word.isalpha()
    }


def _meant(word: str, common: list[str]) -> str | None:
    found = process.extract(word, common, scorer=OSA.distance, score_cutoff=1, limit=5)
    return min((meant for meant, distance, _ in found if distance == 1 and _is_slip(word, meant)), default=None)


def _is_slip(word: str, meant: str) -> bool:
    """Say whether two words that differ by one letter, or by the order of two, can be one word and its misspelling."""
    if word[0] != meant[0]:
        return False
    edits = Levenshtein.editops(word, meant)
    if edits[0].src_pos >= len(word) - ENDING:
        return False
    if len(edits) > 1:
        return True
    (edit,) = edits
    if edit.tag == "replace":
        return frozenset((word[edit.src_pos], meant[edit.dest_pos])) not in _SPELLINGS
    letter = word[edit.src_pos] if edit.tag == "delete" else meant[edit.dest_pos]
    return letter not in _LETTERS_LEFT_OUT


def _first(article: Columns, word: str) -> Span:
    at = article.words.index(word)
    return article.span(at, at + 1)
