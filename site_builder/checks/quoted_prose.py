"""Words in quotation marks in our own prose: whoever reads them takes them for an article's words, so they must be."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import NamedTuple, cast

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.evidence_quotes import unproved_words
from site_builder.checks.markup import html_lines
from site_builder.content.addresses import address_of
from site_builder.content.body_paragraphs import HOLDER
from site_builder.content.document import AnyDocument, Document, Key, Quotation
from site_builder.content.fields import Record
from site_builder.content.record_fields import prose_of
from site_builder.content.records import Claim, Page, Source, TitleFrom
from site_builder.content.settings import Settings
from site_builder.content.word_position import TextPlaces
from site_builder.evidence.find_quote import pieces_of, stands_in
from site_builder.evidence.folding import Folded, fold
from site_builder.evidence.mark_shapes import QUOTATION_MARK
from site_builder.evidence.quotation_marks import quotations
from site_builder.evidence.search_budget import MAX_SEARCH_COST, SearchBudget
from site_builder.findings.finding import Finding, Place
from site_builder.index.entries import ClaimEntry, IndexEntry, PageEntry, StoryEntry, TopicEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_WHERE = {
    "claims": "any of the claim's sources",
    "sources": "this source's archived text",
    "stories": "any of the story's sources",
    "questions": "any source of a claim that answers the question",
    "claimants": "any source of a claim that they make",
    "topics": "any source of its claims and stories",
    "pages": "any source of the site",
    "cited": "any source that is cited beside it",
    "site": "any source of the site",
}
MAX_REPORTED = 100
"""How many quotations of one document are reported; who has so many has made one mistake many times."""
_NO_TITLE = (
    "This title is said to be the article's own (`title_from: article`), and does not stand in its archived text."
)
_NO_TITLE_HINT = "Copy the headline from the archived text, or write `title_from: editors` if the title is yours."
_STRANGER_HINT = "Quote the words as they stand there, or take the quotation marks away."
_CITED_HINT = "Put a citation behind the quotation marks, and strike nothing out between them: readers take all of it for the article's words."
_LOOSE = "This quotation mark has no partner in this text, so it quotes whatever stands beside it on the page."
_LOOSE_HINT = "Put the quoted words between two marks, or take the mark away."
_TOO_MANY = "These are too many words in quotation marks to be looked up in archived texts of this length."
_TOO_MANY_HINT = "Split the page, or archive the text of the article alone."
_END_MARKS = ".,;:!?… –—-"
_WORD = re.compile(r"\S+")


class _Sought(NamedTuple):
    """Quoted words with the texts in which they may stand, and how these are called.

    ``translated`` has the translations of the same claim, by the sources whose words they put into the site's language.
    """

    quotation: Quotation
    seeds: tuple[Folded, ...]
    where: str
    translated: Mapping[str, Folded] = {}


def check(document: Document[Claim] | Document[Source], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report quoted words of a claim or a source that stand in none of its sources."""
    record = document.record
    if isinstance(record, Claim):
        sources = tuple(dict.fromkeys(named.source for items in (record.evidence, record.silent) for named in items))
        seeds = _folded(sources, texts)
        if seeds is not None:  # Of an article that was taken down the quotations are known that are evidence.
            seeds += tuple(map(fold, unproved_words(cast(Document[Claim], document), texts).values()))
    else:
        own = texts.of(record.seed)
        seeds = (own,) if own else None
        if own and record.title_from is TitleFrom.ARTICLE and not _is_headline(record.title, own):
            yield document.report("title-not-found", ("title",), _NO_TITLE, _NO_TITLE_HINT)
    if seeds is None:
        return  # A source that cannot be read is reported; what it says is not known here.
    translated = _translated(record) if isinstance(record, Claim) else {}
    sought = (_Sought(quoted, seeds, _WHERE[record.folder], translated) for quoted in quoted_words(document))
    for fault in _faults(sought):
        yield document.report(*fault)


def _translated(claim: Claim) -> Mapping[str, Folded]:
    texts: dict[str, list[str]] = defaultdict(list)
    for item in claim.evidence:
        if item.translation:
            texts[item.source].append(item.translation.text)
    return {source: fold("\n".join(parts)) for source, parts in texts.items()}


