"""Ids that are made from titles: as people would write them, in each language that has apostrophes."""

from __future__ import annotations

import pytest

from site_builder.content.slug import slug


@pytest.mark.parametrize(
    ("title", "id"),
    [
        ("L'électricité", "l-electricite"),
        ("L’électricité", "l-electricite"),
        ("Jusqu’à l’aube", "jusqu-a-l-aube"),
        ("La voce dell’arte", "la-voce-dell-arte"),
        ("The council's plan", "the-councils-plan"),
        ("The council’s plan", "the-councils-plan"),
        ("They don’t know", "they-dont-know"),
        ("D’souza said so", "d-souza-said-so"),
        ("‘Quoted’ words", "quoted-words"),
        ("Straße über Köln", "strasse-uber-koln"),
        ("П’ять років", "piat-rokiv"),
        ("…", ""),
    ],
)
def test_an_id_is_made_from_words(title: str, id: str) -> None:
    assert slug(title) == id


def test_an_id_is_cut_between_words() -> None:
    assert slug("one two three", 9) == "one-two"
