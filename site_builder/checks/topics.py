"""Topics: each has a name of its own, and something to show."""

from __future__ import annotations

from collections.abc import Iterator

from site_builder.evidence.folding import fold
from site_builder.index.entries import TopicEntry
from site_builder.index.site_index import SiteIndex
from site_builder.index.unlocated_finding import UnlocatedFinding


def check_names(index: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report topics that have the name of another one."""
    first: dict[str, TopicEntry] = {}
    for topic in index.topics.values():
        other = first.setdefault(" ".join(fold(topic.name).text.casefold().split()), topic)
        if other is not topic:
            message = f"“{topic.name}” is also the name of content/topics/{other.id}.md."
            hint = "Keep one of the two files, with the id of the other among its `aliases`, or give one another name."
            yield topic.report("duplicate-topic", ("name",), message, hint)


def check_use(index: SiteIndex, part: SiteIndex) -> Iterator[UnlocatedFinding]:
    """Report topics of no claim and no story."""
    if not part.topics or index.lacks("claims") or index.lacks("stories"):
        return
    of_claims = {id for claim in index.claims.values() for id in claim.topics}
    named = of_claims.union(id for story in index.stories.values() for id in story.topics)
    for id, topic in part.topics.items():
        if id not in named and not topic.is_draft:
            message = "No claim and no story names this topic, so its page has nothing to show."
            hint = f"Write `topics: [{id}]` in the claims and stories that are about it, or make this a draft."
            yield topic.report("topic-unused", ("name",), message, hint)
