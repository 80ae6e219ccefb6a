"""Names as they are compared: the same person may be written with the family name first, or without the accents."""

from __future__ import annotations

import re
from unicodedata import normalize

from site_builder.evidence.folding import fold

_ACCENT = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
PARTICLES = frozenset(
    [
        "al",
        "ap",
        "av",
        "bin",
        "bint",
        "da",
        "das",
        "de",
        "del",
        "della",
        "den",
        "der",
        "di",
        "do",
        "dos",
        "du",
        "e",
        "el",
        "ibn",
        "la",
        "le",
        "ould",
        "ten",
        "ter",
        "van",
        "von",
        "y",
        "zu",
        "zur",
    ]
)
"""Small words within names of people, which begin with no capital letter."""


def without_accents(text: str) -> str:
    """Return a text in small letters and without accents."""
    return _ACCENT.sub("", normalize("NFD", fold(text).text.casefold()))


def name_key(name: str) -> tuple[str, ...]:
    """Return what two ways to write one name have in common: their words, in whatever order."""
    return tuple(sorted(_WORD.findall(without_accents(name)))) or (without_accents(name).strip(),)


def words_of_name(name: str) -> tuple[str, ...]:
    """Return the words of a proper name; none where a text before the first comma is, or may be, an office or a group.

    A name has at least two words, and all of them begin with a capital letter but those such as “de” and “van”.
    """
    words = [word for word in _WORD.findall(name.partition(",")[0]) if word not in PARTICLES]
    return tuple(words) if len(words) > 1 and all(word[0].isupper() for word in words) else ()
