"""Words in quotation marks in our own prose: whoever reads them takes them for an article's words, so they must be."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from site_builder.checks.archive import Texts
from site_builder.content.document import AnyDocument, Document, Key, Quotation
from site_builder.content.records import Claim, Question, Source, Story
from site_builder.content.word_position import locate
from site_builder.evidence.find_quote import occurrences
from site_builder.evidence.folding import Folded
from site_builder.evidence.quotation_marks import quoted_in
from site_builder.findings.values import Finding, Place
from site_builder.index.entries import ClaimEntry, IndexEntry, StoryEntry, UnlocatedFinding
from site_builder.index.site_index import SiteIndex

_WHERE = {
    "claims": "any of the claim's sources",
    "sources": "this source's archived text",
    "stories": "any of the story's sources",
    "questions": "any source of a claim that answers the question",
}
_END_MARKS = ".,;:!?… "


def check(document: Document[Claim] | Document[Source], texts: Texts) -> Iterator[Finding]:
    """Report quoted words of a claim or a source that stand in none of its sources."""
    record = document.record
    if isinstance(record, Claim):
        sources = tuple(dict.fromkeys((*(item.source for item in record.evidence), *record.silent)))
        seeds = _folded(sources, texts)
    else:
        own = texts.of(record.seed)
        seeds = (own,) if own else None
    if seeds is None:
        return  # A source that cannot be read is reported; what it says is not known here.
    for quotation in quoted_words(document):
        if not _stands(quotation.text, seeds):
            yield document.report("unpinned-quote", quotation.place, *_message(quotation.text, record.folder))


def check_later(index: SiteIndex, part: SiteIndex, texts: Texts) -> Iterator[UnlocatedFinding]:
    """Report quoted words of stories and questions that stand in none of the sources of their claims."""
    quoting = [entry for entry in (*part.stories.values(), *part.questions.values()) if entry.quoted]
    if not quoting:
        return
    answers: dict[str, list[ClaimEntry]] = defaultdict(list)
    for claim in index.claims.values():
        if claim.question and claim.question in part.questions:
            answers[claim.question].append(claim)
    for entry in quoting:
        seeds = _folded(_sources(entry, answers.get(entry.id, [])), texts)
        for quotation in entry.quoted if seeds is not None else ():
            if not _stands(quotation.text, seeds or ()):
                yield entry.report("unpinned-quote", quotation.place, *_message(quotation.text, entry.folder))


def quoted_words(document: AnyDocument) -> tuple[Quotation, ...]:
    """Return every stretch of words that stands in quotation marks in a document's prose, with its place."""
    return (*(Quotation(*found) for found in _in_fields(document)), *document.body.quotations)


def _sources(entry: IndexEntry, answers: Iterable[ClaimEntry]) -> tuple[str, ...]:
    """Return the sources whose words a story or a question may quote."""
    if isinstance(entry, StoryEntry):
        return tuple(dict.fromkeys(entry.sources))
    return tuple(
        dict.fromkeys(id for claim in answers for id in (*(item.source for item in claim.evidence), *claim.silent))
    )


def _folded(sources: tuple[str, ...], texts: Texts) -> tuple[Folded, ...] | None:
    """Return the texts of these sources, or None when one of them cannot be read."""
    found = tuple(text for id in sources if id in texts.sources and (text := texts.of_source(id)))
    return found if len(found) == len(sources) else None


def _message(words: str, folder: str) -> tuple[str, str]:
    return (
        f"“{_short(words)}” stands in quotation marks, and does not stand in {_WHERE[folder]}.",
        "Quote the words as they stand there, or take the quotation marks away.",
    )


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def _stands(words: str, seeds: Iterable[Folded]) -> bool:
    bare = words.strip(_END_MARKS)
    return not bare or any(occurrences(bare, seed) for seed in seeds)


def _in_fields(document: AnyDocument) -> Iterator[tuple[str, Place]]:
    for key, text in _prose(document):
        marked_words = tuple(quoted_in(text))
        if not marked_words:
            continue
        place = document.place(*key)
        start = (place.line - 1, place.column - 1)
        end = min(
            (mark.line - 1 for mark in document.keys.values() if mark.line > place.line), default=len(document.lines)
        )
        for marked in marked_words:
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
    if isinstance(record, Source):
        if record.origin and record.origin.because:
            yield ("origin", "because"), record.origin.because
        yield from ((("independent_of", n, "because"), other.because) for n, other in enumerate(record.independent_of))
    if isinstance(record, Claim | Story | Question) and record.summary:
        yield ("summary",), record.summary
