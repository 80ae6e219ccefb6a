from __future__ import annotations

import json
import re

from hypothesis import given
from hypothesis import strategies as st

from site_builder.findings.finding import Comparison, Finding, Place, Stretch, finding
from site_builder.findings.github import MAX_SUMMARY_BYTES, changed_first, render_annotations, render_summary
from site_builder.findings.json_format import render_json
from site_builder.findings.sarif import render_sarif
from tests.findings.test_terminal_text import QUOTE

WARNING = finding("stray-file", Place("content/a, b.txt"), "This file is not read.", "Move it.")


def test_json_has_everything_that_the_text_has() -> None:
    printed = json.loads(render_json((QUOTE, WARNING)))
    assert (printed["errors"], printed["warnings"]) == (1, 1)
    first = printed["findings"][0]
    assert (first["code"], first["file"], first["line"], first["column"], first["length"]) == (
        "quote-not-found",
        "content/claims/x.md",
        14,
        12,
        25,
    )
    assert [stretch["text"] for stretch in first["comparison"]["stands"] if stretch["changed"]] == ["two"]


def test_github_gets_errors_first_each_on_one_line() -> None:
    lines = render_annotations(changed_first((WARNING, QUOTE), {})).split("\n")
    assert lines == [
        "::error file=content/claims/x.md,line=14,col=12,endColumn=37,title=quote-not-found"
        "::These words do not stand in seeds/a.txt.%0AThe nearest passage is in seeds/a.txt, line 1:"
        "%0Ayou wrote: the river rose by ‹ten›%0Ait stands: the river rose by ‹two›%0AFix: Change the marked words.",
        "::warning file=content/a%2C b.txt,line=1,col=1,endColumn=2,title=stray-file::This file is not read.%0AFix: Move it.",
        "",
    ]


def test_github_gets_what_the_change_wrote_before_what_was_there() -> None:
    def at(file: str, line: int, code: str) -> Finding:
        return finding(code, Place(file, line), "Wrong.", "Mend it.")

    elsewhere = at("content/a.md", 1, "bad-id")
    same_file = at("content/b.md", 9, "bad-id")
    written = at("content/b.md", 2, "bad-id")
    warned = at("content/b.md", 3, "stray-file")
    changed = {"content/b.md": frozenset({2, 3}), "content/a.md": frozenset[int]()}
    assert changed_first((elsewhere, warned, written, same_file), changed) == (written, same_file, elsewhere, warned)


def test_the_summary_fits_and_counts_what_it_leaves_out() -> None:
    findings = tuple(finding("bad-id", Place("a.md", n + 1), "ü" * 500, "Mend it.") for n in range(3000))
    text = render_summary(findings)
    shown = text.count("\n| error")
    assert len(text.encode("utf-8")) <= MAX_SUMMARY_BYTES
    assert f"{3000 - shown:,} more findings do not fit here" in text


@given(st.text(max_size=80))
def test_no_content_makes_a_command_or_markup_of_its_own(text: str) -> None:
    compared = Comparison((Stretch(text, True),), (Stretch(text, False), Stretch(text, True)), text)
    hostile = Finding(
        "broken-link", Place(text.replace("\x00", "") or "x"), text, text, comparison=compared, paste=text
    )
    assert len(render_annotations((hostile,)).split("\n")) == 2
    rows = render_summary((hostile,)).split("\n")
    assert len(rows) == 4
    bare = re.sub(r"\\.", "", rows[2]).replace("<br>", "")
    assert bare.count("|") == 6
    assert not set("<[*_@") & set(bare)


def test_every_format_tells_the_words_to_change() -> None:
    told = "you wrote: the river rose by ‹ten›", "it stands: the river rose by ‹two›"
    message = json.loads(render_sarif((QUOTE,)))["runs"][0]["results"][0]["message"]["text"]
    assert all(words in shown for words in told for shown in (message, render_summary((QUOTE,))))


def test_sarif_points_at_the_stretch() -> None:
    log = json.loads(render_sarif((QUOTE, WARNING)))
    result = log["runs"][0]["results"][0]
    assert log["version"] == "2.1.0"
    assert log["runs"][0]["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"] == "quote-not-found"
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 14, "startColumn": 12, "endColumn": 37}
