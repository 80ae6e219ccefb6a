"""Figures that a translation lost, and those that it only says in another way."""

from __future__ import annotations

import pytest

from site_builder.analysis.translated_figures import Untranslated, untranslated_figures
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("original", "language", "translation"),
    [
        ("Der Schaden liegt bei 1,5 Mio. Euro", "de", "The damage is €1.5 million"),
        ("soixante-dix personnes", "fr", "70 people"),
        ("les deux maires", "fr", "both mayors"),
        ("dans les années 90", "fr", "in the 1990s"),
        ("Am 3.4.2026", "de", "On 3 April 2026"),
        ("am 3. April 2026", "de", "on 3/4/2026"),
        ("14 Uhr 30", "de", "2.30 pm"),
        ("à 14h30", "fr", "at 2:30 p.m."),
        ("5 लाख रुपये", "hi", "500,000 rupees"),
        ("五千万ポンド", "ja", "£50 million"),
        ("٣٥ يورو", "ar", "35 euros"),
        ("une centaine de personnes", "fr", "about 100 people"),
        ("die Hälfte der Stadt", "de", "50 per cent of the town"),
        ("halb drei", "de", "at 2:30"),
        ("au XIXe siècle", "fr", "in the 19th century"),
        ("п’ятсот людей", "uk", "500 people"),
        ("Am 23.4.2026", "de", "On 23 April 2026"),
        ("mehrere Häuser", "de", "two or three houses"),
    ],
)
def test_figures_said_in_another_way_are_no_loss(original: str, language: str, translation: str) -> None:
    assert untranslated_figures(original, language, translation, "en") is None


@pytest.mark.parametrize(
    ("original", "language", "translation", "added"),
    [
        ("Der Schaden ist hoch", "de", "The damage of 45 million euros is high", "45 million euros"),
        ("Les dégâts coûteront 3 millions d’euros", "fr", "The damage will cost 3 million euros, or 60 a head", "60"),
        ("損害は大きい", "ja", "The damage of £50 million is great", "£50 million"),
    ],
)
def test_figures_that_only_the_translation_has_are_told(
    original: str, language: str, translation: str, added: str
) -> None:
    assert untranslated_figures(original, language, translation, "en") == Untranslated((), (added,))


@pytest.mark.parametrize(
    ("original", "language", "translation", "lost", "new"),
    [
        ("3 Milliarden Euro", "de", "3 million euros", "3 Milliarden Euro", "3 million euros"),
        ("3 млн евро", "ru", "4 million euros", "3", "4 million euros"),
        ("soixante-dix personnes", "fr", "many people", "soixante-dix", None),
    ],
)
def test_lost_figures_are_told_with_those_in_their_place(
    original: str, language: str, translation: str, lost: str, new: str | None
) -> None:
    assert untranslated_figures(original, language, translation, "en") == Untranslated((lost,), (new,) if new else ())


@pytest.mark.parametrize("unit", ["{} ponts, ", "{}.{} ", "cent mille ", "10.4.2026 ", "14 h 30 "])
def test_the_time_grows_with_the_length(unit: str) -> None:
    def texts(count: int) -> list[str]:
        return ["".join(unit.format(number, 7) for number in range(start, count + start)) for start in (100, 100_000)]

    assert_linear(texts, lambda both: untranslated_figures(both[0], "fr", both[1], "en"), 1_000)


@pytest.mark.parametrize(
    "odd", ["9" * 1_000_001, f"0.{'0' * 1_000_001}1", "九" * 100_001, "9億" * 10_000, "²½1/0", "1e999999999"]
)
def test_odd_figures_do_no_harm(odd: str) -> None:
    assert untranslated_figures(odd, "en", odd, "en") is None
    assert untranslated_figures(f"{odd} and 77 bridges", "en", odd, "en") == Untranslated(("77",), ())
