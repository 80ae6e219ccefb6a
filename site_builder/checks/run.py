"""The check stage: what is wrong with each document, and with the documents beside one another.

:func:`check_document` looks at one document with the texts of its sources, and finds its quotations; the result depends
on nothing else of the site, so it can be kept, and made for many documents at once. :func:`check_index` looks at the
index entries of all documents. Each rule is a function from what it looks at to the findings, with no other effect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, cast

from msgspec import Struct

from site_builder.checks import (
    article_versions,
    changed_seeds,
    claimants,
    clipped_quotes,
    days_in_order,
    duplicates,
    evidence_locators,
    evidence_quotes,
    evident_languages,
    excerpts_root,
    ids,
    language_lists,
    left_out,
    legacy_claims,
    links,
    markup,
    mixed_scripts,
    named_nowhere,
    odd_texts,
    pictures,
    placeholder_texts,
    quoted_prose,
    recorded_origins,
    references,
    seed_formats,
    shared_seeds,
    shared_wording,
    silences,
    source_coverage,
    source_places,
    topics,
    translations,
    unfinished,
    unused_sentences,
    verdicts,
    withdrawals,
    words_taken_back,
)
from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.checks.first_of_files import first_of_files
from site_builder.content.document import AnyDocument, Document, Quotation
from site_builder.content.legacy_claim import LegacyClaim
from site_builder.content.records import Claim, Claimant, Page, Question, Source, Story, Topic
from site_builder.content.settings import Settings
from site_builder.findings.finding import Finding
from site_builder.findings.first_findings import first_findings
from site_builder.index.entries import (
    ClaimantEntry,
    ClaimEntry,
    IndexEntry,
    LegacyEntry,
    QuestionEntry,
    SourceEntry,
    StoryEntry,
    TopicEntry,
)
from site_builder.index.make_entries import Spans
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


class CheckedDocument(Struct, frozen=True):
    """What came of checking one document.

    ``spans`` is where a claim's quotations were found. ``quoted`` are the words in quotation marks of a story, a question,
    a claimant, a topic or a page's title, which can be checked only when all claims and sources are known. ``found`` are other fields of the document's index entry.
    """

    findings: tuple[Finding, ...]
    spans: Spans
    quoted: tuple[Quotation, ...] = ()
    found: Mapping[str, Any] = {}


def check_document(document: AnyDocument, texts: ArchivedTexts) -> CheckedDocument:
    """Check one document with the texts of its sources."""
    findings = [*markup.check(document)]
    findings += mixed_scripts.check(document)
    findings += [*duplicates.check(document), *unfinished.check(document)]
    findings += placeholder_texts.check(document, texts.language)
    findings += [*claimants.check(document), *withdrawals.check(document)]
    findings += [*days_in_order.check(document), *odd_texts.check(document)]
    record = document.record
    if isinstance(record, Story | Question | Claimant | Topic | Page):
        return CheckedDocument(tuple(first_findings(findings)), {}, quoted_prose.quoted_words(document))
    if isinstance(record, Claim):
        return _check_claim(cast(Document[Claim], document), findings, texts)
    if isinstance(record, LegacyClaim):
        findings += legacy_claims.check_text(cast(Document[LegacyClaim], document))
        return CheckedDocument(tuple(first_findings(findings)), {})
    if isinstance(record, Source):
        source = cast(Document[Source], document)
        findings += (*evidence_quotes.check_furniture(source, texts), *quoted_prose.check(source, texts))
        findings += (*excerpts_root.check(source, texts), *left_out.check(source), *source_places.check(source, texts))
        findings += (*evident_languages.check_source(source, texts), *seed_formats.check(source, texts))
        text, faults = unused_sentences.account_of_text(source, texts)
        return CheckedDocument(tuple(first_findings((*findings, *faults))), {}, found={"text": text})
    raise TypeError(type(record))


def _check_claim(claim: Document[Claim], findings: list[Finding], texts: ArchivedTexts) -> CheckedDocument:
    spans, unfound = evidence_quotes.check(claim, texts)
    silent, unheard = silences.listen(claim, texts)
    clipped = clipped_quotes.check(claim, spans, texts)
    found: dict[str, Any] = {"silent": silent, "stems": silences.stems_of_claim(claim, texts.language)}
    found |= {"words": evidence_quotes.unproved_words(claim, texts)}
    found |= {"evident": evident_languages.other_language_of(claim, texts.language)}
    everything = (
        *findings,
        *translations.check(claim, texts),
        *evident_languages.check_translations(claim, texts),
        *unfound,
        *quoted_prose.check(claim, texts),
        *unheard,
        *clipped,
        *evidence_locators.check(claim, spans, texts),
        *pictures.check(claim, texts.pictures),
    )
    return CheckedDocument(tuple(first_findings(everything)), spans, found=found)


def compared_text(entry: IndexEntry) -> str:
    """Return all of an index entry at which :func:`check_index` looks, as one text.

    If it did not change for any document, the findings did not change either.
    """
    common = (
        entry.id,
        entry.status,
        entry.aliases,
        tuple(citation.source for citation in entry.citations),
        tuple((link.target, link.address, link.fragment, link.image) for link in entry.links),
        entry.anchors,
        tuple((quotation.text, quotation.sources) for quotation in entry.quoted),
    )
    return repr((common, _of_kind(entry)))


def _of_kind(entry: IndexEntry) -> tuple[object, ...]:
    match entry:
        case ClaimEntry():
            evidence = tuple((item.source, item.stance, item.spans, item.speaker) for item in entry.evidence)
            named = (entry.story, entry.question, bool(entry.answer), entry.claimants)
            sole = bool(entry.sole_source_because)
            return (
                entry.verdict,
                *named,
                evidence,
                entry.silent,
                entry.stems,
                sole,
                entry.topics,
            )
        case LegacyEntry():
            return (entry.legacy.comes_nearest,)
        case SourceEntry():
            named_by = (entry.origin, entry.independent_of, entry.version_of, entry.rewritten, entry.publisher)
            day = (entry.day_of_text, entry.field_of_day)
            headed = (entry.title, entry.short, entry.authors)
            words = (entry.seed, entry.sha256, entry.takedown is not None, entry.language, entry.text)
            return (*words, *named_by, *headed, *day)
        case StoryEntry():
            return (entry.sources, entry.topics)
        case QuestionEntry():
            return (entry.story, entry.exclusive)
        case ClaimantEntry():
            return (entry.name, entry.kind, entry.roles, entry.same_as)
        case TopicEntry():
            return (entry.name,)
    return ()


def check_settings(settings: Document[Settings], texts: ArchivedTexts) -> tuple[Finding, ...]:
    """Check the site's settings, with the texts of all sources."""
    return (
        *duplicates.check_scale(settings),
        *placeholder_texts.check_settings(settings),
        *mixed_scripts.check(settings),
        *quoted_prose.check_settings(settings, texts),
    )


