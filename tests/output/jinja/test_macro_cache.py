"""Macros that remember what they printed print what they would print anew."""

from __future__ import annotations

import pytest
from markupsafe import Markup

from site_builder.output.jinja import macro_cache
from site_builder.output.jinja.macro_cache import RememberedMacro
from tests.output.jinja.both_ways import BothWays


def test_safe_text_is_told_from_text_that_equals_it_and_numbers_from_truth() -> None:
    page = "{% from 'm' import m %}{{ m('a&b') }}{{ m(safe) }}{{ m('a&b') }}{{ m(1) }}{{ m(true) }}{{ m('a', y=true) }}{{ m('a', y=1) }}{{ m([1]) }}{{ m(1.0) }}"
    ways = BothWays({"page": page, "m": "{% macro m(x, y=1) %}{{ x }}{{ y }}{% endmacro %}"})
    assert ways.render(safe=Markup("a&b")) == "a&amp;b1a&b1a&amp;b111True1aTruea1[1]11.01"


def test_macros_that_make_references_make_them_anew_on_each_page() -> None:
    templates = {
        "inner": "{% macro link(x) %}{{ to(x) }}{% endmacro %}{% macro plain(x) %}[{{ x }}]{% endmacro %}",
        "outer": "{% from 'inner' import link, plain %}{% macro m(x, far) %}{{ plain(x) }}{% if far %}{{ link(x) }}{% endif %}{% endmacro %}",
        "page": "{% from 'outer' import m %}{{ m('claims/a/', false) }} {{ m('claims/a/', true) }}",
    }
    ways, said = BothWays(templates), []
    for address in ("", "claims/b/", "claims/a/", "claims/b/", ""):
        ways.links.begin(address)
        said.append(ways.render())
    assert said == [
        "[claims/a/] [claims/a/]claims/a/",
        "[claims/a/] [claims/a/]../../claims/a/",
        "[claims/a/] [claims/a/]../../claims/a/",
        "[claims/a/] [claims/a/]../../claims/a/",
        "[claims/a/] [claims/a/]claims/a/",
    ]


COUNTER = "{% set c = namespace(n=0) %}{% macro m() %}{% set c.n = c.n + 1 %}{{ c.n }}{% endmacro %}"
STATES = {
    "a namespace": COUNTER,
    "a list": "{% set seen = [] %}{% macro m() %}{{ seen.append(1) or seen|length }}{% endmacro %}",
    "a dictionary": "{% set seen = {} %}{% macro m() %}{{ seen.update({seen|length: 1}) or seen|length }}{% endmacro %}",
    "a cycle": "{% set turn = cycler('odd', 'even') %}{% macro m() %}{{ turn.next() }}{% endmacro %}",
    "a joiner": "{% set comma = joiner(', ') %}{% macro m() %}{{ comma() }}.{% endmacro %}",
    "an iterator": "{% set parts = [1, 2, 3]|batch(1) %}{% macro m() %}{{ parts|first }}{% endmacro %}",
    "under a condition": "{% if true %}" + COUNTER.replace("{% macro", "{% endif %}{% macro"),
    "two at once": "{% set a, c = 1, namespace(n=0) %}" + COUNTER.partition("%}")[2],
    "in a macro with a caller": COUNTER.replace("{{ c.n }}", "{{ c.n }}{{ caller() if caller is defined else '' }}"),
    "of a template that is imported": "{% from 'counter' import m as count %}{% macro m() %}{{ count() }}{% endmacro %}",
    "of a template that is imported later": "{% macro m() %}{% from 'counter' import m as count %}{{ count() }}{% endmacro %}",
    "of a template far away": "{% from 'between' import m as count %}{% macro m() %}{{ count() }}{% endmacro %}",
    "of a value that is imported": "{% import 'counter' as other %}{% macro m() %}{% set ns = other.c %}{% set ns.n = ns.n + 2 %}{{ ns.n }}{% endmacro %}",
    "of a template that is included": "{% macro m() %}{% include 'shows' %}{% endmacro %}",
    "of a template with its context": "{% import 'counter' as other with context %}{% macro m() %}{{ other.m() }}{% endmacro %}",
}


@pytest.mark.parametrize("macros", STATES.values(), ids=list(STATES))
def test_macros_that_keep_something_that_changes_print_it_anew(macros: str) -> None:
    templates = {
        "page": "{% from 'macros' import m %}{{ m() }}|{{ m() }}|{{ m() }}",
        "macros": macros,
        "counter": COUNTER,
        "between": "{% import 'counter' as counter %}{% macro m() %}{{ counter.m() }}{% endmacro %}",
        "shows": "{% from 'counter' import m %}{{ m() }}",
    }
    first, second, third = BothWays(templates).render().split("|")
    assert first != second or second != third, "the example shows nothing"


def _macro(ways: BothWays, source: str) -> RememberedMacro:
    macro = ways.short.from_string(source).make_module().m  # type: ignore[attr-defined]
    assert isinstance(macro, macro_cache.ShortMacro)
    return RememberedMacro(macro, ways.links, macro_cache.PLAIN_TYPES)


@pytest.mark.parametrize(
    "settings", ["", "{% set drawn = ('a', ('b', 1)) %}", "{% set word = _('a') %}{% set x %}y{% endset %}"]
)
def test_macros_beside_what_cannot_change_are_remembered(settings: str) -> None:
    page = "{% from 'macros' import m %}{{ m('a') }}{{ m('a') }}{{ m('b') }}"
    ways = BothWays({"page": page, "macros": settings + "{% macro m(x) %}{{ x }}{% endmacro %}"})
    assert ways.render() == "aab"
    macro = vars(ways.short.macros_of("macros", None))["m"]
    assert isinstance(macro, RememberedMacro)
    assert macro._cached.cache_info().hits == 1


def test_results_that_are_kept_are_limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(macro_cache, "MAX_CACHED_RESULTS", 10)
    macro = _macro(BothWays({}), "{% macro m(x) %}{{ x }}{% endmacro %}")
    assert [macro(number) for number in range(30)] == [str(number) for number in range(30)]
    assert macro._cached.cache_info().currsize == 10
