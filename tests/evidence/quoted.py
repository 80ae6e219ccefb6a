"""What tests of quotation marks look at."""

from __future__ import annotations

from site_builder.evidence.quotation_marks import quotations


def quoted_in(*paragraphs: str) -> list[str]:
    """Return the words of these paragraphs that stand in quotation marks."""
    return [paragraphs[number][start:end].strip() for number, start, end in quotations(paragraphs)]