def check_index(index: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Check the documents beside one another, and every judgement."""
    yield from check_all(index)
    yield from check_part(index, index, texts)


def check_all(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Check what no two documents, and no two sources, may have in common."""
    yield from ids.check(index)
    yield from changed_seeds.check(index)
    yield from shared_seeds.check(index)
    yield from language_lists.check(index)
    yield from claimants.check_names(index)
    yield from topics.check_names(index)


def check_part(index: SiteIndex, part: SiteIndex, texts: ArchivedTexts) -> Iterator[UnlocatedFinding]:
    """Check the documents of a part of the site beside those that they name, which may be of the whole of it.

    What is found in a document depends on that document and on what :func:`site_builder.checks.incremental.looks_at`
    names for it, and on nothing else that a save could change: if none of that changed, the findings did not change.
    """
    yield from links.check(index, part)
    yield from first_of_files(references.check(index, part))
    for rule in (
        article_versions.check,
        legacy_claims.check,
        recorded_origins.check,
        shared_wording.check,
        source_coverage.check,
        verdicts.check,
        claimants.check_use,
        topics.check_use,
    ):
        yield from rule(index, part)
    for later in (
        quoted_prose.check_later,
        unused_sentences.check,
        silences.check,
        words_taken_back.check,
        named_nowhere.check,
    ):
        yield from later(index, part, texts)
