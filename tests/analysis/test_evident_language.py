"""The language that a text evidently is in, and that nothing is said where it may be the stated one."""

from __future__ import annotations

import pytest

from site_builder.analysis.evident_language import Evident, evident_language

TEXTS = {
    "en": "The mayor said on Monday that the bridge would stay closed until the end of the month, and that the works would cost the town about three million euros.",
    "de": "Der Bürgermeister sagte am Montag, dass die Brücke bis Ende des Monats gesperrt bleibt und dass die Arbeiten die Stadt rund drei Millionen Euro kosten.",
    "fr": "Le maire a déclaré lundi que le pont resterait fermé jusqu’à la fin du mois, et que les travaux coûteraient environ trois millions d’euros à la ville.",
    "es": "El alcalde dijo el lunes que el puente seguirá cerrado hasta fin de mes y que las obras costarán a la ciudad unos tres millones de euros.",
}
OTHERS = {
    "it": "Il sindaco ha detto lunedì che il ponte resterà chiuso fino alla fine del mese e che i lavori costeranno alla città circa tre milioni di euro.",
    "pt": "O prefeito disse na segunda-feira que a ponte ficará fechada até o fim do mês e que as obras custarão à cidade cerca de três milhões de euros.",
    "nl": "De burgemeester zei maandag dat de brug tot het einde van de maand dicht blijft en dat de werken de stad ongeveer drie miljoen euro zullen kosten.",
}


@pytest.mark.parametrize("tag", TEXTS)
@pytest.mark.parametrize("stated", TEXTS)
def test_small_words_tell_languages_apart(tag: str, stated: str) -> None:
    found = evident_language(TEXTS[tag], f"{stated}-XX")
    assert (found.language if found else stated) == tag


@pytest.mark.parametrize("stated", [*TEXTS, *OTHERS])
@pytest.mark.parametrize("tag", OTHERS)
def test_nothing_is_said_of_languages_without_lists(tag: str, stated: str) -> None:
    assert evident_language(OTHERS[tag], stated) is None


def test_words_that_show_it_are_told() -> None:
    found = evident_language(TEXTS["de"], "fr")
    assert found is not None
    assert found.words == ("die", "dass", "am")


@pytest.mark.parametrize("stated", ["en", "en-GB", "fr", "ru"])
def test_another_script_is_told(stated: str) -> None:
    assert evident_language("ראש העיר אמר ביום שני כי הגשר יישאר סגור", stated) == Evident("he")


def test_a_tag_that_names_a_script_is_believed() -> None:
    text = (
        "The mayor said that the bridge would be closed until the end of the month, and that the works would go on for long. "
        * 2
    )
    assert evident_language(text, "ar-Latn") is None
    assert evident_language(text, "ar") == Evident(None)


def test_few_words_tell_nothing() -> None:
    assert evident_language("Der Bürgermeister sagte, dass die Brücke gesperrt bleibt.", "en") is None


def test_words_of_both_languages_tell_nothing() -> None:
    assert evident_language(f"{TEXTS['de']} {TEXTS['en']}", "en") is None
