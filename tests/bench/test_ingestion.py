"""When a paragraph of a gold text counts as missing, and as named."""

from __future__ import annotations

import pytest

from bench.ingestion import WIDEST_GAP, letters, not_in, outcome_rows
from site_builder.authoring.ingest.article import Account, Article

FIRST = "The harbour board closed the northern quay on Monday."
SECOND = "Ships will be unloaded at the southern quay until then."
THIRD = "Fishermen have nowhere to land their catch."
CAPTION = "The northern quay on a day in May. Photo: the board"


@pytest.mark.parametrize(
    ("paragraph", "text"),
    [
        (f"{FIRST} {SECOND}", f"{FIRST}\n{SECOND}"),
        (f"{FIRST} {SECOND}", f"{FIRST}\n{CAPTION}\n{SECOND}"),
        (f"{FIRST}“{SECOND}”{THIRD}", f"{FIRST}\n{CAPTION}\n“{SECOND}”\n{THIRD}"),
        (f"So it is. {FIRST} No.", f"So it is. {FIRST} No."),
    ],
)
def test_a_paragraph_that_the_page_parts_has_come_in(paragraph: str, text: str) -> None:
    assert not_in(paragraph, letters(text)) == []


@pytest.mark.parametrize(
    ("paragraph", "text", "lacks"),
    [
        (f"{FIRST} {SECOND}", FIRST, [SECOND]),
        (f"{FIRST} {SECOND} {THIRD}", f"{FIRST} {THIRD}", [SECOND]),
        (f"{FIRST} {SECOND}", f"{SECOND} {FIRST}", [f"{FIRST} {SECOND}"]),
        (f"{FIRST} {SECOND}", f"{FIRST} {'a' * (WIDEST_GAP + 1)} {SECOND}", [f"{FIRST} {SECOND}"]),
        (f"{FIRST} No.", FIRST, [f"{FIRST} No."]),
        (f"No. {FIRST}", FIRST, [f"No. {FIRST}"]),
        ("No.", FIRST.replace("northern", "southern"), ["No."]),
    ],
)
def test_what_stands_nowhere_or_somewhere_else_is_missing(paragraph: str, text: str, lacks: list[str]) -> None:
    assert not_in(paragraph, letters(text)) == [letters(each) for each in lacks]


@pytest.mark.parametrize(
    ("account", "named", "asked"),
    [
        (Account(missing=(SECOND,)), True, True),
        (Account(boxes=(SECOND,)), True, False),
        (Account(bylines=(SECOND,)), True, False),
        (Account(missing=(THIRD,)), False, False),
        (Account(), False, False),
    ],
)
def test_the_sentence_that_is_missing_must_be_named(account: Account, named: bool, asked: bool) -> None:
    rows = outcome_rows(Article(FIRST, account=account), {"paragraphs": [f"{FIRST} {SECOND}"]})
    assert rows["every paragraph"] is False
    assert rows["every missing paragraph is named"] is named
    assert rows["and somebody is asked about each"] is asked
