"""Templates that were compiled at installation are used as long as their sources are the same, and never otherwise."""

from __future__ import annotations

from gettext import NullTranslations
from types import ModuleType

import pytest

from site_builder.content.read_theme import load_theme
from site_builder.output.jinja import template_loader
from site_builder.output.jinja.compile_theme import compiled_module
from site_builder.output.jinja.template_loader import TemplateLoader
from tests.conftest import ROOT
from tests.output.jinja.both_ways import BothWays, told

SOURCES = {
    "page.html": "{% extends 'frame.html' %}{% block main %}{% include 'part.html' %}{% endblock %}",
    "frame.html": "<{% block main %}{% endblock %}> {{ _('Verdict') }}",
    "part.html": "{{ 'a&b' }}",
    "faulty.html": "{% from 'macros.html' import m %}\n\n{{ m(1) }}",
    "macros.html": "{#\n\n#}\n{% macro m(x) %}\n{{ x.y.z }}\n{% endmacro %}",
    "card.svg": "<svg/>",
}


class Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("compiled")
    exec(compiled_module(SOURCES, "en", NullTranslations()), vars(module))  # noqa: S102 (our own)
    monkeypatch.setattr(template_loader, "import_module", lambda name: module)
    return module


def _uses(templates: dict[str, str], name: str, words: NullTranslations | None = None) -> bool:
    return TemplateLoader(templates, "en", words or NullTranslations())._compiled(name) is not None


@pytest.mark.usefixtures("compiled")
def test_it_prints_what_its_source_would() -> None:
    ways = BothWays(SOURCES)
    assert ways.short.get_template("page.html").render() == "<a&amp;b> Verdict"
    assert ways.stock.get_template("page.html").render() == "<a&amp;b> Verdict"


@pytest.mark.usefixtures("compiled")
def test_a_fault_is_told_with_the_line_of_the_source() -> None:
    assert _uses(SOURCES, "faulty.html")
    ways, said = BothWays(SOURCES), []
    for environment in (ways.short, ways.stock):
        with pytest.raises(Exception, match="y") as raised:
            environment.get_template("faulty.html").render()
        said.append(told(raised.value, SOURCES))
    assert said[0] == said[1]
    assert said[0].startswith("themes/default/templates/macros.html:5:")


@pytest.mark.usefixtures("compiled")
def test_a_template_whose_source_is_another_is_compiled_from_it() -> None:
    assert all(_uses(SOURCES, name) for name in SOURCES if name.endswith(".html"))
    changed = {**SOURCES, "part.html": "{{ 'a&c' }}", "own.html": ""}
    assert [name for name in changed if not _uses(changed, name)] == ["part.html", "card.svg", "own.html"]
    assert BothWays(changed).short.get_template("page.html").render() == "<a&amp;c> Verdict"
    del changed["part.html"]
    assert not _uses(changed, "part.html")


class Plural(NullTranslations):
    """English words with a plural of their own."""


@pytest.mark.usefixtures("compiled")
def test_other_words_count_for_all_templates() -> None:
    assert _uses(SOURCES, "part.html")
    assert not _uses(SOURCES, "part.html", Shouting())
    assert not _uses(SOURCES, "part.html", Plural())


def test_another_jinja_counts_for_all_templates(compiled: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compiled, "JINJA_VERSION", "2.0")
    assert not _uses(SOURCES, "frame.html")


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_the_default_theme_is_compiled_as_it_would_be_now(language: str) -> None:
    theme = load_theme(ROOT, "default", language)
    folder = ROOT.joinpath("site_builder", *template_loader.PACKAGE.split(".")[1:])
    path = folder / f"{template_loader.module_name(language)}.py"
    written = path.read_text(encoding="utf-8") if path.is_file() else ""
    assert written.rpartition("# Made from ")[0] == compiled_module(theme.templates, language, theme.words), (
        "A template or a catalogue of the default theme, or output/jinja, was changed since the project was installed. "
        "Builds use the change already; run `make` to have it compiled beforehand."
    )


@pytest.mark.parametrize("language", ["en-GB", "de-AT"])
def test_what_is_compiled_serves_the_varieties_of_a_language(language: str) -> None:
    theme = load_theme(ROOT, "default", language)
    loader = TemplateLoader(theme.templates, language, theme.words)
    assert any(map(loader._compiled, theme.templates)), "run `make` to compile the default theme"
