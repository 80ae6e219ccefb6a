"""The card of a topic, made from its index entry, and the label of one on what is about it."""

from __future__ import annotations

from msgspec import Struct

from site_builder.content.records import Status
from site_builder.index.entries import TopicEntry


class TopicCard(Struct, frozen=True):
    """A topic in the list of all. ``claims`` and ``stories`` count those of it that stand in lists."""

    id: str
    address: str
    name: str
    description: str | None
    claims: int
    stories: int
    status: Status


class TopicLabel(Struct, frozen=True):
    """A topic on the page of a claim or a story that is about it."""

    id: str
    address: str
    name: str


def topic_card(entry: TopicEntry, claims: int, stories: int) -> TopicCard:
    """Return the card of a topic."""
    return TopicCard(entry.id, entry.address, entry.name, entry.description, claims, stories, entry.status)


def topic_label(entry: TopicEntry) -> TopicLabel:
    """Return the label of a topic."""
    return TopicLabel(entry.id, entry.address, entry.name)
