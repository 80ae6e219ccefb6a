"""What verdicts hang on, before a change and after it."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct

from site_builder.analysis.verdict_support import Support
from site_builder.content.settings import Verdict
from site_builder.findings.counted import listed
from site_builder.index.claim_ground import ArticleOrigins
from site_builder.index.entries import ClaimEntry
from site_builder.index.site_index import SiteIndex

_NONE = 3
"""Counts for a verdict that stands without any two of its articles or origins."""


class FootingChange(Struct, frozen=True):
    """What a verdict hung on and hangs on, in words, and what that means."""

    before: str
    after: str
    note: str


class Footings:
    """What the verdicts of one state of a site hang on."""

    def __init__(self, index: SiteIndex) -> None:
        self._index = index
        self._origins = ArticleOrigins(index)
        self._scale: Mapping[str, Verdict] = {verdict.id: verdict for verdict in index.settings.record.scale}

    def of(self, claim: ClaimEntry) -> Support | None:
        """Return what the verdict of a claim hangs on, or None where the evidence does not carry it."""
        verdict = self._scale.get(claim.verdict)
        found = self._origins.support(claim, verdict) if verdict else None
        return found if found and found.holds else None

    def named(self, support: Support) -> str:
        """Return in words what a verdict hangs on."""
        if not support.hangs_on:
            return "It stands without any two of its articles."
        least = min(map(len, support.hangs_on))
        sets = [
            listed(listed(self._title(id) for id in unit.sources) for unit in units)
            for units in support.hangs_on
            if len(units) == least
        ]
        together = "any one of these" if least == 1 else "both of these together"
        return f"It falls without {together}: {'; '.join(sets)}."

    def _title(self, id: str) -> str:
        source = self._index.sources.get(id)
        return f"“{source.short or source.title}”" if source else f"“{id}”"


def footing_change(base: Footings, before: ClaimEntry, head: Footings, after: ClaimEntry) -> FootingChange | None:
    """Return how the verdict of a claim hangs on less than before, or on other articles; None where it does neither.

    A verdict that changes is told as such.
    """
    if before.verdict != after.verdict:
        return None
    old, new = base.of(before), head.of(after)
    if old is None or new is None or old.hangs_on == new.hangs_on:
        return None
    was, now = _strength(old), _strength(new)
    if now > was or now == _NONE:
        return None
    note = "The verdict hangs on less than before." if now < was else "The verdict hangs on other articles than before."
    said = base.named(old), head.named(new)
    return FootingChange(*said, note) if said[0] != said[1] else None


def _strength(support: Support) -> int:
    return min(map(len, support.hangs_on), default=_NONE)
