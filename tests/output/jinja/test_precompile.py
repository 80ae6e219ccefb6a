"""Templates that were compiled beforehand are used as long as they are what the sources would give, and never else."""

from __future__ import annotations

from gettext import NullTranslations
from pathlib import Path
from types import ModuleType

import pytest

from site_builder.build.check_site import check_site
from site_builder.content.read_theme import load_theme
from site_builder.output.jinja import precompiled as loading
from site_builder.output.jinja.precompile import compiled_module
from site_builder.output.jinja.precompiled import Loader, made_for
from site_builder.output.templates import speaking_environment
from site_builder.views.home_page import frame_of
from site_builder.views.site_view import SiteView
from tests.conftest import ROOT

SOURCES = {
    "page.html": "{% extends 'frame.html' %}{% block main %}{% include 'part.html' %}{% endblock %}",
    "frame.html": "<{% block main %}{% endblock %}> {{ _('Verdict') }}",
    "part.html": "{{ 'a&b' }}",
    "card.svg": "<svg/>",
}


class _Shouting(NullTranslations):
    def gettext(self, message: str) -> str:
        return message.upper()


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    module = ModuleType("compiled")
    exec(compiled_module(SOURCES, "en", NullTranslations()), vars(module))  # noqa: S102 (our own)
    monkeypatch.setattr(loading, "import_module", lambda name: module)
    return module


def _uses(templates: dict[str, str], name: str, words: NullTranslations | None = None) -> bool:
    return Loader(templates, "en", words or NullTranslations())._compiled(name) is not None


@pytest.mark.usefixtures("compiled")
def test_it_prints_what_its_sources_would(tiny: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    frame = frame_of(SiteView(check_site(tiny).index, drafts=False), preview=False)
    said = []
    for _ in range(2):
        said.append(speaking_environment(SOURCES, frame, NullTranslations()).get_template("page.html").render())
        monkeypatch.setattr(Loader, "_compiled", lambda self, name: None)
    assert said == ["<a&amp;b> Verdict"] * 2


@pytest.mark.usefixtures("compiled")
def test_a_change_of_any_source_that_went_into_it_counts() -> None:
    assert all(_uses(SOURCES, name) for name in ("page.html", "frame.html", "part.html"))
    changed = {**SOURCES, "part.html": "{{ 'a&c' }}"}
    assert [_uses(changed, name) for name in ("page.html", "frame.html", "part.html")] == [False, True, False]
    assert not _uses({**SOURCES, "own.html": ""}, "own.html")
    gone = {name: source for name, source in SOURCES.items() if name != "part.html"}
    assert not _uses(gone, "page.html")


def test_other_words_and_another_jinja_count(compiled: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _uses(SOURCES, "frame.html")
    monkeypatch.setattr(compiled, "MADE_FOR", made_for(NullTranslations()) + "0")
    assert not _uses(SOURCES, "frame.html")


@pytest.mark.parametrize("language", ["en", "ar", "de"])
def test_the_default_theme_is_compiled_as_it_would_be_now(language: str) -> None:
    theme = load_theme(ROOT, "default", language)
    module = Loader(theme.templates, language, theme.words)._module
    assert module is not None, "install the project again: pip install --editable ."
    text = compiled_module(theme.templates, language, theme.words)
    assert Path(module.__file__).read_text(encoding="utf-8") == text, "install the project again"


@pytest.mark.parametrize("language", ["en-GB", "de-AT"])
def test_what_is_compiled_serves_the_varieties_of_a_language(language: str) -> None:
    theme = load_theme(ROOT, "default", language)
    assert Loader(theme.templates, language, theme.words)._compiled("claim.html") is not None
