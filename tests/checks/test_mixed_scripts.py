"""Which words mix scripts so that nobody sees it, and which mix them as people do."""

from __future__ import annotations

from unicodedata import name

import pytest

from site_builder.checks import mixed_scripts
from site_builder.checks.mixed_scripts import mixed_in


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


def test_the_letters_are_of_the_scripts_under_which_they_stand() -> None:
    for script, (letters, likes) in mixed_scripts._LOOKS.items():
        assert len(set(letters)) == len(letters) == len(likes)
        assert {name(letter).split()[0] for letter in letters} == {script.upper()}
        assert {name(like).split()[0] for like in likes} == {"LATIN"}
