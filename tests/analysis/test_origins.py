"""Origins as ranges, against trying out every way in which articles can share origins."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from site_builder.analysis.components import components, fewest_groups
from site_builder.analysis.origins import Bond, OriginRange, origin_keys, origins
from site_builder.content.origin import Basis, Origin

IDS = "abcde"


def named(**names: str) -> dict[str, Origin | None]:
    return {id: Origin(name) for id, name in names.items()}


def test_nobody_recorded_an_origin() -> None:
    found = origins("abc", {})
    assert found.count is None
    assert found.unrecorded == ("a", "b", "c")
    assert found.at_least == 1
    assert origins((), {}).at_least == 0


def test_one_article_without_an_origin_has_no_number() -> None:
    assert origins("a", {"a": None}).count is None


def test_articles_of_one_origin_count_once_however_it_is_spelt() -> None:
    found = origins("ab", {"a": Origin("The Agency"), "b": Origin(" the  agency", Basis.STATED, "It says “(AP)”.")})
    assert found.count == OriginRange(1, 1)
    assert found.groups == (("a", "b"),)
    assert found.count.exact


def test_different_origins_count_each() -> None:
    assert origins("ab", named(a="x", b="y")).count == OriginRange(2, 2)


def test_an_article_that_nobody_recorded_may_share_any_origin() -> None:
    assert origins("abcd", named(a="x", b="y")).count == OriginRange(2, 4)


def test_a_bond_that_merges_makes_one_of_what_nobody_recorded() -> None:
    assert origins("abc", named(a="x"), [Bond("b", "c", True)]).count == OriginRange(1, 2)


def test_a_bond_that_does_not_merge_lowers_the_lower_bound_only() -> None:
    assert origins("ab", named(a="x", b="y"), [Bond("a", "b")]).count == OriginRange(1, 2)


def test_a_bond_that_would_merge_different_recorded_origins_lowers_the_lower_bound_only() -> None:
    assert origins("ab", named(a="x", b="y"), [Bond("a", "b", True)]).count == OriginRange(1, 2)


def test_somebody_said_that_two_are_independent() -> None:
    found = origins("ab", {}, [Bond("a", "b", True)], [("b", "a")])
    assert found.count == OriginRange(2, 2)
    assert found.unrecorded == ()


def test_independence_of_itself_or_of_articles_elsewhere_says_nothing() -> None:
    assert origins("ab", {}, (), [("a", "a"), ("a", "z")]).count is None


def test_merging_does_not_go_round_what_is_independent() -> None:
    found = origins("abc", {}, [Bond("a", "b", True), Bond("b", "c", True)], [("a", "c")])
    assert found.groups == (("a", "b"), ("c",))
    assert found.count == OriginRange(2, 2)


def test_an_article_can_be_the_origin_of_another() -> None:
    found = origins("ab", named(a="B"))
    assert found.groups == (("a", "b"),)
    assert origins("ab", named(a="a", b="x")).count == OriginRange(2, 2)


def test_articles_that_name_one_another_are_one_origin_and_are_told() -> None:
    found = origins("abcd", named(a="b", b="c", c="b", d="x"))
    assert found.circles == (("b", "c"),)
    assert found.groups == (("a", "b", "c"), ("d",))
    assert found.count == OriginRange(2, 2)


def test_an_origin_without_a_name_is_none() -> None:
    assert origin_keys({"a": Origin("  ")}) == ({"a": None}, ())


def test_five_hundred_articles_take_no_time() -> None:
    ids = [f"s{number:03}" for number in range(500)]
    bonds = [Bond(one, other, number % 3 == 0) for number, (one, other) in enumerate(pairwise(ids))]
    recorded = {id: Origin(f"o{number % 40}") for number, id in enumerate(ids) if number % 2}
    count = origins(ids, recorded, bonds, [(ids[0], ids[2]), (ids[2], ids[4])]).count
    assert count
    assert count.at_least <= count.at_most <= 500


def partitions(items: tuple[str, ...]) -> Iterator[list[set[str]]]:
    if not items:
        yield []
        return
    for rest in partitions(items[1:]):
        for at, group in enumerate(rest):
            yield [*rest[:at], group | {items[0]}, *rest[at + 1 :]]
        yield [{items[0]}, *rest]


pairs = st.sampled_from(list(combinations(IDS, 2)))


@settings(max_examples=200, deadline=None)
@given(
    st.dictionaries(st.sampled_from(IDS), st.sampled_from(["x", "y", "z"])),
    st.lists(st.builds(lambda pair, merges: Bond(pair[0], pair[1], merges), pairs, st.booleans()), max_size=5),
    st.lists(pairs, max_size=4),
)
def test_range_equals_the_fewest_and_the_most_of_all_ways(
    names: dict[str, str], bonds: list[Bond], independent: list[tuple[str, str]]
) -> None:
    found = origins(IDS, named(**names), bonds, independent)
    if not names and not independent:
        assert found.count is None
        return
    bound = {frozenset((bond.one, bond.other)) for bond in bonds}
    apart = {frozenset(pair) for pair in independent}

    def must_differ(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        across = [frozenset((a, b)) for a in one for b in other]
        keys = [{names[id] for id in group if id in names} for group in (one, other)]
        return bool(apart.intersection(across)) or bool(
            keys[0] and keys[1] and keys[0] != keys[1] and not bound.intersection(across)
        )

    ways = [
        way
        for way in partitions(IDS_TUPLE)
        if all(
            not must_differ(one, other)
            for group in way
            for one, other in combinations([g for g in found.groups if g[0] in group], 2)
        )
        and all(len({id in group for id in one}) == 1 for one in found.groups for group in way)
    ]
    assert found.count == OriginRange(min(map(len, ways)), len(found.groups))


IDS_TUPLE = tuple(IDS)


@settings(max_examples=200, deadline=None)
@given(st.integers(1, 7), st.lists(st.tuples(st.integers(0, 6), st.integers(0, 6)), max_size=16))
def test_fewest_groups_equals_trying_all(count: int, apart: list[tuple[int, int]]) -> None:
    held = [(a % count, b % count) for a, b in apart if a % count != b % count]
    ids = tuple(str(number) for number in range(count))
    best = min(
        len(way) for way in partitions(ids) if not any({str(a), str(b)} <= group for a, b in held for group in way)
    )
    assert fewest_groups(count, held) == best


def test_components() -> None:
    assert components("dcba", [("a", "c"), ("c", "d")]) == (("a", "c", "d"), ("b",))
