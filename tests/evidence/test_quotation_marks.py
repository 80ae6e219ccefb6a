from __future__ import annotations

import sys
from unicodedata import category

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.evidence.quotation_marks import MARKS, Quoted, quotations
from tests.growth import assert_linear


def quoted_in(*paragraphs: str) -> list[str]:
    return [paragraphs[number][start:end].strip() for number, start, end in quotations(paragraphs)]


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("It says “one thing” and “another”.", ["one thing", "another"]),
        ('It says "one thing".', ["one thing"]),
        ("It says ‘the Met’s own words’ there.", ["the Met’s own words"]),
        ("It says 'the Met's own words' there.", ["the Met's own words"]),
        ("The Met's officers' pay isn't 'high'.", ["high"]),
        ("The officers' pay and the mayor's.", []),
        ("The officers’ pay, the mayor’s and the ’90s.", []),
        ("«Guillemets» too", ["Guillemets"]),
        ("« Des mots », dit-il.", ["Des mots"]),
        ("»Worte«, „Worte“ und ‚Worte‘.", ["Worte", "Worte", "Worte"]),
        ("”Ord” på svenska, ’ord’ och »ord».", ["Ord", "ord", "ord"]),
        ("他说「这样」和『那样』。", ["这样", "那样"]),
        ('ארה"ב וצה״ל', []),
        ('הוא אמר "שלום" לנו', ["שלום"]),
        ("“He said ‘no’ to me,” she said.", ["He said ‘no’ to me,"]),
        ('"It is \'good\'," she said, "and new".', ["It is 'good',", "and new"]),
        ('A 12" pipe, 5′ 10″ tall, at 51°30′26″.', []),
        ('A board of 12 " and no more.', []),
        ("Rock ' roll", []),
        ("In the '90s; 'tis so; the ‘20s.", []),
        ("", []),
    ],
)
def test_words_in_quotation_marks_are_told_from_apostrophes(text: str, quoted: list[str]) -> None:
    assert quoted_in(text) == quoted


@pytest.mark.parametrize(
    "text",
    [
        'It says “fabricated words" there.',
        'It says "fabricated words” there.',
        'It says „fabricated words" there.',
        "It says «fabricated words” there.",
        "It says ‘fabricated words' there.",
        "It says 'fabricated words’ there.",
        "It says “fabricated words",
        "It says ‘fabricated words",
        "fabricated words”, it says.",
        "It says ＂fabricated words＂ there.",
        "It says ＇fabricated words＇ there.",
        "It says 〝fabricated words〞 there.",
        "It says 〝fabricated words〟 there.",
        "It says ❝fabricated words❞ there.",
        "It says ❛fabricated words❜ there.",
        "It says ❮fabricated words❯ there.",
        "It says 🙶fabricated words🙷 there.",
        "It says ‹fabricated words› there.",
        "It says ›fabricated words‹ there.",
        "It says ‛fabricated words’ there.",
        "It says ‟fabricated words” there.",
        "It says ''fabricated words'' there.",
        "It says ``fabricated words'' there.",
        "It says `fabricated words' there.",
        "It says ,,fabricated words'' there.",
        "It says ‘‘fabricated words’’ there.",
        "It says ´fabricated words´ there.",
        "It says ″fabricated words″ there.",
        "It says ′fabricated words′ there.",
        "It says <<fabricated words>> there.",
        "It says ｢fabricated words｣ there.",
        "It says ﹁fabricated words﹂ there.",
        "It says ⸂fabricated words⸃ there.",
        "It says ⹂fabricated words” there.",
        "It says ʻfabricated wordsʼ there.",
        "It says“fabricated words”there.",
        'It says"fabricated words"there.',
    ],
)
def test_marks_of_every_shape_and_mixture_quote(text: str) -> None:
    assert any("fabricated words" in words for words in quoted_in(text))


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""', "‘’", "''", "«»", "„“", "「」", '“"', "‘'"])
def test_a_quotation_may_go_on_over_paragraphs(opens: str, closes: str) -> None:
    assert quoted_in(f"It says {opens}the first part", "the middle", f"the last part{closes} and so on") == [
        "the first part",
        "the middle",
        "the last part",
    ]


def test_each_paragraph_of_a_quotation_may_begin_with_the_mark() -> None:
    assert quoted_in("“One", "“two", "“three”, he said.") == ["One", "two", "three"]


def test_every_mark_of_the_categories_of_quotation_marks_is_known() -> None:
    known = {chr(number) for number in range(sys.maxunicode + 1) if category(chr(number)) in ("Pi", "Pf")}
    assert known - set(MARKS) == set()


@given(st.lists(st.text(alphabet=MARKS + "ab 1.,<>-", max_size=60), max_size=4))
def test_stretches_are_in_order_and_none_holds_a_pair_that_is_not_looked_at(paragraphs: list[str]) -> None:
    found = list(quotations(paragraphs))
    for number, start, end in found:
        assert 0 <= start <= end <= len(paragraphs[number])
    assert all(isinstance(one, Quoted) for one in found)


@pytest.mark.parametrize("unit", ["“a ", "„a «b ", "'a ", '"a ', "”a “b ‟c »d ", "‘a\n", "a” "])
def test_the_time_grows_with_the_length(unit: str) -> None:
    assert_linear(lambda count: (unit * count,), lambda text: list(quotations(text)), 4000)
