"""From a document to its brief and its detail."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from site_builder.content.corpus import AnyDocument
from site_builder.content.document import Quotation
from site_builder.content.records import Aliased, Claim, Page, Question, Source, Story
from site_builder.evidence.receipt import Span
from site_builder.index.entries import (
    Brief,
    ClaimBrief,
    Detail,
    EvidenceBrief,
    PageBrief,
    QuestionBrief,
    SourceBrief,
    StoryBrief,
)

Spans = Mapping[int, tuple[Span, ...]]
"""Where the quotation of each item of evidence was found, by the item's number from 0."""


def brief_of(document: AnyDocument, spans: Spans | None = None, quoted: tuple[Quotation, ...] = ()) -> Brief:
    """Return a document in brief; ``spans`` are a claim's receipts, ``quoted`` what is checked later."""
    record = document.record
    common = {
        "id": document.id,
        "citations": document.body.citations,
        "links": document.body.links,
        "anchors": tuple(sorted(document.body.anchors)),
        "quoted": quoted,
    }
    if isinstance(record, Aliased):
        common |= {"status": record.status, "aliases": record.aliases}
    return _MAKE[document.record.folder](record, common, spans or {})


def detail_of(document: AnyDocument) -> Detail:
    """Return what only the document's own page shows."""
    if isinstance(document.record, Claim):
        record = document.record
        return Detail(document.body.parts, record.claimants, record.would_change, record.authors)
    return Detail(document.body.parts)


def _source(record: Source, common: dict[str, Any], spans: Spans) -> Brief:
    names = ("title", "title_from", "short", "publisher", "authors", "published", "url", "archived_url", "seed")
    more = ("sha256", "language", "origin", "publish", "furniture")
    return SourceBrief(**common, **{name: getattr(record, name) for name in (*names, *more)})


def _story(record: Story, common: dict[str, Any], spans: Spans) -> Brief:
    return StoryBrief(
        **common, title=record.title, summary=record.summary, sources=record.sources, published=record.published
    )


def _question(record: Question, common: dict[str, Any], spans: Spans) -> Brief:
    return QuestionBrief(
        **common, question=record.question, story=record.story, exclusive=record.exclusive, summary=record.summary
    )


def _claim(record: Claim, common: dict[str, Any], spans: Spans) -> Brief:
    return ClaimBrief(
        **common,
        claim=record.claim,
        verdict=record.verdict,
        summary=record.summary,
        story=record.story,
        question=record.question,
        answer=record.answer,
        evidence=tuple(
            EvidenceBrief(item.source, item.stance, item.why, item.speaker, spans.get(number, ()))
            for number, item in enumerate(record.evidence)
        ),
        silent=record.silent,
        claimant_sources=tuple(claimant.source for claimant in record.claimants),
        corrections=record.corrections,
        published=record.published,
        reviewed=record.reviewed,
    )


def _page(record: Page, common: dict[str, Any], spans: Spans) -> Brief:
    return PageBrief(**common, title=record.title, summary=record.summary, menu=record.menu, order=record.order)


_MAKE: Mapping[str, Callable[[Any, dict[str, Any], Spans], Brief]] = {
    "sources": _source,
    "stories": _story,
    "questions": _question,
    "claims": _claim,
    "pages": _page,
}
