from __future__ import annotations

import re

from site_builder.evidence.receipt import Span
from site_builder.views import page_limits
from site_builder.views.passage_marks import passage_marks
from tests.conftest import ROOT

LINES = [(0, 100), (101, 200), (201, 300)]
NOTES = (ROOT / "themes/default/assets/css/source/56-notes.css").read_text(encoding="utf-8")
STYLE = (ROOT / "themes/default/assets/css/source/55-passages.css").read_text(encoding="utf-8")


def test_marks_count_in_each_paragraph_and_on_the_page_for_what_goes_on_in_another() -> None:
    passages = {"a": Span(0, 10), "b": Span(5, 100), "c": Span(90, 110), "d": Span(101, 150), "e": Span(150, 300)}
    assert passage_marks(passages.items(), LINES) == {"a": "1", "b": "2", "c": "w1", "d": "1", "e": "w2"}


def test_a_passage_that_several_claims_quote_has_one_mark() -> None:
    assert passage_marks([("a", Span(0, 10)), ("b", Span(2, 4)), ("a", Span(0, 10))], LINES) == {"a": "1", "b": "2"}


def test_what_no_number_is_left_for_shares_a_mark() -> None:
    many = [(f"p{n}", Span(n, 100)) for n in range(page_limits.MARKS_OF_PARAGRAPH + 2)]
    wide = [(f"w{n}", Span(n, 200)) for n in range(page_limits.MARKS_OF_PAGE + 2)]
    marks = passage_marks([*many, *wide], LINES)
    assert [marks[id] for id, _ in many[-3:]] == [str(page_limits.MARKS_OF_PARAGRAPH), "0", "0"]
    assert [marks[id] for id, _ in wide[-3:]] == [f"w{page_limits.MARKS_OF_PAGE}", "w0", "w0"]


def test_the_style_sheet_lights_the_passage_of_every_mark() -> None:
    named = re.findall(r"(p|\.archived):has\(\.at-(w?\d+):target\) \.in-(w?\d+)", STYLE)
    of_paragraph = [str(n) for n in range(page_limits.MARKS_OF_PARAGRAPH + 1)]
    of_page = [f"w{n}" for n in range(page_limits.MARKS_OF_PAGE + 1)]
    assert named == [*(("p", n, n) for n in of_paragraph), *((".archived", n, n) for n in of_page)]


def test_the_style_sheet_shows_what_is_said_of_every_passage_that_the_page_lists() -> None:
    named = re.findall(r"\.reading:has\(\.to-(\d+):target\) \.of-(\d+)", NOTES)
    assert named == [(str(n), str(n)) for n in range(1, page_limits.USES_PER_PAGE + 1)]
