"""The short ways that templates take print what Jinja2 prints without them, byte for byte."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from typing import Any

import jinja2
import pytest
from markupsafe import Markup

from site_builder.build.check_site import check_site
from site_builder.output.jinja.translate_ast import SpeakingEnvironment
from site_builder.output.page_links import Links
from site_builder.output.template_fault import template_fault
from site_builder.output.templates import Templates
from site_builder.views.home_page import frame_of
from site_builder.views.page_values import SiteFrame
from site_builder.views.site_view import SiteView
from tests.sites import built_files


class _Stock(jinja2.Environment):
    words = None


def _from_jinja_alone(self: Templates, template: str, context: dict[str, Any]) -> str:
    return self._thorough().get_template(template).render(context)


def _from_short_code_alone(self: Templates, template: str, context: dict[str, Any]) -> str:
    return self._plain.get_template(template).render(context)


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_a_whole_site_comes_out_as_from_jinja_alone(language: str, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(f"title: 100% <flood> & more\nlanguage: {language}\n", encoding="utf-8")
    sites = []
    for rendered in (_from_short_code_alone, _from_jinja_alone):
        monkeypatch.setattr(Templates, "_rendered", rendered)
        sites.append(built_files(tiny))
    assert sites[0] == sites[1]


class _Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return (
            message.upper().replace("%(NAME)S", "%(name)s").replace("%(COUNT)S", "%(count)s").replace("%(N)S", "%(n)s")
        )

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)


SOURCES = [
    "{{ _('Plain') }}{{ _('a & b') }}{{ _('100%%') }}",
    "{% trans name=name %}Dear {{ name }}, 5 % off{% endtrans %}",
    "{% trans count=3 %}{{ count }} thing{% pluralize %}{{ count }} things{% endtrans %}",
    "{% trans count=1, name=name %}{{ name }} has {{ count }}{% pluralize %}{{ name }}: {{ count }}{% endtrans %}",
    "{% set word = _('In an <expression>') %}{{ word }}|{{ word ~ '<x>' }}|{{ [_('a'), _('b<')]|join(_(', ')) }}",
    "{% trans %}No variables, 100 % sure{% endtrans %}{{ _('%(name)s again', name=name) }}",
    "{% macro m(x) %}<b>{{ x }}</b>{{ caller() if caller else '' }}{% endmacro %}{{ m('<') }}{{ m(safe) }}{% call m(1) %}in{{ name }}{% endcall %}",
    "{% for n in range(3) %}{{ loop.index }}{{ n == 1 }}{{ none }}{{ 1.0 }}{{ [name, safe] }}{% endfor %}",
    "{{ _(name) }}{{ gettext('x %(n)s', n=_('inner')) }}",
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("words", [NullTranslations(), _Shouting()])
def test_every_kind_of_message_is_said_as_jinja_says_it(source: str, words: NullTranslations) -> None:
    said = []
    for kind in (SpeakingEnvironment, _Stock):
        environment = kind(autoescape=True, extensions=["jinja2.ext.i18n"], optimized=False)
        environment.words = words
        environment.install_gettext_translations(words, newstyle=True)  # type: ignore[union-attr]
        said.append(environment.from_string(source).render(name="<Ada>", safe=Markup("<i>safe</i>")))
    assert said[0] == said[1]


def _frame(root: Path) -> SiteFrame:
    return frame_of(SiteView(check_site(root).index, drafts=False), preview=False)


@pytest.fixture
def links(tiny: Path) -> Links:
    return Links(_frame(tiny), {"site.css": "assets/site.123.css"})


def _short(links: Links, templates: dict[str, str]) -> SpeakingEnvironment:
    environment = SpeakingEnvironment(autoescape=True, loader=jinja2.DictLoader(templates))
    environment.links = links
    environment.globals.update(links.functions())
    return environment


def test_macros_tell_safe_text_from_other_text_that_equals_it(links: Links) -> None:
    environment = _short(links, {"m": "{% macro m(x, y=1) %}{{ x }}{{ y }}{% endmacro %}"})
    template = environment.from_string(
        "{% from 'm' import m %}{{ m('a&b') }}{{ m(safe) }}{{ m('a&b') }}{{ m(1) }}{{ m(true) }}{{ m('a', y=true) }}{{ m('a', y=1) }}{{ m([1]) }}"
    )
    assert template.render(safe=Markup("a&b")) == "a&amp;b1a&b1a&amp;b111True1aTruea1[1]1"


def test_macros_that_make_references_make_them_anew_on_each_page(links: Links) -> None:
    environment = _short(
        links,
        {
            "inner": "{% macro link(x) %}{{ to(x) }}{% endmacro %}{% macro plain(x) %}[{{ x }}]{% endmacro %}",
            "outer": "{% from 'inner' import link, plain %}{% macro m(x, far) %}{{ plain(x) }}{% if far %}{{ link(x) }}{% endif %}{% endmacro %}",
            "page": "{% from 'outer' import m %}{{ m('claims/a/', false) }} {{ m('claims/a/', true) }}",
        },
    )
    said = []
    for address in ("", "claims/b/", "claims/a/", "claims/b/", ""):
        links.begin(address)
        said.append(environment.get_template("page").render())
    assert said == [
        "[claims/a/] [claims/a/]claims/a/",
        "[claims/a/] [claims/a/]../a/",
        "[claims/a/] [claims/a/]./",
        "[claims/a/] [claims/a/]../a/",
        "[claims/a/] [claims/a/]claims/a/",
    ]


def test_what_is_included_sees_what_surrounds_it_and_keeps_its_own_names_to_itself(links: Links) -> None:
    templates = {
        "part": "{% set own = 'inner' %}{{ own }} {{ given }} {{ name }}{% for n in range(2) %}{% include 'least' %}{% endfor %}",
        "least": "({{ n }}{{ given }})",
        "page": "{% set own = 'outer' %}{% set given = '<given>' %}{% include 'part' %} {{ own }}{% include ['nowhere', 'least'] ignore missing %}",
    }
    stock = jinja2.Environment(autoescape=True, loader=jinja2.DictLoader(templates)).get_template("page")
    said = _short(links, templates).get_template("page").render(name="Ada", n=7)
    assert said == stock.render(name="Ada", n=7)
    assert said == "inner &lt;given&gt; Ada(0&lt;given&gt;)(1&lt;given&gt;) outer(7&lt;given&gt;)"


def test_a_template_that_short_code_cannot_print_is_printed_all_the_same(tiny: Path) -> None:
    frame = _frame(tiny)
    ours = Templates(frame, {"page": "{{ page.key }} {{ page.none|default('-') }} {{ page.items()|list|length }}"}, {})
    for _ in range(2):
        assert ours.render("page", "", {"key": "<value>"}) == b"&lt;value&gt; - 1"


@pytest.mark.parametrize(
    ("template", "error", "line"),
    [
        ("a\n{{ page.nothing }}", jinja2.UndefinedError, 2),
        ("a\n\n{{ nothing }}", jinja2.UndefinedError, 3),
        ("{% include 'part' %}", ZeroDivisionError, 2),
        ("{% if x %}", jinja2.TemplateSyntaxError, 1),
    ],
)
def test_what_is_wrong_is_told_as_by_jinja(template: str, error: type[Exception], line: int, tiny: Path) -> None:
    templates = {"page": template, "part": "\n{{ 1 // 0 }}"}
    with pytest.raises(error) as raised:
        Templates(_frame(tiny), templates, {}).render("page", "", "page")
    fault = template_fault(raised.value, templates, {})
    assert fault is not None
    assert fault.place.line == line
