"""PDF files come in with their pages: words put together, running heads left out, columns in order, scans refused."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.pdf import article_in_pdf
from site_builder.authoring.ingest.pdf_lines import Letter, pieces_of_lines
from tests.authoring.ingest.located import locator_of
from tests.authoring.ingest.made_pdf import Line, column, pdf
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


def test_lines_are_of_one_height_where_boxes_end_with_what_is_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    import pypdfium2.raw as pdfium

    loose = pdfium.FPDFText_GetLooseCharBox

    def drawn(page: Any, number: int, box: Any) -> int:
        given = loose(page, number, box)
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        pdfium.FPDFText_GetCharBox(page, number, *map(ctypes.byref, (left, right, bottom, top)))
        box._obj.bottom = bottom.value
        return int(given)

    monkeypatch.setattr(pdfium, "FPDFText_GetLooseCharBox", drawn)
    lines = ("Any day, many people queue by the quay, angry", "that no town hall has set a date for its end.")
    assert article_in_pdf(pdf([column((*lines, *FIRST[1:]))])).text.startswith(" ".join(lines))


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
    assert "Left out, because it stands in the margins of the pages: “Harbour board 2026”." in article.account.remarks


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


HEADLINE = ("Efficacy of a single-dose intranasal", "influenza vaccine in adults")
TITLE = " ".join(HEADLINE)


def printed(pages: int, address: str, stamp: str = "11/30/26, 3:49 PM") -> bytes:
    """Return what a browser prints: the pages first, then the title above and the address below each."""
    made = []
    for number in range(pages):
        body = column(HEADLINE, top=740, size=20) + column(["M. Achterberg, T. Olufsen, R. Beck."], top=690)
        lines = column(FIRST if number else FIRST[1:], top=650)
        head: list[Line] = [(24, 815, stamp, 8), (180, 815, f"{TITLE} - The Journal", 8)]
        foot: list[Line] = [(24, 18, address, 8), (555, 18, f"{number + 1}/{pages}", 8)]
        made.append([*(body if number == 0 else []), *lines, *head, *foot])
    return pdf(made, title=f"{TITLE} - The Journal")


@pytest.mark.parametrize("pages", [1, 2])
@pytest.mark.parametrize("stamp", ["11/30/26, 3:49 PM", "30.11.2026, 15:49", "2026/11/30 15:49"])
def test_what_a_browser_prints_in_the_margins_is_left_out_and_told_without_the_path(pages: int, stamp: str) -> None:
    article = article_in_pdf(printed(pages, "file:///home/mina/secret-story/study.html", stamp))
    assert article.text.startswith(f"{TITLE}\nM. Achterberg, T. Olufsen, R. Beck.\nThe harbour board closed")
    assert article.title == TITLE
    for sign in ("file:", "mina", "The Journal", ":49", f"/{pages}"):
        assert sign not in article.text
    told = " ".join(article.account.remarks)
    assert "The Journal" in told
    assert "the address of a file" in told
    assert "mina" not in told
    assert article.account.doubts == ()
    assert article.url is None


def test_the_address_that_a_browser_prints_is_that_of_the_article_unless_it_is_cut() -> None:
    assert article_in_pdf(printed(2, "https://journal.example/study")).url == "https://journal.example/study"
    assert article_in_pdf(printed(2, "https://journal.example/a-very-long…")).url is None


def test_a_gap_that_few_lines_leave_free_cuts_no_word() -> None:
    rows = [(x, 640.0 - 14 * n, f"{word} {n}") for n in range(7) for x, word in ((72.0, "Name"), (330.0, "Figure"))]
    article = article_in_pdf(pdf([[*column(FIRST), *rows, *column(SECOND, top=400)]]))
    for line in (*FIRST[1:2], *SECOND):
        assert line.strip() in article.text
    assert [line for line in article.text.splitlines() if "Figure" in line] == [
        f"Name {n} Figure {n}" for n in range(7)
    ]


def test_rows_of_a_table_stay_rows() -> None:
    rows = [("Group", "Volunteers", "Cases"), *((f"Group {n}", f"1,07{n}", f"3{n}") for n in range(7))]
    cells = [(72.0 + 150 * at, 700.0 - 14 * n, cell) for n, row in enumerate(rows) for at, cell in enumerate(row)]
    article = article_in_pdf(pdf([[*cells, *column(FIRST[1:], top=500)]]))
    assert article.text.splitlines()[: len(rows)] == [" ".join(row) for row in rows]
    assert article.account.doubts == ()


def test_a_note_at_the_foot_of_a_page_parts_no_sentence_and_stays_on_its_page() -> None:
    note = column(["1 Report of the divers, read by the board in May."], top=90, size=7)
    article = article_in_pdf(pdf([[*column(FIRST), *note], column(SECOND)]))
    assert "the harbour master said, until the repair has come to an end" in article.text
    assert "It is expected to cost four million crowns, half of which" in article.text
    assert locator_of(article, "Report of the divers") == "p. 1"
    assert locator_of(article, "the repair has come") == "p. 2"


@pytest.mark.parametrize("first", ["well", "forty"])
def test_a_hyphen_that_belongs_to_a_word_stays_at_the_end_of_a_line(first: str) -> None:
    lines = [
        "The harbour board has closed the northern quay, and the " + first + "-",
        "known fishermen of the town have to land their catch in the south.",
        "Nobody knows.",
    ]
    assert f"the {first}-known fishermen" in article_in_pdf(pdf([column(lines)])).text


def test_spaces_within_words_are_told() -> None:
    spaced = " ".join("The harbour board closed the northern quay on Monday".replace(" ", ""))
    doubts = article_in_pdf(pdf([column([spaced, spaced])])).account.doubts
    assert any("spaces stand within words: words may be cut" in doubt for doubt in doubts)


@pytest.mark.parametrize("lies", ["up", "down"])
def test_a_page_that_lies_on_its_side_is_read_as_if_it_stood(lies: str) -> None:
    upright, lying = (article_in_pdf(pdf([column(FIRST), column(SECOND)], lies=way)) for way in ("", lies))
    assert lying.text == upright.text
    assert lying.places == upright.places


def test_a_stamp_beside_the_text_is_left_out_and_told() -> None:
    article = article_in_pdf(pdf([column(FIRST)], stamp="arXiv:2611.00001v1 30 Nov 2026"))
    assert article.text == article_in_pdf(pdf([column(FIRST)])).text
    assert article.account.remarks == (
        "Left out of page 1, because it lies on its side: “arXiv:2611.00001v1 30 Nov 2026”.",
    )


def test_letters_without_a_box_stand_where_the_last_one_does() -> None:
    boxless = [(sign, 0.0, 0.0, 0.0, 0.0) for sign in "uay"]
    assert [line.text for line in pieces_of_lines([*letters("q", [100]), *boxless])] == ["quay"]


def letters(text: str, lefts: Sequence[float]) -> list[Letter]:
    return [(sign, left, left + 5, 700, 712) for sign, left in zip(text, lefts, strict=True)]


def test_words_from_right_to_left_are_read_so_whichever_way_their_file_gives_them() -> None:
    right = letters("أغلق", (115, 110, 105, 100))
    turned = list(reversed(right))
    for word in (right, turned):
        assert [line.text for line in pieces_of_lines(word)] == ["أغلق"]
    comma = letters("של ,26", (115, 110, 107, 92, 97, 102))
    assert [line.text for line in pieces_of_lines(comma)] == ["של 26,"]


def test_short_lines_that_begin_alike_lose_nothing() -> None:
    items = [
        "- SET;",
        "- SET OF;",
        "- ANY;",
        "- ANY;",
        "- BIT STRING.",
        "Chapter 1 . . . . . . 4",
        "Chapter 2 . . . . . . 5",
    ]
    assert (
        article_in_pdf(
            pdf([column([*items, "And so it goes on, and on, and on, until all is said."])])
        ).text.splitlines()[:-1]
        == items
    )


@pytest.mark.parametrize("last", ["Total 12.50", "Updated 30.11.2026, 15:49", "https://halden.example/study"])
def test_a_last_line_that_looks_like_a_browsers_stays_where_the_first_does_not(last: str) -> None:
    assert last in article_in_pdf(pdf([[*column(FIRST), *column([last], top=300)]])).text


def test_the_head_of_a_table_on_each_page_is_no_running_head() -> None:
    head = [(72.0, 760.0, "Group"), (230.0, 760.0, "Cases of flu")]
    pages = [[*head, *column([f"{name} {n}" for name in ("Men", "Women", "Town")], top=746)] for n in range(4)]
    assert article_in_pdf(pdf(pages)).text.count("Group Cases of flu") == 4
    with_text = [[*page, (72.0, 704.0, f"{'again ' * n}it is said of the wall")] for n, page in enumerate(pages)]
    assert article_in_pdf(pdf(with_text)).text.count("Group Cases of flu") == 4


def test_heads_of_chapters_are_running_heads() -> None:
    head = [[f"Chapter {n // 4 + 1}: the {('quay', 'wall', 'town')[n // 4]} {n}"] for n in range(12)]
    pages = [column(head[n], top=800) + column(numbered(48)[4 * n : 4 * n + 4]) for n in range(12)]
    article = article_in_pdf(pdf(pages))
    assert "Chapter" not in article.text
    assert len(article.account.remarks) == 3


def test_letters_that_stand_twice_are_taken_once_and_those_of_a_ligature_are_not() -> None:
    assert [line.text for line in pieces_of_lines(letters("ะรือรื", (95, 100, 100, 105, 100, 100)))] == ["ะรือ"]
    assert [line.text for line in pieces_of_lines(letters("offi", (100, 105, 105, 105)))] == ["offi"]


@pytest.mark.parametrize("pages", [1, 2, 3, 7, 20])
def test_every_page_is_named_and_found_again(pages: int) -> None:
    """Each sentence stands on the page that the record's places tell."""
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
