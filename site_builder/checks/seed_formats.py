"""Seeds that are the source of a page or another format: readers would see its tags, and quotations would run into them."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import Document
from site_builder.content.document_formats import WAY, kind_by_text
from site_builder.content.records import Source
from site_builder.findings.finding import Finding


def check(source: Document[Source], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report a source whose seed is not the text of an article alone."""
    name = source.record.seed
    text = texts.of(name)
    if text and (kind := kind_by_text(text.original)):
        message = f"seeds/{name} is {kind}, and readers would see all of that. A seed is the text of the article alone."
        hint = f"Delete this record, archive the text with {WAY} seeds/{name}, and take that file out of seeds/."
        yield source.report("seed-format", ("seed",), message, hint)
