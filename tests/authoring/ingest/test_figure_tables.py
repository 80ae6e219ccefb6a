"""A table of figures is read row by row, whatever parts its cells."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.read_article import read_article
from site_builder.authoring.ingest.received import FileKind, Received, file_kind


@pytest.mark.parametrize(
    "text",
    [
        'Group;"Cases; all";Share\r\nSpray;38;3,6\r\nPlacebo;;9,3\r\n;;\r\n',
        "Group\tCases; all\tShare\nSpray\t38\t3,6\nPlacebo\t\t9,3",
        'Group,Cases; all,Share\nSpray,38,"3,6"\nPlacebo,,"9,3"\n',
        "\ufeffGroup|Cases; all|Share\nSpray|38|3,6\nPlacebo||9,3\n",
    ],
)
def test_a_table_has_a_row_a_line(text: str) -> None:
    received = Received("cases.csv", text.encode())
    assert file_kind(received) is FileKind.TABLE
    article = read_article(received, FileKind.TABLE)
    assert article.text == "Group\tCases; all\tShare\nSpray\t38\t3,6\nPlacebo\t\t9,3\n"
    assert article.tool.startswith("site-builder ")


def test_a_table_without_words_is_refused_and_an_open_cell_is_read_to_its_end() -> None:
    with pytest.raises(IngestError, match="no row with words"):
        read_article(Received("x.csv", b";;\n;;\n"), FileKind.TABLE)
    assert read_article(Received("x.csv", b'a;"b'), FileKind.TABLE).text == "a\tb\n"


def test_the_kind_of_a_page_from_a_server_is_what_the_server_says() -> None:
    assert file_kind(Received("https://a.example/x", b"a,b\n", header="text/csv; charset=utf-8")) is FileKind.TABLE
    assert file_kind(Received("https://a.example/x.csv", b"<!doctype html><p>x", header="text/html")) is FileKind.PAGE
