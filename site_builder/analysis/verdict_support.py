"""What a verdict hangs on: the smallest sets of articles or merged origins without which its scale would not give it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from site_builder.analysis.verdict_rule import Ground, carries, stances_needed
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
    falls: list[tuple[frozenset[str], tuple[Unit, ...]]] = []
    for sets in _by_size(units, whole=whole):
        sources = frozenset(source for unit in sets for source in unit.sources)
        if not any(held <= sources for held, _ in falls) and not carries(verdict, ground.without(sources)):
            falls.append((sources, sets))
    least = [sets for held, sets in falls if not any(other < held for other, _ in falls)]
    return Support(holds=True, hangs_on=tuple(least), whole=whole)


def _units(verdict: Verdict, ground: Ground, merged: Iterable[Sequence[str]], line: Line) -> list[Unit]:
    """Return the units whose removal can overturn the verdict: articles with a stance that it needs, and origins with such articles."""
    articles = set(ground.sources(*stances_needed(verdict)))
    groups = {tuple(sorted(articles.intersection(group))) for group in merged}
    singles = {tuple(sorted(articles.intersection(line(id)))) for id in articles}
    return sorted({*map(Unit, singles), *(Unit(group) for group in groups if len(group) > 1)})


def _by_size(units: Sequence[Unit], *, whole: bool) -> Iterator[tuple[Unit, ...]]:
    """Yield single units, fewest articles first, then pairs of units that have no article in common."""
    singles = sorted(units, key=lambda unit: (len(unit.sources), unit))
    yield from ((unit,) for unit in singles)
    if whole:
        pairs = [pair for pair in combinations(units, 2) if not set(pair[0].sources) & set(pair[1].sources)]
        yield from sorted(pairs, key=lambda pair: (sum(len(unit.sources) for unit in pair), pair))
