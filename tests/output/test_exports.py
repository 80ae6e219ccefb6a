"""The table of all claims: whichever way a program splits it by itself, no piece of it is a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from site_builder.build.check_site import check_site
from site_builder.build.page_builder import PageBuilder, Setting
from site_builder.content.read_theme import load_theme
from site_builder.output.csv_table import csv_table
from site_builder.output.exports import exports
from site_builder.views.listed_claims import ListedClaim, listed_claims
from tests.cases_on_disk import BASE
from tests.growth import assert_linear

Table = Callable[[str], str]


@pytest.fixture(scope="module")
def table() -> Table:
    """What makes the table of one claim that says a text, in its claim and in its summary."""
    checked = check_site(BASE)
    settings = checked.index.settings.record
    builder = PageBuilder(checked.reading, Setting(load_theme(BASE, settings.theme, settings.language), ""))
    listed = listed_claims(builder.site)[0]

    def made(text: str) -> str:
        card = replace(listed.card, claim=text, summary=text)
        claims = [ListedClaim(card, listed.story, listed.question)]
        return exports(claims, (), builder.frame)["claims.csv"].decode("utf-8-sig")

    return made


def pieces(text: str) -> Iterator[str]:
    """Everything that a program may take for a cell: by each separator, minding quotation marks or not."""
    for separator in ",;\t|،؛":
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            yield from row
    for separator in ";\t|；،؛":
        for line in text.splitlines():
            yield from line.split(separator)


def is_formula(cell: str) -> bool:
    """Say whether a program may take a cell for a formula."""
    return cell[:1] in ("\t", "\r") or bool(
        re.match(r"[\s\"\u200b\u2060\ufeff\u200d\ufe0f\u034f\xad\u3164]*[=+\-@＝＋－＠﹢﹣﹦﹫]", cell)
    )


TEXTS = [
    '=HYPERLINK("https://evil.example";"here")',
    "+1",
    "-1+2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    " =1",
    '"=1"',
    "＝1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "﹦1",
    "It rose;=1+1",
    "It rose; =1+1",
    'It rose;"=1+1"',
    "It rose;;-1",
    "It rose；=1",
    "It rose;＝1",
    "It rose\t=1",
    "It rose\n=1",
    "It rose\r\n@x",
    "It rose\u2028=1",
    "It rose\u0085+1",
    "It rose|=1",
    'say "so"; "=1", and;=2',
    "\u200b=1",
    "\u200d=1",
    "\ufe0f\u034f=1",
    "a;\xad=1",
    "\u3164@SUM(1)",
    "\ufeff=1",
    "\u00a0=1",
    "a,=1;b,=2",
    "ارتفع،=1",
    "ارتفع، =1",
    "ارتفع؛-1+2",
    'ارتفع؛ "@SUM(A1)"',
    "a،؛;=1",
    "a؛\u200b＝1",
    "a،\u00a0+1",
    "a،\t=1",
    "a؛\r\n=1",
    "a,=1؛=2",
]


@pytest.mark.parametrize("text", TEXTS)
def test_no_piece_of_a_text_is_a_formula(table: Table, text: str) -> None:
    made = table(text)
    assert not [piece for piece in pieces(made) if is_formula(piece)]
    rows = list(csv.reader(io.StringIO(made, newline="")))
    assert len({len(row) for row in rows}) == 1, "columns stay where they are"
    assert rows[1][rows[0].index("claim")].replace("'", "") == text


@given(text=st.text(st.sampled_from("=+-@;,|\t\n\r\"' ax＝＠；،؛\u2028\u00a0\u200b"), max_size=30))
def test_no_piece_of_any_text_is_a_formula(table: Table, text: str) -> None:
    assert not [piece for piece in pieces(table(text)) if is_formula(piece)]


@pytest.mark.parametrize(
    "text",
    [
        "It rose by 2–3 metres; it fell.",
        "A; B; C",
        "x = 1",
        "e-mail a@b.example",
        "12+1",
        "'=1' stands there",
        "It rose, -1 metre",
        'It is "so"',
        "It rose − a little",
        "a: =1, b ~-1 / +2 #@x",
        "ارتفع، ثم هبط؛ نعم",
        "it's; that's",
    ],
)
def test_what_is_no_formula_stays_as_it_is(table: Table, text: str) -> None:
    assert next(csv.DictReader(io.StringIO(table(text), newline="")))["claim"] == text


@pytest.mark.parametrize("unit", ["\t", "\n", "\n ", "\r\n", ";\t", "; ", '"', "\u200b"])
def test_the_time_to_guard_a_cell_grows_with_its_length(unit: str) -> None:
    assert_linear(lambda count: f"a{unit * count}b", lambda text: csv_table(["a"], [[text]]), 10_000)
