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
        ("El agua subió 2,4 metros", "el-agua-subio-2-4-metros"),
        ("Un 0,35 % más", "un-0-35-mas"),
        ("Un 0,350 % más", "un-0-350-mas"),
        ("It rose by 2.4 metres", "it-rose-by-2-4-metres"),
        ("Costs £1,250,000", "costs-ps1250000"),
        ("Cost 12.500 euros", "cost-12-500-euros"),
        ("On days 1,2,3", "on-days-1-2-3"),
        ("٢,٤", "2-4"),
        ("…", ""),
    ],
)
def test_an_id_is_made_from_words(title: str, id: str) -> None:
    assert slug(title) == id


def test_an_id_is_cut_between_words() -> None:
    assert slug("one two three", 9) == "one-two"
