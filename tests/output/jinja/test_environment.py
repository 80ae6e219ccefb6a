"""Short code prints what the code of Jinja2 prints, byte for byte, and fails where and as that fails."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from gettext import NullTranslations
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from markupsafe import Markup
from msgspec.structs import replace

from site_builder.output.templates import Templates
from tests.cases_on_disk import BASE
from tests.output.jinja.both_ways import BothWays, told, with_stock_code
from tests.sites import built_files
from tests.theme import examples as theme_examples
from tests.theme.examples import Example


def rendered_by_jinja(monkeypatch: pytest.MonkeyPatch, render: Callable[[], dict[str, bytes]]) -> dict[str, bytes]:
    begin = Templates.__init__

    def begin_with_stock_code(self: Templates, *args: Any) -> None:
        begin(self, *args)
        with_stock_code(self)

    with monkeypatch.context() as patch:
        patch.setattr(Templates, "__init__", begin_with_stock_code)
        return render()


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_a_whole_site_comes_out_as_from_jinja(language: str, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(f"title: 100% <flood> & more\nlanguage: {language}\n", encoding="utf-8")
    assert built_files(tiny) == rendered_by_jinja(monkeypatch, lambda: built_files(tiny))


def test_the_real_site_comes_out_as_from_jinja(real_files: dict[str, bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    root = Path(__file__).parents[3]
    assert real_files == rendered_by_jinja(monkeypatch, lambda: built_files(root))


@pytest.mark.parametrize("example", theme_examples.examples(), ids=str)
def test_an_example_of_the_theme_comes_out_as_from_jinja(example: Example, monkeypatch: pytest.MonkeyPatch) -> None:
    shown = theme_examples.shown(example)
    stock = stock_examples()
    monkeypatch.setattr(theme_examples, "templates", lambda theme: stock)
    assert theme_examples.shown(example) == shown


@cache
def stock_examples() -> Templates:
    templates: Templates = theme_examples.templates.__wrapped__("default")
    with_stock_code(templates)
    return templates


@cache
def given() -> dict[str, tuple[Templates, str, Any, dict[str, Any]]]:
    """What each template of a page is given first, on the tiny site."""
    found: dict[str, tuple[Templates, str, Any, dict[str, Any]]] = {}
    render = Templates.render

    def noted(self: Templates, template: str, address: str, page: object, **extra: Any) -> bytes:
        found.setdefault(template, (self, address, page, extra))
        return render(self, template, address, page, **extra)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Templates, "render", noted)
        built_files(BASE)
    return found


class _Odd:
    """A value that can do next to nothing."""

    def __str__(self) -> str:
        return "<odd>"


def spoilt(page: Any) -> Iterator[tuple[str, Any]]:
    """Yield the value of a page with one field missing or wrong, field by field, and as another kind of value."""
    fields = {name: getattr(page, name) for name in page.__struct_fields__}
    yield "a dictionary", fields
    for name in fields:
        yield f"without {name}", SimpleNamespace(**{key: value for key, value in fields.items() if key != name})
        for value in (None, (), "<b>", Markup("<b>"), -1, {"a": "<"}, _Odd()):
            yield f"{name} = {value!r}", replace(page, **{name: value})


PAGES = ["404.html", "beside.html", "claim.html", "claims.html", "data.html", "embed.html", "home.html"]
PAGES += [
    "list.html",
    "log.html",
    "page.html",
    "question.html",
    "search.html",
    "source.html",
    "story.html",
    "verify.html",
]


def test_these_are_the_templates_of_pages() -> None:
    assert sorted(given()) == PAGES


@pytest.mark.parametrize("template", PAGES)
def test_values_that_are_missing_or_wrong_come_out_as_from_jinja(template: str) -> None:
    short, address, page, extra = given()[template]
    assert short._environment.loader is not None
    templates = short._environment.loader._templates  # type: ignore[attr-defined]
    stock = Templates(short._frame, templates, short._links._assets, short._environment._words)
    with_stock_code(stock)
    for kind, value in spoilt(page) if page is not None else [("nothing", None), ("a number", 7)]:
        said = []
        for way in (short, stock):
            try:
                said.append(way.render(template, address, value, **extra))
            except Exception as error:
                said.append(told(error, templates).encode())
        assert said[0] == said[1], kind


SOURCES = [
    "{% macro m(x) %}<b>{{ x }}</b>{{ caller() if caller else '' }}{% endmacro %}{{ m('<') }}{{ m(safe) }}{% call m(1) %}in{{ name }}{% endcall %}",
    "{% macro m(x, y=2) %}{{ x }}{{ y }}{% endmacro %}{{ m(1) }}{{ m(1, y=3) }}{{ m(y=1, x=name) }}{{ m(*[1, 2]) }}{{ m(**{'x': 4}) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m.name }}{{ m.arguments }}{{ m is callable }}{{ m }}",
    "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, '<', a='>') }}",
    "{% for n in range(3) %}{{ loop.index }}{{ loop.cycle('a', '<') }}{{ n == 1 }}{{ none }}{{ 1.0 }}{{ [name, safe] }}{% endfor %}",
    "{% for n in [[1, [2]], 3] recursive %}{{ loop(n) if n is iterable else n }}{% endfor %}",
    "{% set x %}<{{ name }}>{% endset %}{{ x }}{{ x|length }}{% filter upper %}<{{ name }}>{% endfilter %}",
    "{{ {'a': '<'}.a }}{{ {'a': 1}['a'] }}{{ {'items': 1}.items() }}{{ name.upper() }}{{ name.nothing is defined }}",
    "{{ nothing is defined }}{{ nothing|default('<') }}{{ safe.nothing|default(safe) }}{{ nothing.more|default(1) }}",
    "{{ namespace(a=1).a }}{% set n = namespace(a=1) %}{% set n.a = 2 %}{{ n.a }}{{ cycler('a', 'b').next() }}{{ dict(a=1) }}",
    "{% block a %}[{{ name }}]{% endblock %}{{ self.a() }}",
    "{{ name ~ safe }}{{ safe + name }}{{ name|safe }}{{ name|escape }}{{ '%s<'|format(name) }}{{ safe % 1 }}",
    "{{ name.class }}",
    "{{ 1 // 0 }}",
    "\n{{ name() }}",
    "\n{{ none.x }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}\n{{ m(1, 2) }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}\n{{ m(z=2) }}",
    "{% macro m(x) %}\n{{ x }}{% endmacro %}{{ m() }}",
    "{% macro m(x) %}{{ x }}{% endmacro %}\n{% call m(1) %}{% endcall %}",
    "{% if x %}",
    "\n{{ x|nothing }}",
    "\n{% include 'nowhere' %}",
    "\n{% from 'nowhere' import m %}",
    "{% from 'macros' import nothing %}\n{{ nothing() }}",
    "{% import 'macros' as m %}{{ m.plain('<') }}{{ m.plain(x='<') }}{{ m }}\n{{ m.nothing() }}",
    "{% import 'macros' as m with context %}{{ m.sees() }}{{ m.plain(1) }}",
    "{% from 'macros' import sees %}\n{{ sees() }}",
    "\n{% from 'macros' import fails %}{{ fails(1) }}",
    "{{ [3, 1]|random }}",
    "{{ lipsum() }}",
]
MACROS = (
    "{% macro plain(x) %}[{{ x }}]{% endmacro %}{% macro sees() %}{{ name }}{% endmacro %}\n"
    "{% macro fails(x) %}\n{{ x.y.z }}{% endmacro %}"
)


@pytest.mark.parametrize("source", SOURCES)
def test_every_construct_prints_or_fails_as_in_jinja(source: str) -> None:
    BothWays({"page": source, "macros": MACROS}).render(name="<Ada>", safe=Markup("<i>safe</i>"))


def test_what_is_included_or_extended_sees_what_surrounds_it() -> None:
    templates = {
        "part": "{% set own = 'inner' %}{{ own }} {{ given }} {{ name }}{% for n in range(2) %}{% include 'least' %}{% endfor %}",
        "least": "({{ n }}{{ given }})",
        "frame": "<{% block main %}{% endblock %}>{{ given }}",
        "page": "{% extends 'frame' %}{% set given = '<given>' %}{% block main %}{% set own = 'outer' %}"
        "{% include 'part' %} {{ own }}{% include ['nowhere', 'least'] ignore missing %}{% endblock %}",
    }
    said = BothWays(templates).render(name="Ada", n=7)
    assert said == "<inner &lt;given&gt; Ada(0&lt;given&gt;)(1&lt;given&gt;) outer(7&lt;given&gt;)>&lt;given&gt;"


def test_escaping_cannot_be_turned_off() -> None:
    templates = {"page": "\n{% autoescape false %}{{ name }}{% endautoescape %}"}
    ways = BothWays(templates)
    said = ways.outcome(ways.short, name="<")
    assert said.startswith("themes/default/templates/page:2: This template cannot be read: escaping is always on")


@pytest.mark.parametrize("words", [NullTranslations()])
def test_a_page_is_rendered_once(words: NullTranslations, tiny: Path) -> None:
    """An error is raised by the first rendering: there is no other that could print something else."""
    asked = []

    class Page:
        def __getattr__(self, name: str) -> str:
            asked.append(name)
            raise AttributeError(name)

    templates = Templates(given()["home.html"][0]._frame, {"page": "{{ page.key }}"}, {}, words)
    with pytest.raises(Exception, match="key"):
        templates.render("page", "", Page())
    assert asked == ["key"]
