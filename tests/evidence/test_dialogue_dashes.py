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
            for dash in (*"‒−⸻－─━﹘➖⸺⏤⎯╌ㅡ⸏⁃﹣˗ーᅳ一〜︱╸▬⎼Ⲻ⁻", "――", "——", "--", "---", "—\ufe0e—", "—⏤")
        ),
        *(
            (f"—{unseen} The economy will grow,{unseen} —{unseen} said he.", "The economy will grow,")
            for unseen in (
                "\ufe0e",
                "\ufe0f",
                "\u034f",
                "\u0336",
                "\u20e0",
                "\u180e",
                "\u2064",
                "\U000e0100",
                "\ufe0e\u200b",
                " \xad ",
            )
        ),
        *(
            (f"{before}— The economy will grow, — he said.", "The economy will grow,")
            for before in (
                "The minister spoke.",
                "The minister spoke:\ufe0e",
                "قال الوزير؟ ",
                "मंत्री ने कहा। ",
                "部长说：",
                "部長說。",
                "*",
                " **",
                "Was it so?) ",
                "Իրո՞ք։ ",
            )
        ),
        *(
            (f"— The economy will grow{sign} — he said.", f"The economy will grow{sign.strip('*”')}")
            for sign in ("،", "؟", "。", "，", "、", "！", "？", "।", "॥", "۔", "؛", "։", "፣", "።", "᠂")
        ),
        *(
            (f"— The economy will grow, — {said}", "The economy will grow,")
            for said in (
                "(so the minister).",
                "*he* said.",
                "**the minister** said.",
                "_he_ said.",
                "[the minister] said.",
                "~~he~~ said.",
                "<b>he</b> said.",
                "(*he*) said.",
                "`he` said.",
                "*(he)* said.",
                "((he)) said.",
                "\ufe0e*\ufe0ehe said.",
            )
        ),
        ("—The economy will grow —(so the minister).", "The economy will grow"),
        ("—The economy will grow —*he* said.", "The economy will grow"),
        ("—The economy will grow \ufe0e—\ufe0ehe said.", "The economy will grow"),
        ("The minister spoke.—The economy will grow, —he said.", "The economy will grow,"),
        *(
            (f"{before}— The economy will grow, — he said.", "The economy will grow,")
            for before in (
                "• ",
                "🙂 ",
                "> ",
                "| ",
                "#",
                "\\",
                "- ",
                "* ",
                "• 🙂 ",
                "(It was so.) *",
                "It was so¹. ",
                "It was so.¹ ",
                "It was so.[1] ",
                "It was so.**) ",
            )
        ),
        *(
            (f"— The economy will grow{sign} — he said.", f"The economy will grow{sign.rstrip()}")
            for sign in ("‚", "¸", "ꓹ", "٫", "‽", "⁈", "﹗", "ǃ", ", 🙂", ",$ \\")
        ),
        *(
            (f"— The economy will grow, — {said}", "The economy will grow,")
            for said in (
                "52-year-old Smith said.",
                "5 May, he said.",
                "@minister said.",
                "#minister said.",
                "[1] said so.",
                "🙂 he said.",
            )
        ),
        *(
            (f"— {odd}The economy will grow, — he said.", f"{odd}The economy will grow,")
            for odd in ("🙂 ", ".... ", "* * * ")
        ),
        ("—La economía crecerá mucho— dijo el ministro.", "La economía crecerá mucho"),
        ("— The economy will grow— said the minister.", "The economy will grow"),
        ("——经济明年会增长很多，——部长说。", "经济明年会增长很多，"),
        *(
            (f"{before}— The economy will grow, — he said.", "The economy will grow,")
            for before in (
                "1) ",
                "(a) ",
                "[12] ",
                "1\ufe0f\u20e3 ",
                "① ",
                "🙂" * 12,
                "— ",
                "It was so.🔊 ",
                "It was so.[^12] ",
                "It was so.[123] ",
                "是这样。）",
            )
        ),
        *((f"{dash} The economy will grow, {dash} he said.", "The economy will grow,") for dash in "⹃⚊🬋"),
        (f"— The economy will grow, {'🙂' * 12} — {'🙂' * 12} he said.", f"The economy will grow, {'🙂' * 12}"),
        ("— — The economy will grow, — — he said.", "The economy will grow,"),
        (f"— {'🙂' * 12} The economy will grow, — he said.", f"{'🙂' * 12} The economy will grow,"),
        ("— เศรษฐกิจจะเติบโต, — รัฐมนตรีกล่าว", "เศรษฐกิจจะเติบโต,"),
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
        "The U.S.–China trade war of 2018, – as is known – went on.",
        "The U.S.—China trade war of 2018, — as is known — went on.",
        "It rose from 2.–5 million in one year, – and then fell.",
        "Shown at 20:15.–Then the film began, – it was long – and ended.",
        "ラーメン、スーパー、ー（長音）は使う。",
        "スーパー。ーと書く言葉は多い、ーは長音である。",
        "一つの町。一人が来た、一人が行った。",
        "ㅡ는 모음이다. ㅡ와 ㅓ는 다르다, ㅡ는 길다",
        "The rise (from 2 — 3 metres, — 5 at most) was seen.",
        "The result: — none at all",
        "(The town grew — so the board — and then it shrank.)",
        "The board – all of it –, the mayor and the town agreed.",
        "The winter was cold. –5 degrees were measured, – the least since 1956.",
        "So cold it was: –5 in the north, –7 in the south, – and it snowed.",
        "— The year was cold, –5 degrees in May",
        "——北京，——中国首都",
        "– prices of 2019– see below",
    ],
)
def test_what_else_begins_with_a_dash_quotes_nothing(text: str) -> None:
    assert quoted_in(text) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("He spoke of “a true phrase”. — The economy will grow, — he said.", ["a true phrase", "The economy will grow,"]),
        ("— The economy will “grow and grow”, — he said.", ["The economy will “grow and grow”,", "grow and grow"]),
        ("— The economy will grow, — he said, “and it will last”.", ["The economy will grow,", "and it will last"]),
    ],
)  # fmt: skip
def test_marks_elsewhere_in_a_paragraph_do_not_hide_its_speech(text: str, words: list[str]) -> None:
    assert quoted_in(text) == words


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
        "—\ufe0e",
        ",\ufe0e”",
        ", \ufe0e",
        "—⏤",
        "a.—a",
        "--- ",
        ", — *(",
        "“a” — a b c, — d. ",
        "\n🙂 ",
        ".¹) ",
        ", $ ",
        ",$",
        "— $ ",
        "a— ",
        "\n$\u200b— ",
        ".🙂",
        ".[1]",
        "🙂",
        "\n1)",
        "— —🙂",
    ],
)
def test_the_time_grows_with_the_length(unit: str) -> None:
    assert_linear(lambda count: "— a b c " + unit * count, lambda text: list(quotations([text])), 5_000)
