"""Text that a stranger made to be slow takes a time that grows with its length, or is reported."""

from __future__ import annotations

import pytest

from site_builder.checks.quoted_prose import quoted_words
from site_builder.content.read_document import read_document
from site_builder.content.records import Claim, Page, Source
from site_builder.findings.finding import Finding
from tests.growth import assert_linear

_UNITS = {
    "emphasis": "*a **b ",
    "emphasis in words": "**x*",
    "strikethrough": "~~a ~~b ",
    "links": "[a](/x/) ",
    "links by name": "[a]\n",
    "images": "![a](/x) ",
    "titles of links": '[x](/ "&ldquo;a”") ',
    "code": "    “a”\n",
    "links left open": "[a](",
    "citations": "[@a] ",
    "footnotes": "[^a] ",
    "footnotes left open": "^[",
    "quotations with emphasis": '"*h*arbour of**f**ice mo*v*es next *y*ear now and then" ',
    "quotation marks left open": "“a ",
    "paragraphs left open": "“a\n\n",
    "single marks": "'a ",
    "quotations in a table": '|"x"|b|\n',
    "entities": "&#x41;&ldquo;",
    "headings": "# a\n",
    "angle brackets": "<http://a",
    "unseen characters": "a&#8203;&#8203; ",
}


def _document(text: str) -> str:
    return f"---\ntitle: A\n---\n{text}\n\n[a]: /somewhere/else/\n[^a]: A note.\n"


def _read(text: str) -> tuple[Finding, ...]:
    return read_document(text, "content/pages/about.md", Page)[1]


@pytest.mark.parametrize("unit", _UNITS.values(), ids=_UNITS)
def test_the_time_to_read_a_body_grows_with_its_length(unit: str) -> None:
    assert_linear(lambda count: _document(unit * count), _read, 600)


@pytest.mark.parametrize("brackets", ["![", "[", "[a][", "[[]"])
def test_more_brackets_than_a_text_needs_are_reported_and_not_parsed(brackets: str) -> None:
    (found,) = _read(_document(brackets * 100_000))
    assert (found.code, found.place.line) == ("too-large", 4)


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("- a\n" * 5_001, 5_004, 1),
        ("# a\n\n" * 100_000, 10_004, 1),
        ("|a|b|\n|-|-|\n" + "|a|b|\n" * 100_000, 5_004, 1),
        ("*a* " * 250_000, 4, 100_001),
        ("<a@b.c> " * 20_000, 4, 24_001),
        (">> a\n\n" * 2_500 + ">" * 10_000, 5_004, 1001),
        ("|a|b|\n|-|-|\n" + ("|" + "a|" * 500 + "\n") * 100, 45, 1),
        ("|" + "a|" * 500 + "\n|" + "-|" * 500 + "\n" + "a\n" * 100, 43, 1),
        ("ab\n" * 2 + "x" * 1_000_000, 6, 99_995),
    ],
    ids=["items", "headings", "rows", "emphasis", "addresses", "block quotes", "cells", "rows filled up", "a word"],
)
def test_a_body_beyond_a_limit_is_reported_where_it_goes_over_it(text: str, line: int, column: int) -> None:
    (found,) = _read(_document(text))
    assert (found.code, found.place.line, found.place.column) == ("too-large", line, column)


def test_a_long_analysis_is_no_body_beyond_a_limit() -> None:
    assert _read(_document("A sentence of some ten words stands on this line.\n\n" * 1900)) == ()


def test_what_many_links_may_refer_to_is_short() -> None:
    (found,) = _read(_document("[b] " * 2000 + f'\n\n[b]: /x "{"x" * 400_000}"'))
    assert (found.code, found.place.line) == ("too-large", 6)


def test_more_former_ids_than_a_page_can_have_had_are_reported() -> None:
    text = f"---\ntitle: A\naliases: [{', '.join(f'a{n}' for n in range(15_000))}]\n---\n"
    (found,) = _read(text)
    assert (found.code, found.place.line) == ("wrong-type", 3)


@pytest.mark.parametrize("value", ["[" * 50_000, "{a: " * 50_000, "- " * 20_000, "&a [*a, *a]", "? " * 20_000])
def test_yaml_that_is_nested_is_reported(value: str) -> None:
    document, findings = read_document(f"---\ntitle: {value}\n---\n", "content/sources/a.md", Source)
    assert document is None
    assert findings


_ITEMS = {
    "corrections": "  - date: 2026-01-01\n    kind: detail\n    note: A “b”\n",
    "evidence": "  - source: a\n    stance: supports\n    quote: a\n    why: A “b” \\ &\n",
    "claimants": "  - name: A “b”\n",
    "authors": "  - “b”\n",
}


@pytest.mark.parametrize("name", _ITEMS)
def test_the_time_to_look_at_the_fields_of_a_claim_grows_with_their_number(name: str) -> None:
    assert_linear(lambda count: _claim(f"{name}:\n{_ITEMS[name] * count}"), _look, 300)


def test_the_time_to_look_at_a_list_on_one_line_grows_with_its_length() -> None:
    assert_linear(lambda count: _claim("authors: [" + '"“b” & c",' * count + "]\n"), _look, 1000)


def _claim(fields: str) -> str:
    return f"---\nclaim: A\nverdict: b\nsummary: c\npublished: 2026-01-01\n{fields}---\n"


def _look(text: str) -> int:
    document, _ = read_document(text, "content/claims/a.md", Claim)
    assert document
    return len(quoted_words(document))


@pytest.mark.parametrize(
    ("field", "line"), [("claim", 2), ("answer", 6), ("claimants:\n  - name", 7), ("evidence:\n  - speaker", 7)]
)
def test_a_line_that_stands_on_cards_and_in_lists_is_short(field: str, line: int) -> None:
    fields = {"claim": "A", "verdict": "b", "summary": "c", "published": "2026-01-01"} | {field: "word " * 200_000}
    text = "".join(f"{name}: {value}\n" for name, value in fields.items())
    (found, *_) = [
        f for f in read_document(f"---\n{text}---\n", "content/claims/a.md", Claim)[1] if "too long" in f.message
    ]
    assert (found.code, found.place.line) == ("wrong-type", line)
