"""Which words mix scripts so that nobody sees it, and which mix them as people do."""

from __future__ import annotations

from unicodedata import name

import pytest

from site_builder.checks import mixed_scripts
from site_builder.checks.mixed_scripts import mixed_in
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("word", "letter", "like"),
    [
        ("Pаris", "а", "a"),
        ("раypal", "р", "p"),
        ("сlimate", "с", "c"),
        ("Аpple", "А", "A"),
        ("gооgle", "о", "o"),
        ("Russіa", "і", "i"),
        ("BМW", "М", "M"),
        ("ΒMW", "Β", "B"),
        ("fοrum", "ο", "o"),
        ("νiew", "ν", "v"),
        ("Αthens", "Α", "A"),
        ("օffice", "օ", "o"),
        ("Mосква", "M", "М"),
        ("Cбер", "C", "С"),
        ("Kиев", "K", "К"),
        ("Oλυμπιακός", "O", "Ο"),
        ("Кύπρος", "К", "Κ"),
        ("Ассеnturе", "А", "A"),
        ("Расtѕ", "Р", "P"),
        ("ΝΑΤΟs", "Ν", "N"),
        ("ΑΡΡLΕ", "Α", "A"),
        ("Аррlе", "l", "ӏ"),
        ("ВВСnеwѕ", "В", "B"),
        ("ΖΟΟM", "M", "Μ"),
        ("Раураl", "l", "ӏ"),
        ("ՍՏA", "Ս", "U"),
        ("ᏢaᎡis", "Ꮲ", "P"),
        ("ꓑaris", "ꓑ", "P"),
        ("Ⲣaris", "Ⲣ", "P"),
    ],
)
def test_a_letter_that_looks_like_one_of_the_words_own_is_named(word: str, letter: str, like: str) -> None:
    found = mixed_in(word)
    assert found
    assert (found.letter, found.like) == (letter, like)


@pytest.mark.parametrize(
    "word",
    [
        "µg",
        "μg",
        "Ω",
        "kΩ",
        "TNFα",
        "IFNγ",
        "NFκB",
        "PPARγ",
        "ΔT",
        "λx",
        "θx",
        "COVIDом",
        "SMSка",
        "ТВ",
        "ВКонтакте",
        "džep",
        "ǌegoš",
        "ljubav",
        "𝐱𝐲",
        "ℓ",
        "Å",
        "ΔΕΗ",
        "αβγ",
        "Κύπρος",
        "Київ",
        "Москва",
        "ЈСОН",
        "Яндекс",
        "日本語ABC",
        "Tシャツ",
        "iPhone",
        "Pokémon",
        "Łódź",
        "Hà",
        "Nội",
        "Ελλάδα",
        "Հայաստան",
        "naïve",
        "е́сли",
        "᾽Οδυσσεύς",
        "Ѕрбија",
        "љубав",
        "ΔΔCt",
        "ΔΔG",
        "ΑΕΚ",
        "Расте",
        "ᎠᏣᎳᎩ",
        "ⲘⲚⲦ",
        "ꓡꓲ",
    ],
)
def test_words_as_people_write_them_pass(word: str) -> None:
    assert mixed_in(word) is None


@pytest.mark.parametrize(
    "unseen", ["\u00ad", "\u200b", "\u2060", "\ufeff", "\u200d", "\u034f", "\ufe0f", "\u0301", "\u0483", "\u20dd"]
)
def test_what_is_unseen_or_a_mark_does_not_part_a_word(unseen: str) -> None:
    found = mixed_scripts._first_mixed(f"Here P{unseen}а{unseen}ris is.")
    assert found
    assert found.letter == "а"


@pytest.mark.parametrize(
    ("word", "letter"),
    [
        ("P-а-ris", "а"),
        ("H2О", "О"),
        ("СО2-tax", "С"),
        ("Х-ray", "Х"),
        ("А4-paper", "А"),
        ("O’Соnnor", "С"),
        ("О’Connor", "О"),
        ("pay-раl", "l"),
        ("К-и-\u0065-в", "e"),
        ("e‑mаil", "а"),
        ("В12-vitamin", "В"),
        ("P_а_ris", "а"),
        ("P·а·ris", "а"),
        ("P1а1ris", "а"),
        ("P-ο-ris", "ο"),
        ("G-Α-P", "Α"),
        ("Paris-ѕ", "ѕ"),
        ("St-Реter", "Р"),
        ("P-а-ris-вакцина", "r"),
        ("P--а--ris", "а"),
        ("M2осква", "M"),
        ("Օ-office", "Օ"),
        ("P‧а‧ris", "а"),
        ("P∙а∙ris", "а"),
        ("P－а－ris", "а"),
        ("P﹣а﹣ris", "а"),
        ("P⁃а⁃ris", "а"),
        ("P˗а˗ris", "а"),
        ("М-ocк-ва", "o"),
        ("Poc-сиянин", "P"),
        ("B-х", "х"),
        ("Раураd", "Р"),
    ],
)
def test_hyphens_apostrophes_and_digits_part_no_word(word: str, letter: str) -> None:
    found = mixed_scripts._first_mixed(f"Here {word} is.")
    assert found
    assert (found.word, found.letter) == (word, letter)


@pytest.mark.parametrize(
    "text",
    [
        "анти-NATO",
        "COVID-вакцина",
        "IT-компания",
        "μ-opioid",
        "α-helix",
        "Δt",
        "TNF-α",
        "TNF-α-induced",
        "5-α-reductase",
        "α2-macroglobulin",
        "IFN-γ",
        "ι-carrageenan",
        "X-хромосома",
        "T-клетки",
        "e-почта",
        "5G-сеть",
        "4K-видео",
        "CO2-налог",
        "SMS-ка",
        "PR-а",
        "Google’а",
        "Wi-Fi-роутер",
        "Су-27",
        "С-400",
        "H2O",
        "Москва-Rome",
        "Осло–Oslo",
        "X-ακτίνες",
        "ω-3-fatty",
        "B2B-продажи",
        "Ка-52",
        "日本-ABC",
        "L’Été",
        "pH-метр",
        "Type-C-кабель",
        "X-ray-снимок",
        "F-16-х",
        "B-52‑х",
        "ЛГБТQ+",
        "d'Арк",
    ],
)
def test_parts_of_other_scripts_as_people_join_them_pass(text: str) -> None:
    assert mixed_scripts._first_mixed(text) is None


@pytest.mark.parametrize("part", ["-2'b", "-жb", "-αb"])
def test_the_time_for_a_word_of_many_parts_grows_with_its_length(part: str) -> None:
    assert_linear(lambda count: "а" + part * count, mixed_scripts._first_mixed, 5_000)


def test_the_letters_are_of_the_scripts_under_which_they_stand() -> None:
    for script, (letters, likes) in mixed_scripts._LOOKS.items():
        assert len(set(letters)) == len(letters) == len(likes)
        assert {name(letter).split()[0] for letter in letters} == {script.upper()}
        assert {name(like).split()[0] for like in likes} == {"LATIN"}
