"""Which sentences that only a page's JSON-LD has are named: those beside missing ones, however short."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.blocks import blocks_of
from site_builder.authoring.ingest.missing_paragraphs import unshown_of
from site_builder.authoring.ingest.page import tree_of

SHOWN = (
    "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall.",
    "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters.",
)
PAGE = blocks_of(tree_of("".join(f"<p>{each}</p>" for each in SHOWN)))
ONE = "The ministry did not answer questions of this paper about its own inspections until the evening."
TWO = "Its spokeswoman said afterwards that a report on every wall in each town would come before summer."


@pytest.mark.parametrize(
    ("missing", "named"),
    [
        (f"{ONE} Nobody had asked her before. {TWO}", [f"{ONE} Nobody had asked her before. {TWO}"]),
        (f"{ONE} No. {TWO}", [f"{ONE} No. {TWO}"]),
        (f"{ONE} The wall. {TWO}", [f"{ONE} The wall. {TWO}"]),
        (
            f"{ONE} Why? Because nobody looked. For years. {TWO}",
            [f"{ONE} Why? Because nobody looked. For years. {TWO}"],
        ),
        (f"Fishermen shrug at that. {ONE}", [f"Fishermen shrug at that. {ONE}"]),
        (f"{ONE} Fishermen shrug at that.", [f"{ONE} Fishermen shrug at that."]),
        (f"Why? {ONE}", [f"Why? {ONE}"]),
        (f"{ONE} Really?", [f"{ONE} Really?"]),
        (f"{ONE}\n\nFishermen shrug at that.\n\n{TWO}", [ONE, "Fishermen shrug at that.", TWO]),
        (f"{ONE}\n\nA late report\n\n{TWO}", [ONE, "A late report", TWO]),
        (f"{ONE}\n\nWhy?\n\n{TWO}", [ONE, "Why?", TWO]),
        (f"<p>{ONE}</p><p>„Mein Gott.“</p><p>{TWO}</p>", [ONE, "„Mein Gott.“", TWO]),
        (f"She met Dr. Novak. {ONE}", [f"She met Dr. Novak. {ONE}"]),
    ],
)
def test_a_short_sentence_beside_missing_ones_is_named_with_them(missing: str, named: list[str]) -> None:
    assert list(unshown_of(f"{SHOWN[0]} {missing}\n\n{SHOWN[1]}", PAGE)) == named


def test_short_sentences_in_a_row_are_named_where_they_are_long_together() -> None:
    row = "“Did you look?” asked the judge. “We never did.” “Not even once?” “Nobody told us to look.” He sat down."
    assert list(unshown_of(f"{SHOWN[0]} {row} {SHOWN[1]}", PAGE)) == [row]


def test_short_sentences_that_the_page_shows_in_a_row_are_not_named() -> None:
    row = "Did he look? No. Not once? Never. Who knew? The board. Since when? May. And who else? The state. Why? Money."
    page = blocks_of(tree_of(f"<p>{row}</p><p>{ONE}</p>"))
    assert list(unshown_of(f"{row} {ONE}", page)) == []


def test_words_in_lines_of_their_own_are_no_sentences_however_many() -> None:
    assert list(unshown_of("\n".join((SHOWN[0], *["Contacts"] * 20, SHOWN[1])), PAGE)) == []


@pytest.mark.parametrize(
    "stated",
    [
        f"{SHOWN[0]} Fishermen shrug at that. {SHOWN[1]}",
        f"{SHOWN[0]} Why? {SHOWN[1]}",
        f"Our paper {SHOWN[0]} {SHOWN[1]} (jan)",
        f"{SHOWN[0]}\n\nA late report\n\n{SHOWN[1]}",
        "\n\n".join(("", *SHOWN, "")),
    ],
)
def test_a_short_sentence_beside_those_that_the_page_shows_is_not_named(stated: str) -> None:
    assert list(unshown_of(stated, PAGE)) == []


@pytest.mark.parametrize("short", ["The harbour master told reporters.", "Divers had found holes."])
def test_a_short_sentence_that_the_page_shows_ends_what_is_missing(short: str) -> None:
    assert list(unshown_of(f"{SHOWN[0]} {ONE} {short} {SHOWN[1]}", PAGE)) == [ONE]


def test_a_word_in_a_line_of_its_own_is_not_named_at_the_end_of_what_is_missing() -> None:
    assert list(unshown_of(f"{SHOWN[0]}\n\n{ONE}\n\n(jan)", PAGE)) == [ONE]


OTHERWISE = "The harbour board closed the bridge, too, but boats may pass until the middle of October."


def test_a_sentence_between_missing_ones_is_named_though_the_page_has_words_of_it() -> None:
    assert list(unshown_of(f"{SHOWN[0]} {ONE} {OTHERWISE} {TWO} {SHOWN[1]}", PAGE)) == [f"{ONE} {OTHERWISE} {TWO}"]


@pytest.mark.parametrize("around", ["{} {}", "{1} {0}"])
def test_a_sentence_of_which_the_page_has_words_does_not_begin_or_end_what_is_missing(around: str) -> None:
    assert list(unshown_of(f"{SHOWN[0]} {around.format(ONE, OTHERWISE)} {SHOWN[1]}", PAGE)) == [ONE]
