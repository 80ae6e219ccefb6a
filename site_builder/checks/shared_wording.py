"""Articles that share wording which people who saw the same event do not find each by themselves."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.analysis.edges import Edge, SharedRun
from site_builder.index.claim_ground import recorded_origins
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

MAX_SHOWN = 200
"""How many characters of the shared words a message shows."""


def check(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report pairs of articles that share wording, unless somebody recorded one origin for both or parted them.

    Versions of one article are not asked about, and two articles are asked about once, whatever versions they have.
    """
    yield from _uncompared(index, part)
    if not index.wording.edges:
        return
    keys, _ = recorded_origins(index)
    asked: set[frozenset[str]] = set()
    for edge in index.wording.edges:
        source = part.sources.get(edge.one)
        both = index.versions.articles_of((edge.one, edge.other))
        key = keys.get(index.versions.article(edge.one))
        are_one = len(both) == 1 or (key and key == keys.get(index.versions.article(edge.other)))
        if are_one or both in asked or _are_parted(edge, index):
            continue
        asked.add(both)
        if source:
            yield _shared(edge, source, index)


def _are_parted(edge: Edge, index: SiteIndex) -> bool:
    versions = index.versions
    return any(
        versions.article(independence.source) == versions.article(other)
        for one, other in ((edge.one, edge.other), (edge.other, edge.one))
        for id in versions.line(one)
        for independence in index.sources[id].independent_of
    )


def _shared(edge: Edge, source: SourceEntry, index: SiteIndex) -> UnlocatedFinding:
    words = sum(run.words for run in edge.runs)
    text = index.seeds[source.seed].text
    longest = max(edge.runs, key=lambda run: run.words)
    return source.report(
        "shared-wording",
        ("origin",),
        f"“{edge.other}” has {words} words in common with this article, {edge.share:.0%} of the shorter one, such as: {_shown(longest, text)}.",
        "Read both. If one has its report from the other, or both from a third, record it as `origin`; if not, say why not under `independent_of`.",
        or_at=("seed",),
    )


def _shown(run: SharedRun, text: str) -> str:
    words = " ".join(text[run.one[0].start : run.one[-1].end].split())
    return f"“{words}”" if len(words) <= MAX_SHOWN else f"“{words[:MAX_SHOWN].rsplit(' ', 1)[0]} …”"


def _uncompared(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report what was too much to be compared."""
    for id in index.wording.cut:
        if source := part.sources.get(id):
            yield source.report(
                "shared-wording",
                ("seed",),
                "Only the beginning of this article is compared with others: it is longer than any report.",
                "Archive the article's own text, without what the page has around it.",
            )
    largest = max(index.stories.values(), key=lambda story: (len(story.sources), story.id), default=None)
    if index.wording.passed_over and largest and largest.id in part.stories:
        yield largest.report(
            "shared-wording",
            ("sources",),
            f"{index.wording.passed_over:,} pairs of articles are not compared with one another: there are too many.",
            "Make several stories of it, each with the articles that were read for it.",
        )
