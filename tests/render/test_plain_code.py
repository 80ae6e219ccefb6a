"""The short ways that templates take print what Jinja2 prints without them, byte for byte."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path

import jinja2
import pytest
from markupsafe import Markup

from site_builder.pipeline import check_site, render_site
from site_builder.render import templates
from site_builder.render.remembered import RememberingTemplate
from site_builder.render.said_once import SpeakingEnvironment


class _Stock(jinja2.Environment):
    words = None


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_a_whole_site_comes_out_as_from_jinja_alone(language: str, tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = tiny / "content/site.yaml"
    settings.write_text(f"title: 100% <flood> & more\nlanguage: {language}\n", encoding="utf-8")
    ours = render_site(tiny, check_site(tiny))
    monkeypatch.setattr(templates, "SpeakingEnvironment", _Stock)
    monkeypatch.setattr(templates, "RememberingTemplate", jinja2.Template)
    assert render_site(tiny, check_site(tiny)) == ours


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


def test_macros_tell_safe_text_from_other_text_that_equals_it() -> None:
    environment = SpeakingEnvironment(
        autoescape=True,
        loader=jinja2.DictLoader({"m": "{% macro m(x, y=1) %}{{ x }}{{ y }}{% endmacro %}"}),
    )
    environment.template_class = RememberingTemplate
    template = environment.from_string(
        "{% from 'm' import m %}{{ m('a&b') }}{{ m(safe) }}{{ m('a&b') }}{{ m(1) }}{{ m(true) }}{{ m('a', y=true) }}{{ m('a', y=1) }}{{ m([1]) }}"
    )
    assert template.render(safe=Markup("a&b")) == "a&amp;b1a&b1a&amp;b111True1aTruea1[1]1"
