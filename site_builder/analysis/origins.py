"""How many origins the reports behind a claim have: a range, or nothing where nobody recorded one.

Four articles are four witnesses only if somebody says so. What is recorded tells at most how many origins there are and
at least how many: an article without a recorded origin can be one of its own, or share that of any other article.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from site_builder.analysis.components import components, fewest_groups
from site_builder.content.origin import Origin


class Bond(Struct, frozen=True, order=True):
    """Two articles that words bind. ``merges`` says that they are one origin; else they may be one."""

    one: str
    other: str
    merges: bool = False


class OriginRange(Struct, frozen=True):
    """From how many to how many origins a number of articles has."""

    at_least: int
    at_most: int

    @property
    def exact(self) -> bool:
        """Whether the two are the same."""
        return self.at_least == self.at_most


class Origins(Struct, frozen=True):
    """The origins of articles. ``count`` is None where nobody recorded one for any of them.

    ``groups`` has the articles that count as one, each group and all groups in the order of ids; ``unrecorded`` those of
    which nobody recorded an origin or said that another one here is independent of them; ``circles`` those of the corpus
    that name one another as their origins.
    """

    count: OriginRange | None
    groups: tuple[tuple[str, ...], ...]
    unrecorded: tuple[str, ...]
    circles: tuple[tuple[str, ...], ...] = ()

    @property
    def at_most(self) -> int:
        """How many origins there may be: as many as groups."""
        return len(self.groups)

    @property
    def at_least(self) -> int:
        """How many origins a rule may count on: one where there are articles and nobody recorded anything."""
        return self.count.at_least if self.count else min(1, len(self.groups))


Keys = Mapping[str, str | None]


def origins(
    sources: Collection[str],
    recorded: Mapping[str, Origin | None],
    bonds: Iterable[Bond] = (),
    independent: Iterable[tuple[str, str]] = (),
) -> Origins:
    """Return the origins of these articles, as far as anybody recorded them.

    ``recorded`` has the origins of all articles of the corpus by id; an origin can be named by the id of the article that
    it is. Articles with one origin are one. So are those that a merging bond binds, unless two different origins are
    recorded for them or somebody said that they are independent. An article that nobody recorded anything of may share
    the origin of any other, so "at least" counts only what must be apart: different recorded origins that no bond binds,
    and what somebody said is independent. "At most" counts what may be apart.
    """
    keys, circles = origin_keys({**dict.fromkeys(sources), **recorded})
    return origins_of(sources, keys, circles, bonds, independent)


def origins_of(
    sources: Collection[str],
    keys: Keys,
    circles: tuple[tuple[str, ...], ...] = (),
    bonds: Iterable[Bond] = (),
    independent: Iterable[tuple[str, str]] = (),
) -> Origins:
    """Return the origins of these articles as :func:`origins` does, from what :func:`origin_keys` returns."""
    ids = sorted(set(sources))
    here = set(ids)
    apart = {frozenset(pair) for pair in independent if pair[0] != pair[1] and here.issuperset(pair)}
    bound = sorted(bond for bond in bonds if bond.one != bond.other and here.issuperset((bond.one, bond.other)))
    groups = _groups(ids, keys, bound, apart)
    unrecorded = tuple(id for id in ids if keys.get(id) is None and not any(id in pair for pair in apart))
    if len(unrecorded) == len(ids):
        return Origins(None, groups, unrecorded, circles)
    least = _at_least(groups, keys, {frozenset((bond.one, bond.other)) for bond in bound}, apart)
    return Origins(OriginRange(least, len(groups)), groups, unrecorded, circles)


def origin_keys(recorded: Mapping[str, Origin | None]) -> tuple[dict[str, str | None], tuple[tuple[str, ...], ...]]:
    """Return what tells the origins of articles apart, or None for no origin, and the circles in which articles name one another.

    Case and white space do not count. An article that another one names as its origin is that origin, and has the origin
    that is recorded for itself; those of a circle are one origin.
    """
    named = {
        id: " ".join(origin.id.split()).casefold() for id, origin in recorded.items() if origin and origin.id.strip()
    }
    articles = {id.casefold(): id for id in recorded}
    keys: dict[str, str | None] = {}
    circles: set[tuple[str, ...]] = set()
    pointed = {articles[name] for name in named.values() if name in articles}
    for id in recorded:
        way = [id]
        while (name := named.get(way[-1])) and (then := articles.get(name)) and then not in way:
            way.append(then)
        then = articles.get(name or "")
        if then and then != way[-1]:
            circle = tuple(sorted(way[way.index(then) :]))
            circles.add(circle)
            keys[id] = f"article {circle[0]}"
        elif name and not then:
            keys[id] = f"origin {name}"
        else:
            keys[id] = f"article {way[-1]}" if name or way[-1] in pointed else None
    return keys, tuple(sorted(circles))


def _groups(
    ids: Sequence[str], keys: Keys, bonds: Sequence[Bond], apart: Collection[frozenset[str]]
) -> tuple[tuple[str, ...], ...]:
    """Return the articles that count as one: of one recorded origin, or bound by words that merge and nothing parts."""
    first: dict[str, str] = {}
    same = [(id, first.setdefault(key, id)) for id in ids if (key := keys.get(id))]
    groups = components(ids, same)
    for bond in bonds:
        one, other = (next(group for group in groups if id in group) for id in (bond.one, bond.other))
        if bond.merges and one != other and not _parted(one, other, keys, (), apart):
            rest = [group for group in groups if group not in (one, other)]
            groups = tuple(sorted([*rest, tuple(sorted(one + other))]))
    return groups


def _parted(
    one: Sequence[str],
    other: Sequence[str],
    keys: Keys,
    bound: Collection[frozenset[str]],
    apart: Collection[frozenset[str]],
) -> bool:
    """Say whether two groups are two origins for sure: somebody said so, or named two that no bond binds."""
    pairs = [frozenset((a, b)) for a in one for b in other]
    if any(pair in apart for pair in pairs):
        return True
    names = [{keys.get(id) for id in group} - {None} for group in (one, other)]
    return all(names) and names[0] != names[1] and not any(pair in bound for pair in pairs)


def _at_least(
    groups: Sequence[Sequence[str]],
    keys: Keys,
    bound: Collection[frozenset[str]],
    apart: Collection[frozenset[str]],
) -> int:
    """Return the fewest origins that these groups can have when only groups that are parted must be two."""
    if not bound and all(any(map(keys.get, group)) for group in groups):
        return len(groups)  # An origin is recorded for each, and it is not that of another one.
    pairs = ((a, b) for b in range(len(groups)) for a in range(b))
    return fewest_groups(len(groups), [(a, b) for a, b in pairs if _parted(groups[a], groups[b], keys, bound, apart)])
