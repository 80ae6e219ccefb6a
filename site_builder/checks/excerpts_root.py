"""The root of a source's paragraphs: it is that of its seed, and is there where readers check paragraphs against it."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.checks.archived_texts import ArchivedTexts
from site_builder.content.document import Document
from site_builder.content.records import Extent, Source
from site_builder.evidence.excerpt_tree import excerpt_tree
from site_builder.findings.finding import Finding


def check(source: Document[Source], texts: ArchivedTexts) -> Iterator[Finding]:
    """Report a root that is missing or wrong. Of a seed that is not the one that was pinned nothing is said here."""
    record = source.record
    if record.excerpts_root is None and record.publish is not Extent.EXCERPTS:
        return
    if texts.pins.get(record.seed) != record.sha256:
        return
    root = excerpt_tree(texts.text(record.seed)).root
    if record.excerpts_root is None:
        yield source.report(
            "excerpts-root",
            ("publish",),
            "Readers cannot check the excerpts of this article, because the root of its paragraphs is missing.",
            f"Add the line `excerpts_root: {root}`, or run `site-builder fix`.",
        )
    elif record.excerpts_root != root:
        yield source.report(
            "excerpts-root",
            ("excerpts_root",),
            f"This is not the root of the paragraphs of seeds/{record.seed}.",
            f"It is `{root}`; `site-builder fix` writes it.",
            replacement=root,
        )
