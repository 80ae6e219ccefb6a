"""The versions of articles: what an article said on one day and says on another is one article, and no two witnesses.

A record names the article of which it holds another version. It may name any version of it: all that are named, one by
another, are versions of the one at the end of the chain.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from msgspec import Struct


class Recorded(Struct, frozen=True):
    """What the record of an article says of its version: of which article it is one, and from which day."""

    version_of: str | None
    day: date | None


class Versions(Struct, frozen=True):
    """Which ids are versions of one article.

    ``lines`` has, for each article of several versions, all of them by the id of any, the earliest first. ``articles``
    has what they are versions of. ``circles`` are those that name one another.
    """

    lines: Mapping[str, tuple[str, ...]] = {}
    articles: Mapping[str, str] = {}
    circles: tuple[tuple[str, ...], ...] = ()

    def article(self, id: str) -> str:
        """Return the id that stands for the article of which this is a version; its own where there is no other."""
        return self.articles.get(id, id)

    def articles_of(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the articles of which these are versions, each once."""
        return frozenset(map(self.article, ids))

    def line(self, id: str) -> tuple[str, ...]:
        """Return all versions of an article, the earliest first; this one alone where there is no other."""
        return self.lines.get(id, (id,))


def versions_of(records: Mapping[str, Recorded]) -> Versions:
    """Return which of these are versions of one article. What names an article that is not there is one of its own."""
    articles: dict[str, str] = {}
    steps: dict[str, int] = {}
    circles: set[tuple[str, ...]] = set()
    for id in records:
        way = _way(id, records, articles)
        last = records[way[-1]].version_of
        if last in way:
            circle = tuple(sorted(way[way.index(last) :]))
            circles.add(circle)
            first, known = circle[0], 0
        else:
            first, known = articles.get(way[-1], way[-1]), steps.get(way[-1], 0)
        for number, one in enumerate(reversed(way)):
            articles.setdefault(one, first)
            steps.setdefault(one, known + number)
    groups: dict[str, list[str]] = defaultdict(list)
    for id, first in articles.items():
        groups[first].append(id)
    several = {first: ids for first, ids in groups.items() if len(ids) > 1}
    lines = {}
    for ids in several.values():
        line = tuple(sorted(ids, key=lambda id: (_day(records[id]), steps[id], id)))
        lines.update(dict.fromkeys(line, line))
    return Versions(lines, {id: articles[id] for id in lines}, tuple(sorted(circles)))


def _way(id: str, records: Mapping[str, Recorded], known: Mapping[str, str]) -> list[str]:
    """Return the articles that are named one by another from this one on, up to one of which that is known already."""
    way = {id: None}
    while id not in known and (named := records[id].version_of) in records and named and named not in way:
        way[named] = None
        id = named
    return list(way)


def _day(record: Recorded) -> date:
    """Return the day that counts in the order: what nobody dated is early where it is the first, and else late."""
    return record.day or (date.max if record.version_of else date.min)
