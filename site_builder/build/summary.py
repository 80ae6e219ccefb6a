"""How much was checked or published, in the words with which a command ends."""

from __future__ import annotations

from site_builder.findings.counted import counted
from site_builder.index.site_index import Outline


def summary_of_check(outline: Outline) -> str:
    """Return how much was checked."""
    return _in_words(len(outline.claims), outline)


def summary_of_build(outline: Outline, *, drafts: bool) -> str:
    """Return how much was published; ``drafts`` says whether drafts are part of it."""
    unpublished = 0 if drafts else sum(claim.is_draft for claim in outline.claims.values())
    left_out = f" ({counted(unpublished, 'draft')} left out)" if unpublished else ""
    return _in_words(len(outline.claims) - unpublished, outline, left_out)


def _in_words(claims: int, outline: Outline, left_out: str = "") -> str:
    quotes = sum(bool(item.spans) for claim in outline.claims.values() for item in claim.evidence)
    sources = counted(len(outline.sources), "source")
    return f"{counted(claims, 'claim')}{left_out}, {sources}, {counted(quotes, 'quote')} verified"
