"""The places of an article as its record has them: each with first words by which it is found again, in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from unicodedata import category

from site_builder.authoring.ingest.article import FilePlace
from site_builder.content.source_text import SourcePlace
from site_builder.evidence.folding import fold

FEWEST_WORDS = 6
"""How many words name a place at least, where so many follow."""
MOST_CHARACTERS = 400
"""How many characters name a place at most."""
LONGEST_WORD = 30
"""How many characters a word has at most in a script that parts words by spaces."""
CHARACTERS_OF_PLACE = 12
"""How many characters name a place in another script."""
_WORD_END = re.compile(r"(?<=\S)(?= |\Z)")


def recorded(places: Iterable[FilePlace], text: str) -> Iterator[SourcePlace]:
    """Yield the places with first words that are found there when each is looked for behind the one before."""
    folded = fold(text)
    done = 0
    for place in places:
        at = folded.offset(place.at)
        for end in _ends(folded.text, at):
            if folded.text.find(folded.text[at:end], done) == at:
                done = at + 1
                yield SourcePlace(locator=place.locator, begins=folded.text[at:end])
                break


def _ends(text: str, at: int) -> Iterator[int]:
    """Yield where the first words of a place may end, the fewest that people recognise first."""
    following = text[at : at + MOST_CHARACTERS]
    if len(following.partition(" ")[0]) > LONGEST_WORD:
        ends = [
            n
            for n in range(CHARACTERS_OF_PLACE, len(following))
            if category(following[n])[0] != "M" and following[n - 1] != " "
        ]
        ends = ends or [len(following.rstrip())]
    else:
        ends = [found.start() for found in _WORD_END.finditer(following)][FEWEST_WORDS - 1 :] or [
            len(following.rstrip())
        ]
    return (at + end for end in ends)
