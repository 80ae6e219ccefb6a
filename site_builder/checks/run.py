"""The check stage: what is wrong with each document, and with the documents beside one another.

:func:`check_document` looks at one document with the texts of its sources, and finds its quotations; what comes of
it depends on nothing else of the site, so it can be done for many at once and kept. :func:`check_outline` looks at
all documents in brief. Each rule is a function from what it looks at to the findings, with no other effect.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from msgspec import Struct

from site_builder.checks import duplicates as repetitions
from site_builder.checks import evidence_quotes as quotes
from site_builder.checks import ids, links, quotation_marks, references, unfinished
from site_builder.checks import shared_seeds as seeds
from site_builder.checks import source_coverage as assessment
from site_builder.checks import verdicts as judgement
from site_builder.checks.archive import Texts
from site_builder.content.corpus import AnyDocument
from site_builder.content.document import Document, Quotation
from site_builder.content.records import Claim, Question, Source, Story
from site_builder.content.settings import Settings
from site_builder.findings.values import Finding
from site_builder.index.entries import Brief, ClaimBrief, QuestionBrief, Remark, SourceBrief, StoryBrief
from site_builder.index.make_entries import Spans
from site_builder.index.site_index import Outline

__all__ = [
    "CheckedDocument",
    "Texts",
    "check_all",
    "check_document",
    "check_outline",
    "check_part",
    "check_settings",
    "compared",
]


class CheckedDocument(Struct, frozen=True):
    """What came of checking one document.

    ``spans`` is where a claim's quotations were found. ``quoted`` are a story's or a question's words in quotation
    marks, which can be checked only when all claims are known.
    """

    findings: tuple[Finding, ...]
    spans: Spans
    quoted: tuple[Quotation, ...] = ()


def check_document(document: AnyDocument, texts: Texts) -> CheckedDocument:
    """Check one document with the texts of its sources."""
    findings = [*repetitions.check(document), *unfinished.check(document)]
    record = document.record
    if isinstance(record, Story | Question):
        return CheckedDocument(tuple(findings), {}, quotation_marks.quoted_words(document))
    spans: Spans = {}
    if isinstance(record, Claim):
        claim = cast(Document[Claim], document)
        spans, found = quotes.check(claim, texts)
        findings += (*found, *quotation_marks.check(claim, texts))
    elif isinstance(record, Source):
        source = cast(Document[Source], document)
        findings += (*quotes.check_furniture(source, texts), *quotation_marks.check(source, texts))
    return CheckedDocument(tuple(findings), spans)


def compared(brief: Brief) -> str:
    """Return all of a brief at which :func:`check_outline` looks, as one text.

    Where this is the same for every document as it was when nothing was found, nothing will be found.
    """
    common = (
        brief.id,
        brief.status,
        brief.aliases,
        tuple(citation.source for citation in brief.citations),
        tuple((link.target, link.address, link.fragment, link.image) for link in brief.links),
        brief.anchors,
        tuple(quotation.text for quotation in brief.quoted),
    )
    return repr((common, _of_kind(brief)))


def _of_kind(brief: Brief) -> tuple[object, ...]:
    match brief:
        case ClaimBrief():
            evidence = tuple((item.source, item.stance, item.spans) for item in brief.evidence)
            named = (brief.story, brief.question, bool(brief.answer), brief.claimant_sources)
            return (brief.verdict, *named, evidence, brief.silent)
        case SourceBrief():
            return (brief.seed, brief.sha256, brief.origin)
        case StoryBrief():
            return brief.sources
        case QuestionBrief():
            return (brief.story, brief.exclusive)
    return ()


def check_settings(settings: Document[Settings]) -> tuple[Finding, ...]:
    """Check the site's settings."""
    return tuple(repetitions.check_scale(settings))


def check_outline(outline: Outline, texts: Texts) -> Iterator[Remark]:
    """Check the documents beside one another, and every judgement."""
    yield from check_all(outline)
    yield from check_part(outline, outline, texts)


def check_all(outline: Outline) -> Iterator[Remark]:
    """Check what no two documents, and no two sources, may have in common."""
    yield from ids.check(outline)
    yield from seeds.check(outline)


def check_part(outline: Outline, part: Outline, texts: Texts) -> Iterator[Remark]:
    """Check the documents of a part of the site beside those that they name, which may be of the whole of it.

    What is remarked on a document depends on that document and on what :func:`site_builder.checks.incremental.looks_at` names
    for it, and on nothing else that a save could change: where all of this is as it was, so are the remarks.
    """
    for rule in (links.check, references.check, assessment.check, judgement.check):
        yield from rule(outline, part)
    yield from quotation_marks.check_later(outline, part, texts)
