"""The check stage over a whole corpus that is in memory, one document after the other."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec import Struct

from site_builder.checks.archive import Texts
from site_builder.checks.run import check_document, check_outline, check_settings
from site_builder.content.corpus import AnyDocument, Corpus
from site_builder.evidence.receipt import Receipt
from site_builder.findings.values import Finding
from site_builder.index.entries import Remark
from site_builder.index.make_entries import brief_of, briefs_of
from site_builder.index.site_index import Outline

Receipts = Mapping[tuple[str, int], Receipt]
"""The proof for each item of evidence whose quotation was found: (claim's id, the item's number from 0)."""


class CheckedCorpus(Struct, frozen=True):
    """Every document in brief, the receipts of the quotations that were found, and every finding."""

    outline: Outline
    receipts: Receipts
    findings: tuple[Finding, ...]


def check(corpus: Corpus) -> CheckedCorpus:
    """Check all that was loaded."""
    pins = {name: seed.sha256 for name, seed in corpus.seeds.items()}
    texts = Texts(briefs_of(corpus.sources), corpus.seeds, pins)
    findings = list(check_settings(corpus.settings))
    briefs: dict[str, dict[str, Any]] = {"sources": {}, "stories": {}, "questions": {}, "claims": {}, "pages": {}}
    receipts: dict[tuple[str, int], Receipt] = {}
    for document in corpus.documents():
        checked = check_document(document, texts)
        findings += checked.findings
        briefs[document.record.folder][document.id] = brief = brief_of(document, checked.spans, checked.quoted)
        for number, spans in checked.spans.items():
            seed = corpus.seeds[texts.sources[brief.evidence[number].source].seed]  # type: ignore[attr-defined]
            receipts[document.id, number] = Receipt(
                seed.name, seed.sha256, spans, tuple(seed.text[span.start : span.end] for span in spans)
            )
    outline = Outline(
        corpus.settings, **briefs, seeds=corpus.seeds, pins=pins, seed_files=corpus.seed_files, unread=corpus.unread
    )
    findings += place_all(check_outline(outline, texts), {d.path: d for d in corpus.documents()})
    return CheckedCorpus(outline, receipts, tuple(findings))


def place_all(remarks: Iterable[Remark], documents: Mapping[str, AnyDocument]) -> list[Finding]:
    """Return remarks as findings, each at the line and column of its field."""
    return [remark.located_in(documents.get(remark.path)) for remark in remarks]
