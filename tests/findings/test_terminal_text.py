from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from site_builder.findings.finding import Comparison, Finding, Place, Stretch, finding
from site_builder.findings.terminal_text import render_findings, summary_of

QUOTE = finding(
    "quote-not-found",
    Place("content/claims/x.md", 14, 12, 25),
    "These words do not stand in seeds/a.txt.",
    "Change the marked words.",
    excerpt="    quote: the river rose by ten met",
    comparison=Comparison(
        (Stretch("the river rose by ", False), Stretch("ten", True)),
        (Stretch("the river rose by ", False), Stretch("two", True)),
        "seeds/a.txt, line 1",
    ),
)


def test_a_finding_reads_like_a_good_compilers() -> None:
    assert render_findings((QUOTE,), colour=False) == (
        "error[quote-not-found] content/claims/x.md:14:12\n"
        "  These words do not stand in seeds/a.txt.\n"
        "     |\n"
        "  14 |     quote: the river rose by ten met\n"
        "     |            ^^^^^^^^^^^^^^^^^^^^^^^^^\n"
        "  The nearest passage is in seeds/a.txt, line 1:\n"
        "    you wrote: the river rose by ten\n"
        "                                 ^^^\n"
        "    it stands: the river rose by two\n"
        "                                 ^^^\n"
        "  fix: Change the marked words.\n"
    )


def test_colour_only_where_it_is_asked_for() -> None:
    assert "\x1b[" in render_findings((QUOTE,), colour=True)
    assert "\x1b[" not in render_findings((QUOTE,), colour=False)


def test_a_long_line_is_shown_around_the_place() -> None:
    line = "word " * 100 + "HERE" + " word" * 100
    found = finding("broken-link", Place("x.md", 3, line.index("HERE") + 1, 4), "A sentence.", "A fix.", excerpt=line)
    shown, carets = render_findings((found,), colour=False).split("\n")[3:5]
    assert len(shown) < 140
    assert shown[carets.index("^") : carets.rindex("^") + 1] == "HERE"


def test_wide_characters_keep_the_carets_in_line() -> None:
    found = finding("broken-link", Place("x.md", 3, 4, 1), "A sentence.", "A fix.", excerpt="警察 x")
    carets = render_findings((found,), colour=False).split("\n")[4]
    assert carets == "    | " + " " * 5 + "^"


@given(st.text(max_size=300), st.integers(1, 400), st.integers(1, 400))
def test_no_content_can_steer_a_terminal(text: str, column: int, length: int) -> None:
    hostile = Finding("broken-link", Place("x.md", 1, column, length), text, text, text)
    for line in render_findings((hostile,), colour=False).split("\n"):
        assert line.isprintable()


def test_the_summary_counts_in_words() -> None:
    assert summary_of(()) == "no findings"
    assert summary_of((QUOTE,)) == "1 error"
    assert summary_of((QUOTE, QUOTE, finding("stray-file", Place("x"), "", ""))) == "2 errors and 1 warning"
