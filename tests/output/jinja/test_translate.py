"""Words of the interface that are looked up when a template is compiled are printed as Jinja2's extension prints them."""

from __future__ import annotations

from gettext import NullTranslations

import pytest
from jinja2 import nodes
from markupsafe import Markup

from site_builder.output.jinja.translate import translated
from tests.output.jinja.both_ways import BothWays


class Shouting(NullTranslations):
    """Another language, which leaves the variable ``left`` out."""

    def gettext(self, message: str) -> str:
        said = message.upper().replace("%(LEFT)S", "")
        for name in ("name", "count", "n"):
            said = said.replace(f"%({name})S".upper(), f"%({name})s")
        return said

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:
        return f"{context}: {self.gettext(message)}"

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:
        return self.pgettext(context, msgid1 if n == 1 else msgid2)


SOURCES = [
    "{{ _('Plain') }}{{ _('a & b') }}{{ _('100%%') }}{{ gettext('x') }}",
    "{{ _('%%(name)s %%%(name)s', name=name) }}",
    "{{ _('100% sure') }}",
    "{{ _('%s', name=name) }}",
    "{{ _('%(name)d', name=3) }}{{ _('%(name)5s|', name='<') }}",
    "{{ _('%(nobody)s') }}",
    "\n{{ _('%(name)s', name=nobody) }}",
    "\n{{ _('%(name)s', name=nobody.name) }}",
    "\n{{ _('Hello %(left)s', left=nobody.name) }}",
    "\n{{ _('Hello', name=nobody.name) }}{{ _('Hello', name=nobody) }}",
    "{% trans name=name %}Dear {{ name }}, 5 % off{% endtrans %}",
    "{% trans count=3 %}{{ count }} thing{% pluralize %}{{ count }} things{% endtrans %}",
    "{% trans count=1, name=name %}{{ name }} has {{ count }}{% pluralize %}{{ name }}: {{ count }}{% endtrans %}",
    "{% trans count=[1, 2]|length %}one thing{% pluralize %}{{ count }} things{% endtrans %}",
    "{% trans num=1 %}{{ num }} thing{% pluralize %}{{ num }} things{% endtrans %}",
    "{% trans count=name.count('A') %}{{ count }} A{% pluralize %}{{ count }} As{% endtrans %}",
    "\n{% trans count=nobody %}{{ count }} thing{% pluralize %}things{% endtrans %}",
    "{{ ngettext('%(num)s thing', '%(num)s things', 2) }}{{ ngettext('a', name, 2) }}{{ ngettext(name, 'b', 1) }}",
    "{% trans trimmed %}\n  several\n  lines\n{% endtrans %}",
    "{% trans 'context' %}Word{% endtrans %}{% trans 'context', count=2 %}{{ count }} word{% pluralize %}{{ count }} words{% endtrans %}",
    "{% set word = _('In an <expression>') %}{{ word }}|{{ word ~ '<x>' }}|{{ [_('a'), _('b<')]|join(_(', ')) }}",
    "{% trans %}No variables, 100 % sure{% endtrans %}{{ _('%(name)s again', name=name) }}",
    "{{ _(name) }}{{ gettext('x %(n)s', n=_('inner')) }}{{ gettext('%(n)s', n=safe) }}",
    "{{ _(*['a']) }}{{ _('%(n)s', **{'n': '<'}) }}{{ _('a') + '<' }}{{ _('a')|length }}",
    "{% set say = _ %}{{ say('a %(name)s', name=name) }}{{ ['a']|map('upper')|join(_('<')) }}",
    "{% for _ in range(2) %}{{ _ }}{% endfor %}",
    "{% macro _(x) %}<{{ x }}>{% endmacro %}{{ _('a') }}",
    "{% macro m(gettext) %}{{ gettext('a') }}{% endmacro %}{{ m(name.upper) }}",
    "{% from 'other' import say as _ %}{{ _('a') }}",
    "{% import 'other' as _ %}{{ _.say('a') }}",
]


@pytest.mark.parametrize("source", SOURCES)
@pytest.mark.parametrize("words", [NullTranslations(), Shouting()], ids=["English", "another language"])
def test_every_kind_of_message_is_printed_as_jinja_prints_it(source: str, words: NullTranslations) -> None:
    templates = {"page": source, "other": "{% macro say(x) %}({{ x }}){% endmacro %}"}
    BothWays(templates, words).render(name="<Ada>", safe=Markup("<i>safe</i>"))


@pytest.mark.parametrize("source", ["\n{{ _() }}", "\n{{ ngettext('a', 'b') }}", "\n{{ pgettext('a') }}"])
def test_a_message_that_is_asked_for_wrongly_is_told_with_its_line(source: str) -> None:
    ways = BothWays({"page": source})
    for environment in (ways.short, ways.stock):
        assert "page:2: This template cannot be rendered (TypeError): " in ways.outcome(environment)


@pytest.mark.parametrize(
    ("source", "left"),
    [
        ("{{ _('a') }}", 0),
        ("{% trans name=name %}Dear {{ name }}{% endtrans %}", 0),
        ("{% trans count=3 %}{{ count }} thing{% pluralize %}{{ count }} things{% endtrans %}", 0),
        ("{{ _(name) }}", 1),
        ("{% for _ in [1] %}{{ _('a') }}{% endfor %}", 1),
    ],
)
def test_words_that_are_known_are_not_asked_for_again(source: str, left: int) -> None:
    tree = translated(BothWays({}).short.parse(source), NullTranslations())
    assert len(list(tree.find_all(nodes.Call))) == left
