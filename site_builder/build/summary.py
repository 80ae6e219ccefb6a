"""How much was checked or published, in the words that end a command."""

from __future__ import annotations

from site_builder.findings.counted import counted
from site_builder.index.site_index import SiteIndex


def summary_of_check(index: SiteIndex) -> str:
    """Return how much was checked."""
    return _in_words(len(index.claims), index)


def summary_of_build(index: SiteIndex, *, drafts: bool) -> str:
    """Return how much was published; ``drafts`` says whether drafts are part of it."""
    unpublished = 0 if drafts else sum(claim.is_draft for claim in index.claims.values())
    left_out = f" ({counted(unpublished, 'draft')} left out)" if unpublished else ""
    return _in_words(len(index.claims) - unpublished, index, left_out)


def _in_words(claims: int, index: SiteIndex, left_out: str = "") -> str:
    quotes = sum(bool(item.spans) for claim in index.claims.values() for item in claim.evidence)
    sources = counted(len(index.sources), "source")
    legacy = f", {counted(len(index.legacy), 'legacy claim')} not checked here" if index.legacy else ""
    return f"{counted(claims, 'claim')}{left_out}, {sources}, {counted(quotes, 'quote')} verified{legacy}"
