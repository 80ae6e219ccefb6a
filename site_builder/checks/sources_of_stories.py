"""Articles that claims of a story quote, and that the story does not name as read.

The page of the story says how many articles were read, and its table has a column for each of those. An article that is
quoted and not named would be in neither. Versions of an article are one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from site_builder.findings.counted import counted
from site_builder.findings.suggestions import unmistakable
from site_builder.index.entries import StoryEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding

_Users = Mapping[str, Mapping[str, None]]
"""By the id of a source: the paths of the claims that quote it, in their order."""


def check(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report each article once for a story that does not name it and whose claims quote it."""
    for id, users in _quoted_by_claims(index).items():
        story = index.stories[id]
        read = index.versions.articles_of(story.sources)
        for source in users:
            is_read = index.versions.article(source) in read
            if source in index.sources and not is_read and not _is_misspelt(source, story, index):
                yield _missing(story, source, list(users[source]))


def _quoted_by_claims(index: SiteIndex) -> Mapping[str, _Users]:
    stories: dict[str, dict[str, dict[str, None]]] = {}
    for claim in index.claims.values():
        if claim.is_draft or not claim.story or claim.story not in index.stories:
            continue
        users = stories.setdefault(claim.story, {})
        for item in claim.evidence:
            users.setdefault(item.source, {})[claim.path] = None
    return stories


def _is_misspelt(source: str, story: StoryEntry, index: SiteIndex) -> bool:
    """Say whether the story names it by an id that is not there, which is told already."""
    return any(unmistakable(id, index.sources) == source for id in story.sources if id not in index.sources)


def _missing(story: StoryEntry, source: str, claims: list[str]) -> UnlocatedFinding:
    more = f" and {counted(len(claims) - 1, 'more claim')}" if len(claims) > 1 else ""
    return story.report(
        "source-not-in-story",
        ("sources",),
        f"“{source}” is not among the articles of this story, and {claims[0]}{more} of it {'quote' if more else 'quotes'} it.",
        f"Add `{source}` to the list `sources` here, or take its words out of the claim.",
    )
