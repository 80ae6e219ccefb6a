"""Seeds cut into passages: the sentences of each article, without what belongs to the page around it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from site_builder.evidence.find_quote import stretches
from site_builder.evidence.folding import fold
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import sentences
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex

MAX_PASSAGE = 600
"""The longest passage, in code points; a longer sentence is searched in pieces."""


class Passage(Struct, frozen=True):
    """A stretch of the archived text of one source. ``line`` counts from 1 in the seed."""

    source: str
    seed: str
    line: int
    span: Span
    text: str


def searchable(index: SiteIndex) -> tuple[SourceEntry, ...]:
    """Return the sources whose archived text is there and is the one that was pinned: only those can be quoted."""
    return tuple(source for source in index.sources.values() if index.pins.get(source.seed) == source.sha256)


def passages(index: SiteIndex, sources: Iterable[SourceEntry]) -> tuple[Passage, ...]:
    """Return the passages of these sources, in the order of sources and texts, without page furniture."""
    return tuple(
        passage
        for source in sources
        if source.seed in index.pins
        for passage in _of_seed(source, index.seeds[source.seed].text)
    )


def _of_seed(source: SourceEntry, text: str) -> Iterator[Passage]:
    furniture = stretches(source.furniture, fold(text)) if source.furniture else ()
    line, counted = 1, 0
    for sentence in sentences(text, source.language):
        for span in _pieces(text, sentence):
            if any(span.start < part.end and part.start < span.end for part in furniture):
                continue
            line, counted = line + text.count("\n", counted, span.start), span.start
            yield Passage(source.id, source.seed, line, span, text[span.start : span.end])


def _pieces(text: str, span: Span) -> Iterator[Span]:
    """Yield a sentence whole, or, when it is very long (a text without marks), cut between words."""
    start = span.start
    while span.end - start > MAX_PASSAGE:
        cut = text.rfind(" ", start + 1, start + MAX_PASSAGE)
        cut = cut if cut > start else start + MAX_PASSAGE
        yield Span(start, cut)
        start = cut + (text[cut] == " ")
    if start < span.end:
        yield Span(start, span.end)
