"""The places of an article as its record has them: each with first words that stand in the text once, in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.authoring.ingest.article import Place
from site_builder.content.records import SourcePlace
from site_builder.evidence.folding import fold

FEWEST_WORDS = 6
"""How many words name a place at least, where it has so many."""
MOST_WORDS = 15
"""How many words name a place at most."""


def recorded(places: Iterable[Place], text: str) -> Iterator[SourcePlace]:
    """Yield the places whose first words stand in the text, each behind the one before."""
    folded = fold(text).text
    done = 0
    for place in places:
        words = fold(place.begins).text.split(" ")
        for count in range(min(MOST_WORDS, len(words)), 0, -1):
            begins = " ".join(words[:count])
            at = folded.find(begins, done)
            if at >= 0 and (count >= FEWEST_WORDS or count == len(words)):
                done = at + 1
                yield SourcePlace(locator=place.locator, begins=_shortest(words[:count], folded))
                break


def _shortest(words: list[str], folded: str) -> str:
    """Return as few of the words as name one place of the text, but not fewer than people recognise."""
    for count in range(min(FEWEST_WORDS, len(words)), len(words)):
        begins = " ".join(words[:count])
        if folded.count(begins) == 1:
            return begins
    return " ".join(words)
