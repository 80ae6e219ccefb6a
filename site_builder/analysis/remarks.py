"""What the text under a claim reveals about an article that is recorded as silent on it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Set
from functools import lru_cache

from msgspec import Struct, structs

from site_builder.analysis.doubt import Doubt, Reason
from site_builder.analysis.reading import ArchivedArticle, ClaimTopic, SearchableArticle, pairs_of
from site_builder.analysis.signs import doubt_at
from site_builder.analysis.stems import stem_places
from site_builder.evidence.receipt import Span
from site_builder.evidence.sentences import enclosing, sentences

MAX_TEXTS_AT_HAND = 64
"""So many names and analyses are cached without letter case."""
MIN_PAIRS = 3
"""How many pairs of stems side by side an analysis and a sentence of the article have to share."""


class Analysis(Struct, frozen=True):
    """The text under a claim. ``citations`` are where which article is cited, ``links`` where another page is linked."""

    text: str
    language: str = "en"
    citations: tuple[tuple[Span, str], ...] = ()
    links: tuple[Span, ...] = ()


@lru_cache(1)
def _remarks(analysis: Analysis) -> tuple[Span, ...]:
    """Return the sentences of an analysis: once for all articles that are silent on its claim."""
    return sentences(analysis.text, analysis.language)


@lru_cache(1)
def _all_pairs(analysis: Analysis) -> frozenset[tuple[str, str]]:
    """Return the pairs of stems of a whole analysis: those of its sentences, and a few others."""
    return frozenset(pairs_of(stem_places(analysis.text, analysis.language)))


@lru_cache(1)
def _descriptions(analysis: Analysis) -> tuple[tuple[Span, frozenset[tuple[str, str]]], ...]:
    """Return the pairs of stems of each sentence that cites and links nothing."""
    taken = [*(span for span, _ in analysis.citations), *analysis.links]
    return tuple(
        (remark, frozenset(pairs_of(stem_places(analysis.text[remark.start : remark.end], analysis.language))))
        for remark in _remarks(analysis)
        if not any(remark.start < span.end and span.start < remark.end for span in taken)
    )


def doubts_of(claim: ClaimTopic, reading: SearchableArticle, analysis: Analysis) -> Iterator[Doubt]:
    """Ask where the analysis cites the article, calls it by a name, or tells what stands in it."""
    cited = next((span for span, id in analysis.citations if id == reading.article.id), None)
    named = _first_name(reading.article, analysis.text)
    for reason, place in ((Reason.CITED, cited), (Reason.NAMED, named)):
        if place:
            yield _of_remark(reason, claim, reading, analysis, (enclosing(_remarks(analysis), place) or (place,))[0])
    if not _told(reading, _all_pairs(analysis) - claim.pairs):
        return
    for remark, pairs in _descriptions(analysis):
        described = _of_description(reading, pairs - claim.pairs, remark)
        if described:
            yield described
            return


def _told(reading: SearchableArticle, pairs: Set[tuple[str, str]]) -> list[int]:
    """Return the sentences that hold both stems of enough pairs, side by side or not. They are few."""
    held: Counter[int] = Counter()
    for one, other in pairs:
        if one in reading.words and other in reading.words:
            held.update(set(reading.holding(one)).intersection(reading.holding(other)))
    return [at for at, count in held.items() if count >= MIN_PAIRS]


def _first_name(article: ArchivedArticle, text: str) -> Span | None:
    """Return where one of an article's names stands first as whole words, letter case aside."""
    found = [
        match
        for name in article.names
        if name
        and _caseless(name) in _caseless(text)
        and (match := re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text, re.IGNORECASE))
    ]
    first = min(found, key=lambda match: match.start(), default=None)
    return Span(first.start(), first.end()) if first else None


@lru_cache(MAX_TEXTS_AT_HAND)
def _caseless(text: str) -> str:
    """Return a text without letter case: characters that a pattern takes for the same become the same."""
    return text.casefold().replace("\u0131", "i").replace("i\u0307", "i")


def _of_remark(
    reason: Reason, claim: ClaimTopic, reading: SearchableArticle, analysis: Analysis, remark: Span
) -> Doubt:
    """Return a doubt with the sentence of the article that comes closest to a sentence of the analysis."""
    words = {stem for stem, _, _ in stem_places(analysis.text[remark.start : remark.end], analysis.language)}
    held: Counter[int] = Counter(at for stem in words | set(claim.shares) for at in reading.holding(stem))
    closest = max(held, key=lambda at: (held[at], -at), default=0)
    doubt = doubt_at(reason, reading, closest, words | set(claim.shares))
    return structs.replace(doubt, remark=remark)


def _of_description(reading: SearchableArticle, pairs: Set[tuple[str, str]], remark: Span) -> Doubt | None:
    """Ask where a sentence of the analysis repeats several words side by side that one sentence of the article has."""
    shared = {at: pairs & reading.pairs(at) for at in _told(reading, pairs)}
    best = max(shared, key=lambda at: (len(shared[at]), -at), default=None)
    if best is None or len(shared[best]) < MIN_PAIRS:
        return None
    stems = {stem for pair in shared[best] for stem in pair}
    return structs.replace(doubt_at(Reason.DESCRIBED, reading, best, stems), remark=remark)
