"""What verdicts hang on and the rule told, against trying everything, on made-up sites and scales."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.analysis.verdict_rule import (
    ArticleStance,
    Clause,
    Ground,
    conditions,
    rule_behind,
    stronger,
    verdict_holds,
)
from site_builder.analysis.verdict_support import Unit, single, support
from site_builder.content.records import Stance
from site_builder.content.settings import DEFAULT_SCALE, Side, Verdict

SCALE = {verdict.id: verdict for verdict in DEFAULT_SCALE}
S, C, Q, M = Stance.SUPPORTS, Stance.CONTRADICTS, Stance.QUALIFIES, Stance.MENTIONS


def ground(needed: int = 1, cited: str = "", groups: tuple[str, ...] = (), **stances: Stance) -> Ground:
    items = tuple(ArticleStance(source, stance) for source, stance in stances.items())
    return Ground(items, frozenset(cited), counter(groups), needed)


def counter(groups: Collection[Collection[str]]) -> Counter:
    return Counter(tuple(frozenset(group) for group in groups))


class Counter:
    """Counts origins: those of a group are one."""

    def __init__(self, groups: tuple[frozenset[str], ...]) -> None:
        self.groups = groups

    def __call__(self, sources: Collection[str]) -> int:
        return len({next((group for group in self.groups if id in group), frozenset(id)) for id in sources})


def sets(*names: str) -> tuple[tuple[Unit, ...], ...]:
    return tuple(tuple(Unit(tuple(part)) for part in name.split()) for name in names)


def test_a_verdict_on_one_article_hangs_on_it() -> None:
    assert support(SCALE["supported"], ground(a=S, b=M)).hangs_on == sets("a")


def test_a_verdict_on_two_articles_hangs_on_both_together() -> None:
    assert support(SCALE["supported"], ground(a=S, b=S)).hangs_on == sets("a b")


def test_a_verdict_on_three_articles_stands_without_any_two() -> None:
    found = support(SCALE["supported"], ground(a=S, b=S, c=S))
    assert found.holds
    assert found.hangs_on == ()


def test_a_merged_origin_is_taken_away_as_one() -> None:
    found = support(SCALE["supported"], ground(a=S, b=S, c=S, groups=("abc",)), ["abc"])
    assert found.hangs_on == sets("abc")
    assert found.single == (Unit(("a", "b", "c")),)


def test_two_articles_of_one_origin_are_told_as_the_origin() -> None:
    assert support(SCALE["supported"], ground(a=S, b=S), ["ab"]).hangs_on == sets("ab")


def test_outweighing_hangs_on_the_article_that_tips_it() -> None:
    found = support(SCALE["mostly-supported"], ground(a=S, b=S, c=C, cited="c"))
    assert found.hangs_on == sets("a", "b", "c")


def test_corroboration_hangs_on_each_of_the_origins_needed() -> None:
    assert support(SCALE["supported"], ground(2, a=S, b=S)).hangs_on == sets("a", "b")


def test_a_verdict_that_nothing_carries_hangs_on_nothing() -> None:
    found = support(SCALE["supported"], ground(a=C))
    assert not found.holds
    assert found.hangs_on == ()


def test_insufficient_needs_no_evidence() -> None:
    assert support(SCALE["insufficient"], ground()).hangs_on == ()


def test_five_hundred_articles() -> None:
    many = Ground(tuple(ArticleStance(f"s{n:03}", S) for n in range(500)), frozenset(), len)
    found = support(SCALE["supported"], many)
    assert found.hangs_on == ()
    assert not found.whole


def test_the_rule_that_gives_a_verdict() -> None:
    told = rule_behind(DEFAULT_SCALE, SCALE["mostly-supported"], ground(a=S, b=S, c=C, cited="c"))
    assert [(condition.clause, condition.met, condition.counts) for condition in told.conditions] == [
        (Clause.NEEDS, True, ()),
        (Clause.NEEDS, True, ()),
        (Clause.ANSWERS, True, ()),
        (Clause.OUTWEIGHS, True, (2, 1)),
    ]
    assert [(step.verdict, step.fails) for step in told.stronger] == [("supported", ())]


def test_what_a_stronger_verdict_fails_on() -> None:
    told = rule_behind(DEFAULT_SCALE, SCALE["mostly-supported"], ground(2, cited="b", a=S, b=C))
    (step,) = told.stronger
    assert [(fail.clause, fail.sources, fail.counts) for fail in step.fails] == [(Clause.CORROBORATED, ("a",), (1, 2))]
    assert [fail.clause for fail in told.conditions if not fail.met] == [Clause.OUTWEIGHS]


def test_a_source_that_is_not_taken_up_is_named() -> None:
    (fail,) = verdict_holds(SCALE["supported"], ground(a=S, b=C, c=C, cited="c"))
    assert (fail.clause, fail.sources) == (Clause.ANSWERS, ("b",))


@pytest.mark.parametrize(
    ("given_id", "ids"),
    [
        ("supported", []),
        ("mostly-supported", ["supported"]),
        ("refuted", []),
        ("mostly-refuted", ["refuted"]),
        ("mixed", ["supported", "mostly-supported", "mostly-refuted", "refuted"]),
    ],
)
def test_which_verdicts_say_more(given_id: str, ids: list[str]) -> None:
    assert [step.id for step in stronger(DEFAULT_SCALE, SCALE[given_id])] == ids


def test_a_scale_without_ratings_is_ordered_by_its_places() -> None:
    scale = [
        Verdict(id=name, label=name, meaning=name, side=side)
        for name, side in [("yes", Side.FOR), ("rather", Side.FOR), ("hardly", Side.AGAINST), ("no", Side.AGAINST)]
    ]
    assert [[step.id for step in stronger(scale, step)] for step in scale] == [[], ["yes"], ["no"], []]


STANCES = st.sampled_from(list(Stance))
ANY = st.lists(STANCES, min_size=1, max_size=3, unique=True)
VERDICTS = st.builds(
    Verdict,
    id=st.just("v"),
    label=st.just("V"),
    meaning=st.just("V."),
    needs=st.lists(ANY.map(" or ".join), max_size=3).map(tuple),
    forbids=st.lists(ANY.map(" and ".join), max_size=2).map(tuple),
    answers=st.lists(STANCES, max_size=2, unique=True).map(tuple),
    outweighs=st.none() | st.tuples(STANCES, STANCES).filter(lambda pair: pair[0] is not pair[1]),
    corroborated=st.booleans(),
)
ITEMS = st.lists(st.builds(ArticleStance, st.sampled_from("abcdef"), STANCES), max_size=9, unique=True).map(tuple)
GROUPS = st.sampled_from([(), ("ab",), ("ab", "cd"), ("abc",), ("abc", "def"), ("bf",)])


@settings(max_examples=600, deadline=None)
@given(VERDICTS, ITEMS, st.sets(st.sampled_from("abcdef")), GROUPS, st.integers(1, 3))
def test_what_a_verdict_hangs_on_equals_trying_every_set(
    verdict: Verdict, items: tuple[ArticleStance, ...], cited: set[str], groups: tuple[str, ...], needed: int
) -> None:
    base = Ground(items, frozenset(cited), counter(groups), needed)
    found = support(verdict, base, groups)
    assert single(verdict, base, groups) == found.single
    assert found.holds == (not verdict_holds(verdict, base))
    if not found.holds:
        assert found.hangs_on == ()
        return
    present = {item.source for item in items}
    atoms = [frozenset(id) for id in present] + [frozenset(group) & present for group in groups]
    reachable = {one | other for one in atoms for other in atoms}
    falling = {sources for sources in reachable if sources and verdict_holds(verdict, base.without(sources))}
    minimal = {sources for sources in falling if not any(other < sources for other in falling)}
    assert {frozenset(id for unit in units for id in unit.sources) for units in found.hangs_on} == minimal
    assert all(
        (len(units) == 1) == any(atom == {id for unit in units for id in unit.sources} for atom in atoms)
        for units in found.hangs_on
    )


@settings(max_examples=300, deadline=None)
@given(VERDICTS, ITEMS, st.sets(st.sampled_from("abcdef")))
def test_every_field_of_a_verdict_is_told(verdict: Verdict, items: tuple[ArticleStance, ...], cited: set[str]) -> None:
    told = conditions(verdict, Ground(items, frozenset(cited), len))
    expected = len(verdict.needs) + len(verdict.forbids) + len(verdict.answers) + (verdict.outweighs is not None)
    assert len(told) == expected + verdict.corroborated


def test_pairs_are_told_apart_from_what_does_alone() -> None:
    for one, other in combinations(support(SCALE["mixed"], ground(a=S, b=C, c=C)).hangs_on, 2):
        assert set(one).isdisjoint(other)
