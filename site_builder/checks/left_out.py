"""What a program left out of an archived text, until somebody has looked."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.content.document import Document
from site_builder.content.records import Source
from site_builder.findings.finding import Finding


def check(source: Document[Source]) -> Iterator[Finding]:
    """Report each thing that was left out or in doubt when the article was archived, and that has no reason yet."""
    for number, item in enumerate(source.record.left_out):
        if item.because is None:
            yield source.report(
                "ingest-incomplete",
                ("left_out", number, "what"),
                f"Nobody has looked at this since the article was archived: {item.what.rstrip('.')}.",
                "Compare the archived text with the page. If it is whole, say why under `because`; if not, copy the whole text out of the program that shows the article into a .txt file, and archive that: `site-builder new source --from FILE.txt --title … --id …`.",
            )
