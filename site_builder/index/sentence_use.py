"""What became of the sentences of the archived texts: used, clutter, set aside or unused, by source, story and site.

What is said of a sentence of one version of an article is said of the same sentence in every other version: one of the same
words, as quotations are compared. So nobody is asked twice for what an article says in two versions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping

from msgspec import Struct

from site_builder.analysis.totals import Totals, untouched
from site_builder.content.records import Status
from site_builder.evidence.folding import fold
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


def unused_in_versions(source: SourceEntry, quoted: Quoted, index: SiteIndex) -> tuple[Span, ...]:
    """Return the sentences of a source that are accounted for neither there nor in another version of the article."""
    unused = unused_in(source, quoted)
    others = [id for id in index.versions.line(source.id) if id != source.id]
    if not unused or not others or not _is_read(source, index):
        return unused
    accounted = {words for id in others for words in _accounted(index.sources[id], quoted, index)}
    return tuple(span for span in unused if compared_words(source, span, index) not in accounted)


def asked_first(
    source: SourceEntry, unused: tuple[Span, ...], quoted: Quoted, index: SiteIndex, asked: Collection[str]
) -> tuple[Span, ...]:
    """Return those of the unused sentences that stand in no earlier version that is ``asked`` about."""
    line = index.versions.line(source.id)
    earlier = (index.sources[id] for id in line[: line.index(source.id)] if id in asked)
    known = {
        compared_words(other, span, index)
        for other in earlier
        if _is_read(other, index)
        for span in unused_in(other, quoted)
    }
    return tuple(span for span in unused if compared_words(source, span, index) not in known) if known else unused


def compared_words(source: SourceEntry, span: Span, index: SiteIndex) -> str:
    """Return the words of a sentence as they are compared."""
    return fold(index.seeds[source.seed].text[span.start : span.end]).text.strip()


def _is_read(source: SourceEntry, index: SiteIndex) -> bool:
    """Say whether the text of a source is the one that was pinned, and may be shown."""
    return source.takedown is None and index.pins.get(source.seed) == source.sha256


def _accounted(source: SourceEntry, quoted: Quoted, index: SiteIndex) -> Iterator[str]:
    """Yield the words of the sentences of a source that are used, clutter or set aside."""
    if _is_read(source, index):
        unused = set(unused_in(source, quoted))
        yield from (compared_words(source, span, index) for span in source.text.sentences() if span not in unused)


def coverage_of(index: SiteIndex) -> Coverage:
    """Return what became of the sentences of a site. A source counts once for the site, and for each of its stories."""
    quoted = quoted_in(index)
    unused = {id: unused_in_versions(source, quoted, index) for id, source in index.sources.items()}
    sources = {
        id: Totals(len(text.open) - len(unused[id]), len(text.clutter), len(text.aside), len(unused[id]))
        for id, text in ((id, source.text) for id, source in index.sources.items())
    }
    stories = {
        id: sum((sources[source] for source in dict.fromkeys(story.sources) if source in sources), Totals())
        for id, story in index.stories.items()
    }
    return Coverage(sum(sources.values(), Totals()), stories, sources, unused)
