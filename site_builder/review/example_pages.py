"""The example that a new site comes with: a strict build never publishes it, so it may go without a word."""

from __future__ import annotations

from site_builder.content.placeholders import EXAMPLE_SEEDS
from site_builder.index.entries import IndexEntry
from site_builder.index.site_index import SiteIndex


def example_pages(index: SiteIndex) -> frozenset[str]:
    """Return the paths of the invented articles, and of all that rests on nothing else: claims, stories and their questions."""
    articles = {id for id, source in index.sources.items() if source.sha256 in EXAMPLE_SEEDS}
    if not articles:
        return frozenset()
    stories = {id: one for id, one in index.stories.items() if one.sources and articles.issuperset(one.sources)}
    found: list[IndexEntry] = [index.sources[id] for id in articles]
    found += stories.values()
    found += (one for one in index.questions.values() if one.story in stories)
    for claim in index.claims.values():
        quoted = {item.source for item in claim.evidence}
        if quoted and quoted <= articles:
            found.append(claim)
    return frozenset(one.path for one in found)
