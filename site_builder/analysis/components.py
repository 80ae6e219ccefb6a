"""What follows from pairs: which things belong together, and the fewest groups that separate what must be apart."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

MAX_SEARCHED = 16
"""The fewest groups are searched for among so many things. For more the answer may be too small, never too large."""


def components(ids: Iterable[str], pairs: Iterable[tuple[str, str]]) -> tuple[tuple[str, ...], ...]:
    """Return the ids in groups that pairs hold together, each group and all groups in order."""
    root = {id: id for id in ids}

    def find(id: str) -> str:
        while root[id] != id:
            root[id] = root[root[id]]
            id = root[id]
        return id

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        root[second] = first
    groups: dict[str, list[str]] = {}
    for id in sorted(root):
        groups.setdefault(find(id), []).append(id)
    return tuple(tuple(group) for group in groups.values())


def fewest_groups(count: int, apart: Iterable[tuple[int, int]]) -> int:
    """Return the fewest groups of ``count`` things in which no two that must be apart are together: a graph's chromatic number.

    Things that never need a group of their own are removed first, and the others are searched through. If these are
    more than :data:`MAX_SEARCHED`, the answer is the size of a set of things that must all be apart, which is never too
    large.
    """
    near: dict[int, set[int]] = {thing: set() for thing in range(count)}
    for one, other in apart:
        near[one].add(other)
        near[other].add(one)
    known = _clique(near)
    left = _core(near, known)
    while left and len(left) <= MAX_SEARCHED and not _fits(left, known):
        known += 1
        left = _core(left, known)
    return known


def _clique(near: Mapping[int, Collection[int]]) -> int:
    """Return the size of a large set of things that must all be apart, found greedily from each thing."""
    best = 0
    for start in near:
        chosen: list[int] = [start]
        for thing in sorted(near[start], key=lambda thing: (-len(near[thing]), thing)):
            if all(thing in near[other] for other in chosen):
                chosen.append(thing)
        best = max(best, len(chosen))
    return best


def _core(near: Mapping[int, Collection[int]], groups: int) -> dict[int, set[int]]:
    """Remove things that must be apart from fewer than ``groups`` others until none is left, and return the rest."""
    left = {thing: set(others) for thing, others in near.items()}
    while loose := [thing for thing, others in left.items() if len(others) < groups]:
        for thing in loose:
            for other in left.pop(thing):
                if other in left:
                    left[other].discard(thing)
    return left


def _fits(near: Mapping[int, Collection[int]], groups: int) -> bool:
    """Say whether the things go into so many groups."""
    order: Sequence[int] = sorted(near, key=lambda thing: (-len(near[thing]), thing))
    group: dict[int, int] = {}

    def place(at: int) -> bool:
        if at == len(order):
            return True
        thing = order[at]
        taken = {group[other] for other in near[thing] if other in group}
        used = max(group.values(), default=-1)
        for choice in range(min(groups, used + 2)):
            if choice not in taken:
                group[thing] = choice
                if place(at + 1):
                    return True
                del group[thing]
        return False

    return place(0)
