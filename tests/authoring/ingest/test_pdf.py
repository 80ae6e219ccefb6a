"""PDF files come in with their pages: words put together, running heads left out, columns in order, scans refused."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.pdf import article_in_pdf
from tests.authoring.ingest.located import locator_of
from tests.authoring.ingest.made_pdf import column, pdf
from tests.cli.inside import run

FIRST = (
    "Annual report of the harbour board",
    "The harbour board closed the northern quay on Monday, because divers had found",
    "holes in the steel wall below the water. The official figures show that the mayor inter-",
    "vened to block the contract in the first week of the year, and that nobody told the",
    "board of it until the spring.",
    "Ships will be unloaded at the southern quay until the wall is mended, and the well-",
    "known fishermen will have to land their catch elsewhere, the harbour master said, until",
)
SECOND = (
    "the repair has come to an end in the autumn. It is expected to cost four million",
    "crowns, half of which the state will pay for. The well-known debts of the board grow.",
)


def numbered(count: int) -> list[str]:
    words = ["north", "south", "east", "west", "spring", "summer", "autumn", "winter"]
    return [f"Sentence {n} tells of the {words[n % 8]} quay and of what it costs the town." for n in range(count)]


def test_words_and_sentences_go_on_over_lines_and_pages() -> None:
    text = article_in_pdf(pdf([column(FIRST), column(SECOND)])).text
    assert "the mayor intervened to block the contract" in text
    assert "and the well-known fishermen" in text, "the text has the hyphen elsewhere"
    assert "the harbour master said, until the repair has come to an end" in text
    assert text.splitlines()[0] == "Annual report of the harbour board"


def test_places_say_where_each_page_begins() -> None:
    article = article_in_pdf(pdf([column(FIRST), column(SECOND)]))
    assert [place.locator for place in article.places] == ["p. 1", "p. 2"]
    assert article.text[article.places[1].at :].startswith("the repair has come to an end")


def test_running_heads_and_page_numbers_are_left_out_and_told() -> None:
    pages = [
        column(["Harbour board 2026"], top=800) + column(numbered(9)[n : n + 3]) + column([f"Page {n + 1}"], top=40)
        for n in range(6)
    ]
    article = article_in_pdf(pdf(pages))
    assert "Harbour board" not in article.text
    assert "Page" not in article.text
    assert "Left out, because it stands in the margins of the pages: Harbour board #." in article.account.remarks


@pytest.mark.parametrize("mixed", [False, True])
def test_columns_are_read_one_after_the_other_or_said_to_be_columns(mixed: bool) -> None:
    left = [
        f"Left line {word} of a text that goes on and"
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    ]
    right = [
        f"right line {word} of a text that goes on and"
        for word in ["one", "two", "three", "four", "five", "six", "seven", "eight"]
    ]
    pairs = zip(column(left, 60), column(right, 320), strict=True)
    lines = [line for pair in pairs for line in pair] if mixed else column(left, 60) + column(right, 320)
    article = article_in_pdf(pdf([lines]))
    assert article.text.index("Left line eight") < article.text.index("right line one")
    assert any("may have columns" in doubt for doubt in article.account.doubts) == mixed


def test_a_scan_is_refused_in_a_sentence_and_a_page_without_text_is_told() -> None:
    with pytest.raises(IngestError, match="holds pictures of its pages and no text: it is a scan"):
        article_in_pdf(pdf([[], []]))
    assert article_in_pdf(pdf([column(FIRST), []])).account.doubts == ("Page 2 has no text: it may be a picture.",)


@pytest.mark.parametrize("content", [b"%PDF-1.7 \x00\x01", b"%PDF-", pdf([column(FIRST)])[:300]])
def test_what_is_cut_off_is_refused(content: bytes) -> None:
    with pytest.raises(IngestError, match="cannot be read as one"):
        article_in_pdf(content)


def test_the_properties_count_where_the_text_confirms_them() -> None:
    article = article_in_pdf(pdf([column(FIRST)], title="Annual report of the harbour board", author="Strand, Ida"))
    assert (article.title, article.authors) == ("Annual report of the harbour board", ("Ida Strand",))
    assert article_in_pdf(pdf([column(FIRST)], title="Microsoft Word - x.doc")).title is None


@pytest.mark.parametrize("pages", range(1, 21))
def test_every_page_is_named_and_found_again(pages: int) -> None:
    """Twenty files of one to twenty pages; each sentence stands on the page that the record's places tell."""
    lines = numbered(pages * 4)
    article = article_in_pdf(pdf([column(lines[4 * n : 4 * n + 4]) for n in range(pages)]))
    for number, line in enumerate(lines):
        assert locator_of(article, line) == f"p. {number // 4 + 1}"


def test_a_quotation_of_a_file_is_found_with_its_page(tiny: Path) -> None:
    file = tiny.parent / "report.pdf"
    file.write_bytes(pdf([column(FIRST), column(SECOND)]))
    result = run(
        tiny, "new", "source", "--from", str(file), "--title", "Report", "--id", "x", "--no-edit", "--keep", "file"
    )
    assert result.returncode == 0, result.stderr
    assert (tiny / "originals/x.pdf").read_bytes() == file.read_bytes()
    found = run(tiny, "find", "cost four million crowns", "--source", "x").stdout
    assert "    locator: p. 2\n" in found
    record = (tiny / "content/sources/x.md").read_text(encoding="utf-8")
    assert f"  sha256: {sha256(file.read_bytes()).hexdigest()}\n  tool: site-builder" in record
    assert run(tiny, "check").returncode == 0
