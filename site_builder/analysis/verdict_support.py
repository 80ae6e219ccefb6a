"""What a verdict hangs on: the smallest sets of articles or merged origins without which its scale would not give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations

from msgspec import Struct
from msgspec.structs import replace

from site_builder.analysis.verdict_rule import Ground, carries, stances_in, stances_needed
from site_builder.content.settings import Verdict

MAX_UNITS = 60
"""Pairs are tried of at most so many articles and origins; of more only single ones."""


class Unit(Struct, frozen=True, order=True):
    """A unit that is taken away at once: an article, or all articles of a merged origin."""

    sources: tuple[str, ...]


class Support(Struct, frozen=True):
    """What a verdict hangs on.

    ``holds`` says that the evidence carries it at all. ``hangs_on`` has the sets, the smallest first and each in the order
    of ids: of one unit, or of two of which neither alone would do. ``whole`` is false where there were too many units to
    try pairs.
    """

    holds: bool
    hangs_on: tuple[tuple[Unit, ...], ...] = ()
    whole: bool = True

    @property
    def single(self) -> tuple[Unit, ...]:
        """The articles and origins that the verdict falls without, each alone."""
        return tuple(units[0] for units in self.hangs_on if len(units) == 1)


Line = Callable[[str], Sequence[str]]
"""Gives all versions of the article of which something is one."""


def support(
    verdict: Verdict, ground: Ground, merged: Iterable[Sequence[str]] = (), line: Line = lambda id: (id,)
) -> Support:
    """Return what a verdict hangs on. ``merged`` are groups of articles that count as one origin.

    All versions of an article are taken away together, as ``line`` gives them.

    A set is left out when a part of its articles, as one set or two units, already does.
    """
    if not carries(verdict, ground):
        return Support(holds=False)
    units = _units(verdict, ground, merged, line)
    whole = len(units) <= MAX_UNITS
    sets = (*_singles(units), *(_pairs(units) if whole else ()))
    return Support(holds=True, hangs_on=_least(verdict, ground, sets), whole=whole)


def single(
    verdict: Verdict, ground: Ground, merged: Sequence[Sequence[str]] = (), line: Line = lambda id: (id,)
) -> tuple[Unit, ...]:
    """Return what :func:`support` finds as :attr:`Support.single`, and try pairs only where they make a difference to it."""
    if not carries(verdict, ground):
        return ()
    found = _least(verdict, ground, _singles(_units(verdict, ground, merged, line)))
    if any(len(unit.sources) > 2 for (unit,) in found):  # Two of its articles may do as well.
        return support(verdict, ground, merged, line).single
    return tuple(unit for (unit,) in found)


def _least(verdict: Verdict, ground: Ground, sets: Iterable[tuple[Unit, ...]]) -> tuple[tuple[Unit, ...], ...]:
    """Return those of some sets, the smaller ones first, without which the verdict falls and of which no part would do."""
    # Without articles there is only less that is barred or has to be answered, so that holds as it did.
    needed = [frozenset(ground.sources(*stances_in(need, "or"))) for need in verdict.needs]
    counting = _counting(verdict, ground)
    falls: list[tuple[frozenset[str], tuple[Unit, ...]]] = []
    for units in sets:
        sources = frozenset(source for unit in units for source in unit.sources)
        if any(held <= sources for held, _ in falls):
            continue
        if any(need <= sources for need in needed) or not (
            counting is None or carries(counting, ground.without(sources))
        ):
            falls.append((sources, units))
    return tuple(units for held, units in falls if not any(other < held for other, _ in falls))


def _counting(verdict: Verdict, ground: Ground) -> Verdict | None:
    """Return a verdict with those of its conditions alone that count articles or origins, or None if none of them can fail."""
    corroborated = verdict.corroborated and ground.origins_needed > 1
    if not (corroborated or verdict.outweighs):
        return None
    return replace(verdict, needs=(), forbids=(), answers=(), corroborated=corroborated)


def _units(verdict: Verdict, ground: Ground, merged: Iterable[Sequence[str]], line: Line) -> list[Unit]:
    """Return the units whose removal can overturn the verdict: articles with a stance that it needs, and origins with such articles."""
    articles = set(ground.sources(*stances_needed(verdict)))
    groups = {tuple(sorted(articles.intersection(group))) for group in merged}
    singles = {tuple(sorted(articles.intersection(line(id)))) for id in articles}
    return sorted({*map(Unit, singles), *(Unit(group) for group in groups if len(group) > 1)})


def _singles(units: Iterable[Unit]) -> list[tuple[Unit, ...]]:
    """Return each unit as a set of its own, fewest articles first."""
    return [(unit,) for unit in sorted(units, key=lambda unit: (len(unit.sources), unit))]


def _pairs(units: Iterable[Unit]) -> list[tuple[Unit, ...]]:
    """Return the pairs of units that have no article in common, fewest articles first."""
    pairs = [pair for pair in combinations(units, 2) if not set(pair[0].sources) & set(pair[1].sources)]
    return sorted(pairs, key=lambda pair: (sum(len(unit.sources) for unit in pair), pair))
