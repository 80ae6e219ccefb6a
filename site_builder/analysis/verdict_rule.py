"""The rule of a scale as values: which of its conditions give a verdict, and on which a stronger one fails.

Sentences are made from these values elsewhere, in the language of the site; a scale of the site's own is told in the same
way, because all of it comes from the scale.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from enum import StrEnum
from functools import cache

from msgspec import Struct

from site_builder.content.records import Stance
from site_builder.content.settings import Side, Verdict


class Clause(StrEnum):
    """The conditions that a verdict of a scale can have, by the names of its fields."""

    NEEDS = "needs"
    FORBIDS = "forbids"
    ANSWERS = "answers"
    OUTWEIGHS = "outweighs"
    CORROBORATED = "corroborated"


class ArticleStance(Struct, frozen=True, order=True):
    """That an article stands in some way towards the claim."""

    source: str
    stance: Stance


class Weight(Struct, frozen=True):
    """How many stand on the side that has to outweigh, and how many on the other.

    Of origins it is the fewest that the first may be and the most that the other may be; else articles are counted.
    """

    more: int
    fewer: int
    of_origins: bool = True


Weigh = Callable[[Collection[str], Collection[str]], Weight]


class Ground(Struct, frozen=True):
    """What a verdict is judged on.

    ``cited`` has the articles that the analysis cites, ``count`` says from how many origins articles come at least, and
    ``origins_needed`` is the site's policy for verdicts that want corroboration. ``weigh`` holds the articles of a stance
    that has to outweigh against those of the other; without it both are counted by ``count``.
    """

    items: tuple[ArticleStance, ...]
    cited: frozenset[str]
    count: Callable[[Collection[str]], int]
    origins_needed: int = 1
    weigh: Weigh | None = None

    def sources(self, *stances: Stance) -> tuple[str, ...]:
        """Return the articles with one of these stances, each once and in the order of the evidence."""
        return tuple(dict.fromkeys(item.source for item in self.items if item.stance in stances))

    def without(self, sources: Collection[str]) -> Ground:
        """Return the ground without some articles."""
        left = tuple(item for item in self.items if item.source not in sources)
        return Ground(left, self.cited, self.count, self.origins_needed, self.weigh)

    def weight(self, more: Collection[str], fewer: Collection[str]) -> Weight:
        """Return how many articles or origins there are on each of the two sides."""
        return self.weigh(more, fewer) if self.weigh else Weight(self.count(more), self.count(fewer))


class Condition(Struct, frozen=True):
    """One condition of a verdict, held to the evidence.

    ``stances`` are those it names: any of them for ``needs``, all together for ``forbids``, the first more than the second
    for ``outweighs``, the one to be taken up for ``answers``. ``sources`` are the articles that it turns on: those with
    the stances, or for ``answers`` those not taken up where it fails. ``counts`` has for ``outweighs`` how many there are of
    both stances, for ``corroborated`` the origins there are at least and those needed, and is empty for the others.
    ``of_origins`` says that origins were counted and not articles.
    """

    clause: Clause
    met: bool
    stances: tuple[Stance, ...]
    sources: tuple[str, ...] = ()
    counts: tuple[int, ...] = ()
    of_origins: bool = True


def conditions(verdict: Verdict, ground: Ground) -> tuple[Condition, ...]:
    """Return every condition of a verdict, in the order of the fields of the scale, each held to the evidence."""
    return tuple(_conditions(verdict, ground))


def verdict_holds(verdict: Verdict, ground: Ground) -> tuple[Condition, ...]:
    """Return the conditions that fail: none where the evidence carries the verdict."""
    return tuple(condition for condition in _conditions(verdict, ground) if not condition.met)


def carries(verdict: Verdict, ground: Ground) -> bool:
    """Say whether the evidence carries a verdict: all its conditions hold."""
    return all(condition.met for condition in _conditions(verdict, ground))


@cache
def stances_in(named: str, word: str) -> tuple[Stance, ...]:
    """Return the stances that a condition of a scale names, with this word between them."""
    return tuple(map(Stance, named.split(f" {word} ")))


def stances_needed(verdict: Verdict) -> frozenset[Stance]:
    """Return the stances that can carry a verdict: without any evidence of them its rule would not give it."""
    wanted = {stance for need in verdict.needs for stance in stances_in(need, "or")}
    first = verdict.outweighs[:1] if verdict.outweighs else ()
    return frozenset({*wanted, *first, *((Stance.SUPPORTS,) if verdict.corroborated else ())})


def _conditions(verdict: Verdict, ground: Ground) -> Iterator[Condition]:
    for need in verdict.needs:
        wanted = stances_in(need, "or")
        there = ground.sources(*wanted)
        yield Condition(Clause.NEEDS, bool(there), wanted, there)
    for forbidden in verdict.forbids:
        barred = stances_in(forbidden, "and")
        together = all(ground.sources(stance) for stance in barred)
        yield Condition(Clause.FORBIDS, not together, barred, ground.sources(*barred) if together else ())
    for stance in verdict.answers:
        speaking = ground.sources(stance)
        passed_over = tuple(source for source in speaking if source not in ground.cited)
        yield Condition(Clause.ANSWERS, not passed_over, (stance,), passed_over or speaking)
    if verdict.outweighs:
        yield _outweighs(verdict.outweighs, ground)
    if verdict.corroborated:
        yield _corroborated(ground)


def _outweighs(stances: tuple[Stance, Stance], ground: Ground) -> Condition:
    """Compare two stances. A missing first stance is reported by ``needs``."""
    weight = ground.weight(*(ground.sources(stance) for stance in stances))
    met, counts = not 0 < weight.more <= weight.fewer, (weight.more, weight.fewer)
    return Condition(Clause.OUTWEIGHS, met, stances, ground.sources(*stances), counts, weight.of_origins)


def _corroborated(ground: Ground) -> Condition:
    supporting = ground.sources(Stance.SUPPORTS)
    there, needed = ground.count(supporting), ground.origins_needed
    return Condition(Clause.CORROBORATED, not 0 < there < needed, (Stance.SUPPORTS,), supporting, (there, needed))


class Stronger(Struct, frozen=True):
    """A verdict that says more than the one that was given, and what it fails on: nothing where it could be given too."""

    verdict: str
    label: str
    fails: tuple[Condition, ...]


class ToldRule(Struct, frozen=True):
    """The rule behind a verdict: the conditions that give it or that it fails on, and the verdicts that say more, the nearest first."""

    verdict: str
    label: str
    conditions: tuple[Condition, ...]
    stronger: tuple[Stronger, ...]


def rule_behind(scale: Sequence[Verdict], given: Verdict, ground: Ground) -> ToldRule:
    """Return the rule behind a verdict of a scale."""
    above = (Stronger(step.id, step.label, verdict_holds(step, ground)) for step in stronger(scale, given))
    return ToldRule(given.id, given.label, conditions(given, ground), tuple(above))


def stronger(scale: Sequence[Verdict], given: Verdict) -> tuple[Verdict, ...]:
    """Return the verdicts that say more than one, the nearest first.

    More than one that leans some way says one that leans the same way and lies farther out: by its rating, or, where one
    of the two has none, by its place in a scale that goes from for to against. More than one that does not lean says every
    one that does.
    """
    others = [step for step in scale if step.id != given.id]
    if given.side is Side.NEITHER:
        return tuple(step for step in others if step.side is not Side.NEITHER)
    sign = 1 if given.side is Side.FOR else -1

    def beyond(step: Verdict) -> float:
        if step.rating is not None and given.rating is not None:
            return sign * (step.rating - given.rating)
        return sign * (scale.index(given) - scale.index(step))

    farther = [step for step in others if step.side is given.side and beyond(step) > 0]
    return tuple(sorted(farther, key=beyond))
