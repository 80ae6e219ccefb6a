"""Words in another language: which catalogue is asked first, and what happens when it does not know."""

from __future__ import annotations

from pathlib import Path

import pytest

from site_builder.content.languages import direction_of, fallbacks, written_alike
from site_builder.content.read_theme import load_theme
from site_builder.content.word_catalogues import load_words
from tests.conftest import ROOT

DEFAULT = ROOT / "themes" / "default"


def catalogue(folder: Path, language: str, **words: str) -> Path:
    path = folder / "locales" / language / "LC_MESSAGES" / "messages.po"
    path.parent.mkdir(parents=True)
    entries = "".join(f'msgid "{words_}"\nmsgstr "{said}"\n\n' for words_, said in words.items())
    path.write_text(f'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n{entries}', encoding="utf-8")
    return folder


def test_english_needs_no_catalogue() -> None:
    for language in ("en", "en-GB", "EN-us"):
        assert load_words([DEFAULT], language).gettext("Verdict") == "Verdict"


def test_a_language_falls_back_to_its_base_and_then_to_english() -> None:
    assert load_words([DEFAULT], "ar-EG").gettext("Verdict") == "الحكم"
    assert load_words([DEFAULT], "ar").gettext("Words that nobody wrote") == "Words that nobody wrote"
    assert load_words([DEFAULT], "tlh").gettext("Verdict") == "Verdict"


def test_the_region_speaks_before_its_language_and_a_theme_before_the_default(tmp_path: Path) -> None:
    first = catalogue(catalogue(tmp_path / "first", "pt", Verdict="Veredito", Claim="Afirmação"), "pt_BR", Claim="Dito")
    second = catalogue(tmp_path / "second", "pt", Claim="Frase")
    words = load_words([first], "pt-BR")
    assert (words.gettext("Verdict"), words.gettext("Claim")) == ("Veredito", "Dito")
    assert load_words([first, second], "pt-BR").gettext("Claim") == "Frase"
    assert load_words([first, second], "pt-BR").gettext("Verdict") == "Veredito"


@pytest.mark.parametrize("language", ["PT-br", "pt-BR", "pt-br"])
def test_capitals_of_a_tag_make_no_difference(tmp_path: Path, language: str) -> None:
    folder = catalogue(tmp_path, "pt_BR", Claim="Dito")
    assert load_words([folder], language).gettext("Claim") == "Dito"


def test_what_lacks_a_form_or_is_doubted_is_left_to_the_catalogue_below(tmp_path: Path) -> None:
    path = catalogue(tmp_path, "de", Claim="") / "locales/de/LC_MESSAGES/messages.po"
    text = path.read_text(encoding="utf-8")
    plural = 'msgid "%(count)s article"\nmsgid_plural "%(count)s articles"\nmsgstr[0] "x"\nmsgstr[1] ""\n\n'
    path.write_text(f'{text}{plural}#, fuzzy\nmsgid "Verdict"\nmsgstr "x"\n', encoding="utf-8")
    words = load_words([DEFAULT, tmp_path], "de")
    assert words.ngettext("%(count)s article", "%(count)s articles", 2) == "%(count)s Artikel"
    assert (words.gettext("Verdict"), words.gettext("Claim")) == ("Urteil", "Behauptung")


@pytest.mark.parametrize(
    "text", ["these are no words", 'msgid ""\nmsgstr "Plural-Forms: nplurals=2; plural=x(n);\\n"\n']
)
def test_a_catalogue_that_cannot_be_read_leaves_the_one_below(tmp_path: Path, text: str) -> None:
    path = catalogue(tmp_path, "de") / "locales/de/LC_MESSAGES/messages.po"
    path.write_text(text, encoding="utf-8")
    assert load_words([DEFAULT, tmp_path], "de").gettext("Verdict") == "Urteil"


def test_a_site_says_a_single_word_in_its_own_way(tiny: Path) -> None:
    catalogue(tiny / "themes" / "default", "ar", Verdict="النتيجة")
    words = load_theme(tiny, "default", "ar").words
    assert (words.gettext("Verdict"), words.gettext("Claim")) == ("النتيجة", "الادعاء")


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "لا مقالات"),
        (1, "مقال واحد"),
        (2, "مقالان"),
        (3, "%(count)s مقالات"),
        (11, "%(count)s مقالًا"),
        (100, "%(count)s مقال"),
        (103, "%(count)s مقالات"),
    ],
)
def test_arabic_has_its_six_plurals(number: int, said: str) -> None:
    assert load_words([DEFAULT], "ar").ngettext("%(count)s article", "%(count)s articles", number) == said


@pytest.mark.parametrize(
    ("language", "direction"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("AR-eg", "rtl"),
        ("he", "rtl"),
        ("ku", "ltr"),
        ("ku-Arab", "rtl"),
        ("uz", "ltr"),
        ("ks-Deva", "ltr"),
        ("az-Arab-IR", "rtl"),
    ],
)
def test_the_direction_of_a_language(language: str, direction: str) -> None:
    assert direction_of(language) == direction


@pytest.mark.parametrize(
    ("tag", "written"), [("EN", "en"), ("pt-br", "pt-BR"), ("ZH-HANT-tw", "zh-Hant-TW"), ("es-419", "es-419")]
)
def test_the_usual_capitals_of_a_tag(tag: str, written: str) -> None:
    assert written_alike(tag) == written


def test_the_tags_that_may_stand_in_for_a_tag() -> None:
    assert fallbacks("zh-Hant-TW") == ("zh-Hant-TW", "zh-Hant", "zh")
