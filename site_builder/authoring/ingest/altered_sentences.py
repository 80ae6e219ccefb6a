"""Sentences that a page's own ``articleBody`` has in other words than the page shows.

Readers saw what the page shows, and that is archived. An editor should know of the other wording: one of the two may have
been changed after it was published. A heading or a place before a sentence, and two sentences without a space between, are
what programs make of a page, and change nothing.
"""

from __future__ import annotations

from bisect import bisect
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice, takewhile

from msgspec import Struct

from site_builder.authoring.ingest.blocks import Block, letters
from site_builder.authoring.ingest.missing_paragraphs import (
    LETTERS_AT_A_TIME,
    MOST_OF_PAGE,
    MOST_SHOWN_BETWEEN,
    MOST_STATED,
    lines_of,
    sentences_of,
    share_shown,
)

MIN_COMPARED_LETTERS = 30
"""How many letters a sentence has at least that is compared; a shorter one may be a heading."""
MAX_COMPARED_LETTERS = 1500
"""How many letters it has at most; a longer one is a list."""
MOST_COMPARED = 500
"""How many sentences that do not stand on the page are compared."""
MIN_PIECES_SHARED = 0.5
"""What share of the pieces of a sentence stands in the one of the page that says the same."""
CONTEXT_TOLD = 30
"""How many characters are told before the first and behind the last that differ, up to where a word ends."""
LONGEST_TOLD = 150
"""How many characters of a sentence are told at most."""


class Altered(Struct, frozen=True):
    """The words around what differs: those of the ``articleBody`` and those that the page shows, empty where it has no such sentence."""

    stated: str
    shown: str


def altered_in(stated: object, shown: Iterable[Block], named: Iterable[str]) -> Iterator[Altered]:
    """Yield what the ``articleBody`` of a page says otherwise than these blocks, which are all of the page.

    ``named`` are passages of it that are named as missing; what stands in those is not told again.
    """
    if not isinstance(stated, str) or len(stated) > MOST_STATED:
        return
    page = _Page([sentence for block in shown for line in block.text.splitlines() for sentence in sentences_of(line)])
    if len(page.letters) > MOST_OF_PAGE:
        return
    known = "\n".join((page.letters, letters(" ".join(named))))
    sentences = chain.from_iterable(lines_of(stated))
    unknown = (
        each
        for each in sentences
        if MIN_COMPARED_LETTERS <= len(bare := letters(each)) <= MAX_COMPARED_LETTERS and bare not in known
    )
    for sentence in islice(dict.fromkeys(unknown), MOST_COMPARED):
        if (alike := page.likest(sentence)) is None or is_altered(sentence, alike):
            yield Altered(*_told(sentence, alike or ""))


class _Page:
    """The sentences of a page, and all of its letters in a row."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = sentences
        bare = [letters(sentence) for sentence in sentences]
        self.letters = "".join(bare)
        self._begins = (0, *accumulate(map(len, bare)))

    def likest(self, sentence: str) -> str | None:
        """Return the sentence that holds most of another one; None where the page does not have the half of it.

        Where the page has it in several sentences, it is returned as it is.
        """
        bare = letters(sentence)
        pieces = [
            bare[at : at + LETTERS_AT_A_TIME] for at in range(0, len(bare) - LETTERS_AT_A_TIME + 1, LETTERS_AT_A_TIME)
        ]
        places = (self.letters.find(piece) for piece in pieces)
        found = Counter(bisect(self._begins, place) - 1 for place in places if place >= 0)
        number, held = next(iter(found.most_common(1)), (0, 0))
        if held >= MIN_PIECES_SHARED * len(pieces):
            return self._sentences[number]
        return sentence if share_shown(bare, self.letters) > MOST_SHOWN_BETWEEN else None


def is_altered(stated: str, shown: str) -> bool:
    """Say whether a sentence says in other words what the page shows in one that shares most of its letters.

    Where it has the other one whole, what stands before and behind is looked at: words of the same sentence alter it.
    """
    ours, theirs = _Places(stated), _Places(shown)
    at = ours.letters.find(theirs.letters)
    if at < 0:
        return True
    first, last = ours.places[at], ours.places[at + len(theirs.letters) - 1]
    goes_on = last < ours.places[-1] and not _parts(stated[last : ours.after(last) + 1])
    is_led_up_to = at > 0 and stated[first] != shown[theirs.places[0]]
    return goes_on or is_led_up_to


def _parts(joint: str) -> bool:
    """Say whether marks part two letters, or a capital one that stands right behind a small one: a space was lost there."""
    is_glued = len(joint) == 2 and joint[0].islower() and joint[1].isupper()
    return is_glued or any(not mark.isspace() and mark not in ",;'’-‑" for mark in joint[1:-1])


class _Places:
    """The letters of a text, and the place in it of each."""

    def __init__(self, text: str) -> None:
        found = [(letter, place) for place, character in enumerate(text) for letter in letters(character)]
        self.letters = "".join(letter for letter, _ in found)
        self.places = [place for _, place in found]

    def after(self, place: int) -> int:
        """Return the place of the first letter behind a place."""
        return self.places[bisect(self.places, place)]


def _told(stated: str, shown: str) -> tuple[str, str]:
    """Return the words of two sentences where they differ, with some before and behind."""
    if not shown:
        return _cut(stated, 0, len(stated)), ""
    ours, theirs = _Places(stated), _Places(shown)
    before = _shared(ours.letters, theirs.letters)
    behind = _shared(ours.letters[before:][::-1], theirs.letters[before:][::-1])
    return _around(stated, ours, before, behind), _around(shown, theirs, before, behind)


def _shared(one: str, other: str) -> int:
    """Return with how many letters two texts begin alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _around(text: str, places: _Places, before: int, behind: int) -> str:
    last = len(places.places) - 1
    begin, end = places.places[min(before, last)], places.places[max(last - behind, 0)]
    return _cut(text, begin - CONTEXT_TOLD, end + CONTEXT_TOLD)


def _cut(text: str, begin: int, end: int) -> str:
    """Return a part of a text without parts of words at its ends, and with dots where it goes on."""
    begin, end = max(begin, 0), min(end, max(begin, 0) + LONGEST_TOLD, len(text))
    if begin and " " in text[begin:end]:
        begin = text.index(" ", begin) + 1
    if end < len(text) and " " in text[begin:end]:
        end = text.rindex(" ", begin, end)
    return f"{'… ' if begin else ''}{text[begin:end]}{' …' if end < len(text) else ''}"
