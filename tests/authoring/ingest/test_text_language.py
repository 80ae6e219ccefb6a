"""The language of a text that nothing states: told where a program is certain, or nearly so and the small words agree."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.text_language import language_of_words


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (
            "La concejala Inés Robledo presentó el lunes el plan de la tubería de abastecimiento. El proyecto costará 120 millones de euros y estará terminado en julio, según el ayuntamiento. Los vecinos del barrio de la Estación dicen que nadie les ha preguntado por las obras, que empezarán después del verano.",
            "es",
        ),
        (
            "La concejala Inés Robledo presentó el lunes el plan de la tubería de abastecimiento. El proyecto costará 120 millones de euros.",
            "es",
        ),
        (
            "The councillor presented the plan for the pipe on Monday. The project will cost 120 million euros and will be finished in July, according to the town.",
            "en",
        ),
        (
            "La regidora Inés Robledo va presentar dilluns el pla de la canonada de proveïment. El projecte costarà 120 milions d'euros i estarà acabat al juliol, segons l'ajuntament.",
            None,
        ),
        (
            "A concelleira Inés Robledo presentou o luns o plan da tubaxe de abastecemento. O proxecto custará 120 millóns de euros e estará rematado en xullo, segundo o concello.",
            None,
        ),
        ("Madrid, Sevilla, Burgos, León, Zamora, Soria, Ávila, Toledo, Cuenca, Jaén. " * 3, None),
        ("El plan de la tubería.", None),
    ],
)
def test_small_words_help_where_the_program_is_nearly_certain(text: str, language: str | None) -> None:
    assert language_of_words(text) == language
