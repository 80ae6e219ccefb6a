"""The pages of a topic: its stories and its claims."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from itertools import zip_longest

from msgspec import Struct
from msgspec.structs import replace

from site_builder.content.document import Body
from site_builder.content.records import Topic
from site_builder.index.entries import PageDetail, TopicEntry
from site_builder.views import page_limits
from site_builder.views.cards import ClaimCard, SourceCard, StoryCard
from site_builder.views.home_page import stands
from site_builder.views.paging import Paging, in_parts, paging, part_address
from site_builder.views.site_view import SiteView
from site_builder.views.topic_card import TopicCard


class TopicPage(Struct, frozen=True):
    """``/topics/<id>/``, and the pages on which its stories and claims go on.

    ``stories`` and ``claims`` are those of this page, the latest first, and ``withdrawn`` are the claims that were withdrawn,
    which stay on the page on which they stood. ``updated`` is the day on which one of them last changed, where there is one.
    """

    card: TopicCard
    record: Topic
    address: str
    stories: tuple[StoryCard, ...]
    claims: tuple[ClaimCard, ...]
    withdrawn: tuple[ClaimCard, ...]
    body: Body
    citations: Mapping[str, SourceCard]
    edit: str | None
    updated: date | None
    paging: Paging | None


def topic_pages(entry: TopicEntry, detail: PageDetail[Topic], site: SiteView) -> tuple[TopicPage, ...]:
    """Return the page of a topic, and the pages on which many stories or claims go on."""
    card = site.topic[entry.id]
    stories, claims = stories_of(entry.id, site), _latest(site.claims_at.get(entry.address, ()))
    first = TopicPage(
        card=card,
        record=detail.record,
        address=card.address,
        stories=(),
        claims=(),
        withdrawn=(),
        body=Body(detail.parts),
        citations=site.citations(entry),
        edit=site.edit(entry),
        updated=last_change_of(stories, claims),
        paging=None,
    )
    further = replace(first, body=Body(), citations={}, edit=None)
    told, made = in_parts(stories, page_limits.STORIES_OF_TOPIC), in_parts(claims, page_limits.CLAIMS_OF_TOPIC)
    last = max(len(told), len(made))
    return tuple(
        replace(
            further if number > 1 else first,
            address=part_address(card.address, number),
            stories=tuple(some or ()),
            claims=tuple(card for card in others or () if card.id in site.current),
            withdrawn=tuple(card for card in others or () if card.id not in site.current),
            paging=paging(card.address, number, last),
        )
        for number, some, others in zip_longest(range(1, last + 1), told, made)
    )


def stories_of(topic: str, site: SiteView) -> tuple[StoryCard, ...]:
    """Return the stories of a topic that stand in lists, the latest first."""
    listed = filter(stands, site.stories_on.get(topic, ()))
    return tuple(sorted(listed, key=lambda card: (-card.published.toordinal(), card.id)))


def _latest(claims: Iterable[ClaimCard]) -> tuple[ClaimCard, ...]:
    """Return claims by the day of their publication, which does not change, the latest first."""
    return tuple(sorted(claims, key=lambda card: (-card.published.toordinal(), card.id)))


def last_change_of(stories: Iterable[StoryCard], claims: Iterable[ClaimCard]) -> date | None:
    """Return the day on which one of these was published or changed, where there is one."""
    return max((*(card.published for card in stories), *(card.updated for card in claims)), default=None)
