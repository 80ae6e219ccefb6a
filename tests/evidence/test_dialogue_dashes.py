"""Speech that dashes set off is quoted; what else begins with a dash is not, nor what other brackets set off."""

from __future__ import annotations

import pytest

from site_builder.evidence.quotation_marks import quotations
from tests.evidence.quoted import quoted_in
from tests.growth import assert_linear


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("— The economy will grow, — said the minister.", "The economy will grow,"),
        ("— Экономика вырастет на пять процентов, — заявил министр.", "Экономика вырастет на пять процентов,"),
        ("– Экономика вырастет! – заявил он вчера.", None),
        ("– Gospodarka wzrośnie o pięć procent! – powiedział minister.", "Gospodarka wzrośnie o pięć procent!"),
        (
            "—La economía crecerá un cinco por ciento —dijo el ministro—. Es seguro.",
            "La economía crecerá un cinco por ciento",
        ),
        ("—La economía crecerá mucho. —Dijo el ministro.", "La economía crecerá mucho."),
        ("— L’économie va croître, – a déclaré le ministre.", "L’économie va croître,"),
        ("– A economia vai crescer – disse o ministro.", None),
        ("– A economia vai crescer, – disse o ministro.", "A economia vai crescer,"),
        ("― Ekonomi bu yıl büyüyecek… ― dedi bakan.", "Ekonomi bu yıl büyüyecek…"),
        ("— Η οικονομία θα αναπτυχθεί, — είπε ο υπουργός.", "Η οικονομία θα αναπτυχθεί,"),
        ("  —Is it so at all? —asked the mayor.", "Is it so at all?"),
        ("— ¡La economía crecerá mucho! — dijo el ministro.", "¡La economía crecerá mucho!"),
        ("— ¿Crecerá mucho la economía? — dijo el ministro.", "¿Crecerá mucho la economía?"),
        ("— …the economy will grow, — said the minister.", "…the economy will grow,"),
        ("— (The economy will grow), — said the minister.", "(The economy will grow),"),
        ("— [The economy] will grow, — said the minister.", "[The economy] will grow,"),
        ("— 5 million will come, — said the minister.", "5 million will come,"),
        ("— We — all of us — lied to you, — said the minister.", "We — all of us — lied to you,"),
        ("— We – all of us – lied to you! – said the minister.", "We – all of us – lied to you!"),
        ("\u200b— The economy will grow, — said the minister.", "The economy will grow,"),
        ("\ufeff\u2060— The economy will grow, — said he.", "The economy will grow,"),
        ("—\u200bThe economy will grow,\u200b —\u200b said he.", "The economy will grow,"),
        ("The minister spoke.\n— The economy will grow, — he said.", "The economy will grow,"),
        ("The minister spoke.\n\t—The economy will grow —he said.", "The economy will grow"),
        ("The minister spoke. — The economy will grow, — he said.", "The economy will grow,"),
        ("The minister spoke: — The economy will grow, — he said.", "The economy will grow,"),
        ("Who spoke? — The economy will grow! — he said.", "The economy will grow!"),
        *(
            (f"{dash} The economy will grow, {dash} he said.", "The economy will grow,")
            for dash in ("‒", "−", "⸻", "－", "─", "━", "﹘", "――", "——", "--", "➖", "⸺")
        ),
    ],
)
def test_speech_is_told_by_a_second_dash(text: str, words: str | None) -> None:
    assert quoted_in(text) == ([words] if words else [])


@pytest.mark.parametrize(
    "text",
    [
        "— Jane Doe, The Post",
        "— Jane Doe",
        "– an item of a list, with a comma",
        "The economy will grow — so the minister — by five per cent.",
        "The economy will grow, — said the minister.",
        "— Москва — столица",
        "— 5 million, — 3 of them later",
        "- an item - of a list, - and so on",
        "2019–2021, —and later— it grew.",
        "—",
        "— ",
        "——— the end of this part ———",
        "- [ ] the first of the tasks, - and so on",
        "The town grew. It grew - by a half, - and then shrank.",
        "It cost 5 - 10 million more, - 3 of them later",
        "The flood rose fast – by two metres, as is known – and fell.",
        "He came late. — It was over.",
        "— We lied, — said the minister.",
        "- The economy will grow, - said the minister.",
        "‑ The economy will grow, ‑ said the minister.",
        "The sum is −5, and then −3 more, −a bit",
        "A long-term, two-step, well-known plan",
        "ten years, --verbose and --quiet, -v",
    ],
)
def test_what_else_begins_with_a_dash_quotes_nothing(text: str) -> None:
    assert quoted_in(text) == []


def test_marks_within_speech_are_told_once() -> None:
    assert quoted_in("— «The economy will grow soon», — said the minister.") == ["The economy will grow soon"]


@pytest.mark.parametrize(
    "text",
    [
        "【速報】首相が辞任した。",
        "他说：【经济将会增长】，然后离开。",
        "〖经济将会增长〗",
        "〔経済が成長する〕",
        "the text has ⟦the words of another hand⟧ here",
        "the set |all the words| has five",
        "where a < the value of all > b holds",
        "/all of the words/ _all of the words_",
    ],
)
def test_what_sets_off_labels_notes_and_amounts_quotes_nothing(text: str) -> None:
    """``docs/threat-model.md`` says that somebody may use it for a quotation all the same."""
    assert quoted_in(text) == []


@pytest.mark.parametrize(
    "text", ["〝経済が成長する〞", "〝経済が成長する〟", "﹁經濟將會成長﹂", "﹃經濟將會成長﹄", "｢経済が成長する｣"]
)
def test_the_marks_of_lines_that_run_downwards_quote(text: str) -> None:
    assert quoted_in(f"{text}と述べた") == [text[1:-1]]


@pytest.mark.parametrize(
    "unit",
    [
        "\n",
        ". ",
        ".  — ",
        ", — ",
        ".\u200b",
        ",\u200b)",
        ". — a b c, — d ",
        "\n— a b c — ",
        "— a b c ",
        "—a ",
        "a ,",
        "— ",
        "a,— ",
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    assert_linear(lambda count: "— a b c " + unit * count, lambda text: list(quotations([text])), 5_000)