def check_settings(settings: Document[Settings], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report quoted words of the site's settings, such as its tagline, that stand in none of its sources."""
    if (quoted := tuple(_in_fields(settings))) and (seeds := _folded(tuple(texts.sources), texts)) is not None:
        for fault in _faults(_Sought(words, seeds, _WHERE["site"]) for words in quoted):
            yield settings.report(*fault)


def check_later(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Report quoted words of stories, questions, claimants, topics and titles of pages that stand in none of the sources that they may quote."""
    folders = (part.stories, part.questions, part.claimants, part.topics, part.pages)
    quoting = [entry for folder in folders for entry in folder.values() if entry.quoted]
    if not quoting:
        return
    claims: dict[str, list[ClaimEntry]] = defaultdict(list)
    for claim in index.claims.values():
        for address in _belongs_to(claim):
            claims[address].append(claim)
    for entry in quoting:
        sources = (
            tuple(index.sources) if isinstance(entry, PageEntry) else _sources(entry, claims[entry.address], index)
        )
        for fault in _faults(_with_seeds(entry, sources, texts)):
            yield entry.report(*fault)


def _belongs_to(claim: ClaimEntry) -> Iterator[str]:
    """Yield the addresses of the question that a claim answers, of its topics and of those who make it."""
    yield address_of("questions", claim.question or "")
    yield from (address_of("topics", topic) for topic in claim.topics)
    yield from dict.fromkeys(address_of("claimants", statement.claimant or "") for statement in claim.claimants)


def _with_seeds(entry: IndexEntry, sources: tuple[str, ...], texts: ArchivedTexts) -> Iterator[_Sought]:
    """Yield the quotations of a document with the texts in which they may stand, where these can be read.

    In the text of a free page these are the sources that are cited beside them.
    """
    seeds_of = cache(lambda sources: _folded(sources, texts))
    for quotation in entry.quoted:
        cited = quotation.sources if isinstance(entry, PageEntry) else ()
        if (seeds := seeds_of(cited or sources)) is not None:
            yield _Sought(quotation, seeds, _WHERE["cited" if cited else entry.folder])


def quoted_words(document: AnyDocument) -> tuple[Quotation, ...]:
    """Return every stretch of words that stands in quotation marks in a document's prose, with its place.

    The text of a free page tells how the site works, with words of its own in quotation marks: of it only fields count, and
    paragraphs and block quotations that cite a source.
    """
    is_page = isinstance(document.record, Page)
    code = html_lines(document)
    in_text = (quoted for quoted in document.body.quotations if quoted.sources or not is_page)
    return (*_in_fields(document), *(quoted for quoted in in_text if quoted.place.line not in code))


def _sources(entry: IndexEntry, claims: Iterable[ClaimEntry], index: SiteIndex) -> tuple[str, ...]:
    """Return the sources whose words a page may quote that is none of a claim; ``claims`` belong to it, if it is no story."""
    if isinstance(entry, StoryEntry):
        return tuple(dict.fromkeys(entry.sources))
    of_claims = [id for claim in claims for id in (*(item.source for item in claim.evidence), *claim.silent_sources)]
    stories = index.stories.values() if isinstance(entry, TopicEntry) else ()
    of_stories = [id for story in stories if entry.id in story.topics for id in story.sources]
    return tuple(dict.fromkeys((*of_claims, *of_stories)))


def _folded(sources: tuple[str, ...], texts: ArchivedTexts) -> tuple[Folded, ...] | None:
    """Return the texts of these sources, or None when one of them cannot be read; not those that were taken down."""
    sources = tuple(id for id in sources if not texts.is_taken_down(id))
    found = tuple(text for id in sources if id in texts.sources and (text := texts.of_source(id)))
    return found if len(found) == len(sources) else None


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:57].rstrip() + "…"


def _told(words: str, where: str) -> tuple[str, str]:
    """Return what is said of words that stand nowhere, and what to do about it."""
    if QUOTATION_MARK.fullmatch(words.strip(_END_MARKS)):
        return _LOOSE, _LOOSE_HINT
    message = f"“{_short(words.replace(HOLDER, ''))}” stands in quotation marks, and does not stand in {where}."
    return message, _CITED_HINT if HOLDER in words else _STRANGER_HINT


def _faults(sought: Iterable[_Sought]) -> Iterator[tuple[str, Place, str, str]]:
    """Yield code, place, message and hint for the first :data:`MAX_REPORTED` quotations that stand in none of their seeds."""
    stands: dict[tuple[str, int], bool] = {}
    budget = SearchBudget(MAX_SEARCH_COST)
    reported = 0
    for quotation, seeds, where, translated in sought:
        bare = quotation.text.strip(_END_MARKS)
        key = (bare, id(seeds))
        if key not in stands:
            is_loose = bool(QUOTATION_MARK.fullmatch(bare))
            stands[key] = not bare or (not is_loose and any(stands_in(bare, seed, budget) for seed in seeds))
            if budget.is_spent:
                yield "too-large", quotation.place, _TOO_MANY, _TOO_MANY_HINT
                return
        if not stands[key] and reported < MAX_REPORTED:
            reported += 1
            message, hint = _told(quotation.text, where)
            other = _other_case(bare)
            if any(stands_in(other, seed, budget) for seed in seeds if not QUOTATION_MARK.fullmatch(bare)):
                message = f"“{_short(bare)}” stands in quotation marks. In {where} it begins with “{other[:1]}”."
                hint = f"Write “{other[:1]}” as it stands there, or begin the quotation with the next word."
            elif source := next((id for id, text in translated.items() if stands_in(bare, text, budget)), None):
                message = f"“{_short(bare)}” stands in a translation of “{source}”, and not in the article itself."
                hint = f"Take the quotation marks away, and say whose words these mean, with [@{source}] behind; or quote the words of the original. Readers take what stands in quotation marks for the article's own."
            yield "unpinned-quote", quotation.place, message, hint


def _other_case(words: str) -> str:
    """Return words that begin with a capital letter with a small one, and the other way round."""
    return words[:1].swapcase() + words[1:]


def _in_fields(document: Document[Record]) -> Iterator[Quotation]:
    starts = sorted({(mark.line, mark.column) for marks in (document.marks, document.keys) for mark in marks.values()})
    prose = [text for _, text in prose_of(document.record)]
    for keys, texts in _fields_in_lists(document.record):
        found: dict[int, list[tuple[int, str]]] = defaultdict(list)
        for number, begin, stop in quotations(texts, prose):
            found[number].append((begin, texts[number][begin:stop]))
        for number, stretches in found.items():
            yield from _placed(stretches, texts[number], document, document.place(*keys[number]), starts)


def _fields_in_lists(record: Record) -> Iterator[tuple[list[Key], list[str]]]:
    """Yield the keys and the texts of each field: those of a list, or of the records in one, follow one another on a page."""
    fields: dict[Key, tuple[list[Key], list[str]]] = defaultdict(lambda: ([], []))
    for key, text in prose_of(record):
        keys, texts = fields[tuple(part for part in key if isinstance(part, str))]
        keys.append(key)
        texts.append(text)
    yield from fields.values()


def _placed(
    found: Iterable[tuple[int, str]],
    text: str,
    document: Document[Record],
    place: Place,
    starts: Sequence[tuple[int, int]],
) -> Iterator[Quotation]:
    """Yield words of a field that begins at ``place``; ``starts`` are the lines and columns where any field begins."""
    behind = bisect_right(starts, (place.line, place.column))
    line, column = starts[behind] if behind < len(starts) else (len(document.lines) + 1, 1)
    pieces = ((match.start(), match[0]) for match in _WORD.finditer(text))
    start, end = (place.line - 1, place.column - 1), (line - 1, column - 1)
    places = TextPlaces(document.path, pieces, document.lines, start, end)
    for at, words in found:
        yield Quotation(words, places.place(at + len(words) - len(words.lstrip()), words.strip()))


def _is_headline(title: str, seed: Folded) -> bool:
    """Say whether a title stands in an archived text in one piece: a headline leaves nothing out."""
    return len(pieces_of(title)) == 1 and stands_in(title.strip(_END_MARKS), seed)
