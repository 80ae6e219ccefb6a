"""Words in quotation marks in our own prose: whoever reads them takes them for an article's words, so they must be."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice

from site_builder.checks.archive import Texts
from site_builder.content.document import AnyDocument, Document, Key, Quotation
from site_builder.content.records import Claim, Source, TitleFrom
from site_builder.content.word_position import TextPlaces
from site_builder.evidence.find_quote import pieces_of, stands_in
from site_builder.evidence.folding import Folded
from site_builder.evidence.quotation_marks import quotations
from site_builder.findings.values import Finding
from site_builder.index.entries import ClaimEntry, IndexEntry, StoryEntry, UnlocatedFinding
from site_builder.index.site_index import SiteIndex

_WHERE = {
    "claims": "any of the claim's sources",
    "sources": "this source's archived text",
    "stories": "any of the story's sources",
    "questions": "any source of a claim that answers the question",
}
MAX_REPORTED = 100
"""How many quotations of one document are reported; who has so many has made one mistake many times."""
_NO_TITLE = (
    "This title is said to be the article's own (`title_from: article`), and does not stand in its archived text."
)
_NO_TITLE_HINT = "Copy the headline from the archived text, or write `title_from: editors` if the title is yours."
_END_MARKS = ".,;:!?… \ufffc"
_WORD = re.compile(r"\S+")


def check(document: Document[Claim] | Document[Source], texts: Texts) -> Iterator[Finding]:
    """Report quoted words of a claim or a source that stand in none of its sources."""
    record = document.record
    if isinstance(record, Claim):
        sources = tuple(dict.fromkeys(named.source for items in (record.evidence, record.silent) for named in items))
        seeds = _folded(sources, texts)
    else:
        own = texts.of(record.seed)
        seeds = (own,) if own else None
        if own and record.title_from is TitleFrom.ARTICLE and not _is_headline(record.title, own):
            yield document.report("title-not-found", ("title",), _NO_TITLE, _NO_TITLE_HINT)
    if seeds is None:
        return  # A source that cannot be read is reported; what it says is not known here.
    for quotation in _strangers(quoted_words(document), seeds):
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
        for quotation in _strangers(entry.quoted, seeds) if seeds is not None else ():
            yield entry.report("unpinned-quote", quotation.place, *_message(quotation.text, entry.folder))


def quoted_words(document: AnyDocument) -> tuple[Quotation, ...]:
    """Return every stretch of words that stands in quotation marks in a document's prose, with its place."""
    return (*_in_fields(document), *document.body.quotations)


def _sources(entry: IndexEntry, answers: Iterable[ClaimEntry]) -> tuple[str, ...]:
    """Return the sources whose words a story or a question may quote."""
    if isinstance(entry, StoryEntry):
        return tuple(dict.fromkeys(entry.sources))
    return tuple(
        dict.fromkeys(
            id for claim in answers for id in (*(item.source for item in claim.evidence), *claim.silent_sources)
        )
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


def _strangers(quoted: Iterable[Quotation], seeds: Iterable[Folded]) -> Iterator[Quotation]:
    """Yield the first :data:`MAX_REPORTED` of the quotations that stand in none of the seeds."""
    seeds = tuple(seeds)
    known: dict[str, bool] = {}

    def stands(words: str) -> bool:
        if words not in known:
            bare = words.strip(_END_MARKS)
            known[words] = not bare or any(stands_in(bare, seed) for seed in seeds)
        return known[words]

    return islice((quotation for quotation in quoted if not stands(quotation.text)), MAX_REPORTED)


def _in_fields(document: AnyDocument) -> Iterator[Quotation]:
    for key, text in _prose(document):
        found = [(quoted.start, text[quoted.start : quoted.end]) for quoted in quotations((text,))]
        if not found:
            continue
        place = document.place(*key)
        end = min(
            (mark.line - 1 for mark in document.keys.values() if mark.line > place.line), default=len(document.lines)
        )
        pieces = ((match.start(), match[0]) for match in _WORD.finditer(text))
        places = TextPlaces(document.path, pieces, document.lines, (place.line - 1, place.column - 1), end)
        for start, words in found:
            yield Quotation(words, places.place(start + len(words) - len(words.lstrip()), words.strip()))


def _prose(document: AnyDocument) -> Iterator[tuple[Key, str]]:
    """Yield what readers see of a document's fields in the editors' own words, and the key of each field."""
    record = document.record
    names = _FIELDS.get(record.folder, ())
    for name in names:
        value = getattr(record, name)
        yield from (((name,), value),) if isinstance(value, str) else _listed((name,), value or ())
    if isinstance(record, Claim):
        for number, claimant in enumerate(record.claimants):
            yield from _given(("claimants", number), name=claimant.name, role=claimant.role)
        for number, entry in enumerate(record.corrections):
            yield from _given(("corrections", number), note=entry.note)
        for number, item in enumerate(record.evidence):
            yield from _given(("evidence", number), why=item.why, speaker=item.speaker)
        for number, silence in enumerate(record.silent):
            yield from _given(("silent", number), because=silence.because, by=silence.by)
    if isinstance(record, Source):
        if origin := record.origin:
            yield from _given(("origin",), id=origin.id, because=origin.because)
        for number, other in enumerate(record.independent_of):
            yield from _given(("independent_of", number), because=other.because)
        for number, aside in enumerate(record.aside):
            yield from _given(("aside", number), because=aside.because)


_FIELDS = {
    "claims": ("claim", "answer", "summary", "sole_source_because", "would_change", "authors"),
    "sources": ("title", "short", "publisher", "authors"),
    "stories": ("title", "summary"),
    "questions": ("question", "summary"),
}


def _is_headline(title: str, seed: Folded) -> bool:
    """Say whether a title stands in an archived text in one piece: a headline leaves nothing out."""
    return len(pieces_of(title)) == 1 and stands_in(title.strip(_END_MARKS), seed)


def _listed(key: Key, texts: Iterable[str]) -> Iterator[tuple[Key, str]]:
    return (((*key, number), text) for number, text in enumerate(texts))


def _given(key: Key, **texts: str | None) -> Iterator[tuple[Key, str]]:
    return (((*key, name), text) for name, text in texts.items() if text)
