"""Names that are one, and texts that are no proper names."""

from __future__ import annotations

import pytest

from site_builder.analysis.name_keys import name_key, words_of_name


@pytest.mark.parametrize("other", ["Salas, Bruno", "BRUNO SALAS", "Bruno  Sálas", "bruno salas"])
def test_one_name_in_several_ways(other: str) -> None:
    assert name_key(other) == name_key("Bruno Salas")


@pytest.mark.parametrize("other", ["Bruno Salas (poet)", "Bruna Salas", "Bruno", "Bruno Salas Ruiz"])
def test_other_names(other: str) -> None:
    assert name_key(other) != name_key("Bruno Salas")


def test_vowel_signs_are_no_accents() -> None:
    assert name_key("राम") != name_key("रमी")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("Ursula von der Leyen", ("Ursula", "Leyen")),
        ("Mark Rowley, Commissioner", ("Mark", "Rowley")),
        ("the mayor", ()),
        ("Palantir’s legal team", ()),
        ("Mayor of London", ()),
        ("Sadiq", ()),
    ],
)
def test_only_proper_names_have_words(name: str, words: tuple[str, ...]) -> None:
    assert words_of_name(name) == words
