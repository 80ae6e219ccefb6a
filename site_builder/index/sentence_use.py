"""What became of the sentences of the archived texts: used, clutter, set aside or unused, by source, story and site."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from msgspec import Struct

from site_builder.analysis.totals import Totals, untouched
from site_builder.content.records import Status
from site_builder.evidence.receipt import Span
from site_builder.index.entries import SourceEntry
from site_builder.index.site_index import SiteIndex

Quoted = Mapping[str, list[Span]]
"""The stretches of each source that claims quote."""


class Coverage(Struct, frozen=True):
    """The totals of each source and each story by id, and of the site; ``unused`` has the sentences of each source."""

    site: Totals
    stories: Mapping[str, Totals]
    sources: Mapping[str, Totals]
    unused: Mapping[str, tuple[Span, ...]]


def quoted_in(index: SiteIndex) -> Quoted:
    """Return the stretches of each source that the claims quote which readers find in lists."""
    quoted: defaultdict[str, list[Span]] = defaultdict(list)
    for claim in index.claims.values():
        if claim.status not in (Status.DRAFT, Status.WITHDRAWN):
            for item in claim.evidence:
                quoted[item.source] += item.spans
    return quoted


def unused_in(source: SourceEntry, quoted: Quoted) -> tuple[Span, ...]:
    """Return the sentences of a source that are neither quoted nor clutter nor set aside."""
    return untouched([Span(*sentence) for sentence in source.text.open], quoted.get(source.id, ()))


def coverage_of(index: SiteIndex) -> Coverage:
    """Return what became of the sentences of a site. A source counts once for the site, and for each of its stories."""
    quoted = quoted_in(index)
    unused = {id: unused_in(source, quoted) for id, source in index.sources.items()}
    sources = {
        id: Totals(len(text.open) - len(unused[id]), len(text.clutter), len(text.aside), len(unused[id]))
        for id, text in ((id, source.text) for id, source in index.sources.items())
    }
    stories = {
        id: sum((sources[source] for source in dict.fromkeys(story.sources) if source in sources), Totals())
        for id, story in index.stories.items()
    }
    return Coverage(sum(sources.values(), Totals()), stories, sources, unused)
