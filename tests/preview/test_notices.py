"""What the banner shows of findings."""

from __future__ import annotations

from bs4 import BeautifulSoup

from site_builder.findings.catalogue import Severity
from site_builder.findings.finding import Comparison, Place, Stretch, finding
from site_builder.preview.notices import MAX_FINDINGS, findings_html, not_built_html, notice_of

QUOTE = finding(
    "quote-not-found",
    Place("content/claims/<x>.md", 9, 12, 5),
    "These words do not stand in seeds/flood.txt.",
    "Change the marked words & save.",
    excerpt="    quote: <b>bad</b> words",
    comparison=Comparison(
        (Stretch("about ", False), Stretch("4", True)),
        (Stretch("about ", False), Stretch("3", True)),
        "seeds/flood.txt, line 3",
    ),
)
UNUSED = finding("seed-unused", Place("seeds/more.txt"), "No source names this seed.", "Make a source for it.")


def test_nothing_to_show_is_an_empty_notice() -> None:
    assert notice_of((), good=True).digest == notice_of((), good=True).title == ""


def test_a_finding_is_shown_with_place_excerpt_comparison_fix_and_a_copy() -> None:
    html = BeautifulSoup(findings_html((QUOTE,)), "html.parser")
    shown = html.get_text(" ", strip=True)
    for words in (
        QUOTE.message,
        QUOTE.hint,
        QUOTE.place.file,
        "line 9, column 12",
        "seeds/flood.txt, line 3",
        "quote-not-found",
    ):
        assert words in shown
    assert [mark.get_text() for mark in html.find_all("mark")] == ["<b>ba", "4", "3"]
    assert html.find("b") is None
    button = html.find("button")
    assert button is not None
    assert str(button["data-text"]).startswith("error[quote-not-found] content/claims/<x>.md:9:12\n")
    assert not html.select("[style], script, [onclick]")


def test_errors_come_first_and_decide_how_grave_it_is() -> None:
    notice = notice_of((UNUSED, QUOTE), good=False)
    assert notice.grave
    assert notice.title == "1 error and 1 warning. The page shows the last good state."
    assert notice.html.index("quote-not-found") < notice.html.index("seed-unused")
    warned = notice_of((UNUSED,), good=True)
    assert (warned.grave, warned.title, warned.short) == (False, "1 warning.", "1 warning")
    assert warned.digest != notice.digest


def test_hundreds_of_findings_are_cut_and_counted() -> None:
    many = tuple(
        finding(
            "seed-unused",
            Place(f"seeds/{number}.txt"),
            "No source names this seed.",
            "Make one.",
            severity=Severity.WARNING,
        )
        for number in range(MAX_FINDINGS + 7)
    )
    html = findings_html(many)
    assert html.count("<article") == MAX_FINDINGS
    assert "7 more stand in the terminal." in html


def test_a_long_line_is_cut_around_what_is_meant() -> None:
    long = finding(
        "bad-date", Place("content/claims/x.md", 1, 5001, 3), "No.", "Yes.", excerpt="a" * 5000 + "XYZ" + "b" * 5000
    )
    mark = BeautifulSoup(findings_html((long,)), "html.parser").select_one("pre code")
    assert mark is not None
    assert "aXYZb" in mark.get_text()
    assert len(mark.get_text()) < 400


def test_code_in_a_sentence_is_shown_as_code_and_a_lone_backtick_as_itself() -> None:
    fix = finding("bad-date", Place("content/claims/x.md", 3), "A ` alone.", "Write `a<b` & save.", excerpt="x")
    html = findings_html((fix,))
    assert "Write <code>a&lt;b</code> &amp; save." in html
    assert "A ` alone." in html


def test_the_page_in_place_of_pages_says_what_is_wrong() -> None:
    html = BeautifulSoup(not_built_html((QUOTE,)), "html.parser")
    assert html.title is not None
    assert html.title.get_text() == "Not built yet: 1 error"
    assert QUOTE.message in html.get_text()
