"""Which sentences of a page's JSON-LD are told, because the page has them in other words or not at all."""

from __future__ import annotations

from time import process_time

import pytest

from site_builder.authoring.ingest.altered_sentences import Altered, altered_in
from site_builder.authoring.ingest.blocks import blocks_of
from site_builder.authoring.ingest.missing_paragraphs import unshown_of
from site_builder.authoring.ingest.page import tree_of

SHOWN = (
    "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall.",
    "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters.",
    "The work is expected to last until autumn and to cost about four million crowns, half of it from the state.",
)
PAGE = blocks_of(tree_of("".join(f"<p>{each}</p>" for each in SHOWN)))
NEW = "The harbour board closed the bridge, too, but boats may pass until the middle of October."


def told(stated: str) -> list[Altered]:
    return list(altered_in(stated, PAGE, unshown_of(stated, PAGE)))


def instead(number: int, words: str, others: str) -> str:
    """Return the article with other words in one of its sentences."""
    assert words in SHOWN[number]
    sentence = SHOWN[number].replace(words, others)
    return " ".join((*SHOWN[:number], sentence, *SHOWN[number + 1 :]))


@pytest.mark.parametrize(
    ("number", "words", "others"),
    [
        (0, "Monday", "Tuesday"),
        (0, "steel wall.", "wooden gate."),
        (0, "The harbour board", "The ministry"),
        (1, "will be", "will not be"),
        (1, "reporters.", "reporters, who had come from all over the country."),
        (1, "Ships will", "It is a lie that ships will"),
        (2, "four", "nine"),
        (2, "about four million", "4,000,000"),
    ],
)
def test_a_sentence_in_other_words_is_told_with_both(number: int, words: str, others: str) -> None:
    (altered,) = told(instead(number, words, others))
    assert words.split()[-1] in altered.shown or words.split()[0] in altered.shown
    assert others.split()[-1] in altered.stated
    assert altered.shown.strip("… ") in SHOWN[number]


@pytest.mark.parametrize(
    "stated",
    [
        " ".join(SHOWN),
        "".join(SHOWN),
        f"Quay closed {SHOWN[0]}",
        f"HARBOUR (AP) – {SHOWN[0]}",
        f"{SHOWN[0]}Advert {SHOWN[1]}",
        f"The quay in winterFoto: Ida Strand{SHOWN[0]}",
        SHOWN[0].replace(" steel", " <b>steel</b>").replace("'", "’"),
        SHOWN[0].upper(),
        SHOWN[0].removesuffix(" in the steel wall."),
        f"<p>{SHOWN[0]}</p><p>{SHOWN[1]}</p>",
        "A boat. No boat.",
    ],
)
def test_what_programs_make_of_a_page_is_not_told(stated: str) -> None:
    assert told(stated) == []


def test_a_sentence_that_only_the_other_text_has_is_told_though_the_page_has_words_of_it() -> None:
    assert told(f"{SHOWN[0]} {NEW} {SHOWN[1]}") == [Altered(NEW, "")]


def test_what_is_named_as_missing_is_not_told_again() -> None:
    one = "The ministry did not answer questions of this paper about its own inspections until the evening."
    two = "Its spokeswoman said afterwards that a report on every wall in each town would come before summer."
    assert told(f"{SHOWN[0]} {one} {NEW} {two} {SHOWN[1]}") == []


def test_scripts_without_spaces_are_compared_too() -> None:
    sentence = (
        "港湾委員会は月曜日に北岸壁を閉鎖した、潜水士が鋼の壁にいくつもの穴を見つけたためだと委員会は述べている。"
    )
    page = blocks_of(tree_of(f"<p>{sentence}</p>"))
    (altered,) = altered_in(sentence.replace("月曜日", "火曜日"), page, ())
    assert altered.stated.startswith("港湾委員会は火曜日に北岸壁")
    assert altered.shown.startswith("港湾委員会は月曜日に北岸壁")


@pytest.mark.parametrize("stated", [None, 7, [], {"@value": "x"}, "", "?!. " * 20_000, "a" * 200_000])
def test_odd_values_tell_nothing(stated: object) -> None:
    assert list(altered_in(stated, PAGE, ())) == []


def test_thousands_of_altered_sentences_take_no_time() -> None:
    page = blocks_of(tree_of("".join(f"<p>{SHOWN[0]} {number} boats came.</p>" for number in range(4000))))
    stated = " ".join(SHOWN[0].replace("Monday", f"day {number}") for number in range(800))
    started = process_time()
    assert len(list(altered_in(stated, page, ()))) > 100
    assert process_time() - started < 5
