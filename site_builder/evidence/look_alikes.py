"""Letters of one script that look like those of another: “о” of Cyrillic in a Latin word."""

from __future__ import annotations

import re
from typing import NamedTuple
from unicodedata import name

_OTHERS = ("CYRILLIC", "GREEK", "ARMENIAN")


class OddLetter(NamedTuple):
    """A letter that stands among those of another script, its word, and the name that Unicode gives it."""

    letter: str
    word: str
    name: str


def letter_of_another_script(quote: str, passage: str) -> OddLetter | None:
    """Return the first letter in a Latin word of the quotation that is of another script and not in the passage at all."""
    for word in re.findall(r"\w+", quote):
        names = [name(letter, "") for letter in word]
        if any(named.startswith("LATIN") for named in names):
            for letter, named in zip(word, names, strict=True):
                if named.startswith(_OTHERS) and letter not in passage:
                    return OddLetter(letter, word, named.lower())
    return None
