"""How much was checked or published, in the words that end a command."""

from __future__ import annotations

from site_builder.findings.counted import counted
from site_builder.index.site_index import SiteIndex


def summary_of_check(index: SiteIndex) -> str:
    """Return how much was checked, and how many of the claims are drafts, which a build leaves out."""
    drafts = _drafts(index)
    return _in_words(len(index.claims), index, f" ({counted(drafts, 'draft')} among them)" if drafts else "")


def summary_of_build(index: SiteIndex, *, drafts: bool) -> str:
    """Return how much was published; ``drafts`` says whether drafts are part of it."""
    unpublished = 0 if drafts else _drafts(index)
    left_out = f" ({counted(unpublished, 'draft')} left out)" if unpublished else ""
    return _in_words(len(index.claims) - unpublished, index, left_out)


def _in_words(claims: int, index: SiteIndex, drafts: str = "") -> str:
    quotes = sum(bool(item.spans) for claim in index.claims.values() for item in claim.evidence)
    sources = counted(len(index.sources), "source")
    legacy = f", {counted(len(index.legacy), 'legacy claim')} not checked here" if index.legacy else ""
    return f"{counted(claims, 'claim')}{drafts}, {sources}, {counted(quotes, 'quote')} verified{legacy}"


def _drafts(index: SiteIndex) -> int:
    return sum(claim.is_draft for claim in index.claims.values())
