"""The recorded origins of articles: none contradicts itself or leads nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.origins import Keys
from site_builder.analysis.versions import Versions
from site_builder.content.origin import Apart
from site_builder.findings.suggestions import unmistakable
from site_builder.index.claim_ground import recorded_origins
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report origins without a reason, in a circle or misspelt, and articles that are independent of themselves."""
    recorded = [source for source in part.sources.values() if source.origin or source.independent_of]
    if not recorded:
        return
    keys, circles = recorded_origins(index)
    for source in recorded:
        yield from _without_reason(source)
        yield from _in_circle(source, index.versions, circles)
        yield from _misspelt(source, index)
        yield from _not_independent(source, index.versions, keys)


def _without_reason(source: SourceEntry) -> Iterator[UnlocatedFinding]:
    if source.origin and source.origin.basis and not source.origin.because:
        yield source.report(
            "missing-field",
            ("origin", "because"),
            f"The origin is “{source.origin.basis}”, and “because” is missing.",
            "Add `because:` with the article's words that say so, or with why you judged so.",
            or_at=("origin", "basis"),
        )


def _in_circle(
    source: SourceEntry, versions: Versions, circles: tuple[tuple[str, ...], ...]
) -> Iterator[UnlocatedFinding]:
    article = versions.article(source.id)
    for circle in circles:
        if source.origin and article in circle:
            others = " and ".join(f"“{id}”" for id in circle if id != article)
            yield source.report(
                "origin-circle",
                ("origin", "id"),
                f"This article has its report from {others}, and the other way round.",
                "One of them was first: take the `origin` out of that one, or name the origin that they share.",
                or_at=("origin",),
            )


def _misspelt(source: SourceEntry, index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report an origin that is an id, as it is written, and is very like that of an article."""
    name = source.origin.id if source.origin else ""
    if "-" not in name or name.casefold() in index.sources:
        return
    meant = unmistakable(name, index.sources)
    if meant and meant != source.id:
        yield source.report(
            "unknown-origin",
            ("origin", "id"),
            f"There is no article “{name}”, so this is an origin of that name.",
            f"Did you mean `{meant}`?",
            or_at=("origin",),
        )


def _not_independent(source: SourceEntry, versions: Versions, keys: Keys) -> Iterator[UnlocatedFinding]:
    article = versions.article(source.id)
    for number, other in enumerate(source.independent_of):
        key = keys.get(versions.article(other.source))
        if other.source == source.id:
            message, hint = "No article is independent of itself.", "Name the other article, or take this entry out."
        elif versions.article(other.source) == article:
            message = f"“{other.source}” is another version of this article, so the two are not independent."
            hint = "Take this entry out, or `version_of` where it does not belong."
        elif other.extent is Apart.REPORT and key is not None and key == keys[article]:
            message = f"“{other.source}” has the same origin as this article, so the two are not independent."
            hint = "Take this entry out, or correct the `origin` of one of them."
        else:
            continue
        yield source.report("not-independent", ("independent_of", number, "source"), message, hint)
