"""Words in quotation marks in our own prose: whoever reads them takes them for an article's words, so they must be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from site_builder.findings import Finding, Place
from site_builder.model.corpus import AnyDocument, Corpus
from site_builder.model.document import Key
from site_builder.model.records import Claim, Page, Question, Source, Story
from site_builder.pointing import locate
from site_builder.quotes.finding import occurrences
from site_builder.quotes.folding import Folded, fold
from site_builder.quotes.marks import quoted_in

_WHERE = {
    "claims": "any of the claim's sources",
    "sources": "this source's archived text",
    "stories": "any of the story's sources",
    "questions": "any source of a claim that answers the question",
}
_END_MARKS = ".,;:!?… "


def check(corpus: Corpus) -> Iterator[Finding]:
    """Report quoted words in titles of claims, summaries, reasons and bodies that stand in none of the sources."""
    texts = {name: fold(seed.text) for name, seed in corpus.seeds.items()}
    for document in corpus.documents():
        if isinstance(document.record, Page):
            continue
        sources = _sources(document, corpus)
        seeds = [
            texts[corpus.sources[id].record.seed]
            for id in sources
            if id in corpus.sources and corpus.sources[id].record.seed in texts
        ]
        if len(seeds) < len(sources):
            continue  # A source that cannot be read is reported; what it says is not known here.
        for words, place in (*_in_fields(document), *((q.text, q.place) for q in document.body.quotations)):
            if not _stands(words, seeds):
                yield _report(document, words, place)


def _report(document: AnyDocument, words: str, place: Place) -> Finding:
    where = _WHERE[document.record.folder]
    return document.report(
        "unpinned-quote",
        place,
        f"“{_short(words)}” stands in quotation marks, and does not stand in {where}.",
        "Quote the words as they stand there, or take the quotation marks away.",
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def _stands(words: str, seeds: Iterable[Folded]) -> bool:
    bare = words.strip(_END_MARKS)
    return not bare or any(occurrences(bare, seed) for seed in seeds)


def _sources(document: AnyDocument, corpus: Corpus) -> tuple[str, ...]:
    """Return the sources whose words a document may quote."""
    record = document.record
    if isinstance(record, Source):
        return (document.id,)
    if isinstance(record, Story):
        return tuple(dict.fromkeys(record.sources))
    if isinstance(record, Claim):
        return tuple(dict.fromkeys((*(item.source for item in record.evidence), *record.silent)))
    claims = (claim.record for claim in corpus.claims.values() if claim.record.question == document.id)
    return tuple(
        dict.fromkeys(
            source for claim in claims for source in (*(item.source for item in claim.evidence), *claim.silent)
        )
    )


def _in_fields(document: AnyDocument) -> Iterator[tuple[str, Place]]:
    for key, text in _prose(document):
        place = document.place(*key)
        start = (place.line - 1, place.column - 1)
        end = min(
            (mark.line - 1 for mark in document.keys.values() if mark.line > place.line), default=len(document.lines)
        )
        for marked in quoted_in(text):
            found = locate(marked, document.lines, start, end)
            if found is None:
                yield marked[1:], place
                continue
            start = (found[0], found[1] + len(marked))
            yield marked[1:], Place(place.file, found[0] + 1, found[1] + 2, len(marked) - 1)


def _prose(document: AnyDocument) -> Iterator[tuple[Key, str]]:
    record = document.record
    if isinstance(record, Claim):
        yield ("claim",), record.claim
        if record.answer:
            yield ("answer",), record.answer
        yield from ((("would_change", number), text) for number, text in enumerate(record.would_change))
        yield from ((("corrections", number, "note"), entry.note) for number, entry in enumerate(record.corrections))
        yield from ((("evidence", number, "why"), item.why) for number, item in enumerate(record.evidence))
    if isinstance(record, Claim | Story | Question) and record.summary:
        yield ("summary",), record.summary
