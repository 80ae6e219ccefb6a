"""Which stretches of an article are somebody's speech: words in quotation marks, sentences in the first or second person.

Two reports that quote one speech share its words and need not know of one another, so speech says nothing about where
a report comes from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from site_builder.analysis.lexicon import lexicon
from site_builder.evidence.quotation_marks import quotations as quoted_in
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import LINE_BREAK

CUT = re.compile('[“”„‟"«»‹›「」『』]')
"""A quotation mark that is no apostrophe: no run of shared words goes on beyond one."""

_POST = re.compile(r"\(@\w+\)|\bpic\.twitter\.com/|\bhttps?://t\.co/")
"""What stands below or in a post that a page shows: who wrote it, or its shortened addresses."""


def quoted_spans(text: str) -> tuple[Span, ...]:
    """Return the stretches of a text that stand in quotation marks, in order, without the marks.

    A mark that is not closed in its paragraph quotes the rest of it, as is usual for speeches of several paragraphs. A
    paragraph that is a post of a social network, as its signature tells, is a quotation as a whole.
    """
    return tuple(
        span
        for start, end in lines_of_text(text)
        for span in ((Span(start, end),) if _POST.search(text, start, end) else _quotations(text, start, end))
    )


def lines_of_text(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each line of a text begins and ends; a line is a paragraph in the texts that we have met."""
    start = 0
    for match in LINE_BREAK.finditer(text):
        yield start, match.start()
        start = match.end()
    yield start, len(text)


def _quotations(text: str, start: int, end: int) -> Iterator[Span]:
    yield from (Span(start + quoted.start, start + quoted.end) for quoted in quoted_in((text[start:end],)))


def is_first_or_second_person(word: str, language: str) -> bool:
    """Say whether a word, as it is written, makes its sentence one in the first or the second person.

    ``language`` is the first part of a language tag; where its words are not known, no word does.
    """
    if word.isupper() and len(word) > 1:  # “US” is a country.
        return False
    words = lexicon(language)
    lower = word.lower().replace("’", "'")
    return words is not None and (lower in words.persons or lower.partition("'")[0] in words.persons)
