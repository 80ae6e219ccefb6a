"""The report on a change as a comment: hostile words stay words, and it always fits."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from site_builder.findings.markdown_text import plain_markdown
from site_builder.review.difference_json import read_difference_json, render_difference_json
from site_builder.review.difference_markdown import MAX_COMMENT, Places, render_markdown
from site_builder.review.difference_values import Change, Deed, Difference, SiteTotals, Subject

TOTALS = SiteTotals(3, 6, 2)
HOSTILE = (
    "@octocat",
    "@org/team",
    "#123",
    "owner/repo#1",
    "GH-12",
    "![x](https://evil.example/x.png)",
    "[l](javascript:alert(1))",
    "<img src=x onerror=alert(1)>",
    "<!-- site-builder-report -->",
    "https://evil.example/",
    "www.evil.example",
    "a@evil.example",
    "`code`",
    "**bold** _it_ ~~no~~",
    "1. one",
    "- item",
    "# heading",
    "> quote",
    "```\nfence",
    "line\n\n## two",
    "&lt;b&gt; &amp;",
    "\u202eoverride",
    ":tada:",
    "| a | b |",
    "$x$",
    "=====",
)


def change(text: str) -> Change:
    return Change(Subject.CLAIM, Deed.CHANGED, text, text, 3, "claims/x/", text, text, text)


def html(markdown: str) -> str:
    """What GitHub's renderer would make of it, as near as ours comes: CommonMark with tables and raw HTML."""
    shown: str = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(markdown)
    return shown


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_show_as_they_are_and_call_nobody(text: str) -> None:
    shown = html(render_markdown(Difference(TOTALS, TOTALS, (change(text),))))
    assert set(re.findall(r"<(\w+)", shown)) <= {"h2", "h3", "p", "ul", "li", "br", "strong", "code"}
    visible = re.sub(r"<code>.*?</code>", "", shown, flags=re.DOTALL)
    assert not re.search(r"@\w|#\w|GH-\d|://|www\.|:tada:", visible)
    assert "\u202e" not in shown


@given(st.text(max_size=200))
def test_plain_text_has_no_markup_whatever_it_says(text: str) -> None:
    shown = html(f"- added: {plain_markdown(text)}\n")
    assert set(re.findall(r"<(\w+)", shown)) <= {"ul", "li"}
    assert not re.search(r"@\w|#\w|://", shown)


@given(st.text(max_size=200))
def test_plain_text_reads_as_it_was_written(text: str) -> None:
    import html as entities

    shown = re.sub(r"<[^>]+>", "", html(f"- x {plain_markdown(text)}\n"))
    expected = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    assert entities.unescape(shown).replace("\u200b", "").strip() == f"x {expected}".replace("\u200b", "").strip()


def test_what_does_not_fit_is_counted() -> None:
    changes = tuple(change("£€𝒳" * 130 + str(n)) for n in range(400))
    text = render_markdown(Difference(TOTALS, TOTALS, changes))
    shown = text.count("\n- ")
    assert len(text.encode("utf-16-le")) // 2 <= MAX_COMMENT
    assert f"{400 - shown} more changes do not fit into a comment" in text
    assert shown > 10


def test_pages_and_files_are_linked_where_somebody_says_where_they_are() -> None:
    places = Places("https://live.example/", "https://preview.example/a/", "https://github.com/o/r/blob/abc/")
    added = Change(Subject.CLAIM, Deed.ADDED, "New", "content/claims/new.md", 1, "claims/new/")
    removed = Change(Subject.CLAIM, Deed.REMOVED, "Old", "content/claims/old.md", 1, "claims/old/")
    text = render_markdown(Difference(TOTALS, TOTALS, (removed, added)), places)
    assert "[New](<https://preview.example/a/claims/new/>)" in text
    assert "[`content/claims/new.md:1`](<https://github.com/o/r/blob/abc/content/claims/new.md#L1>)" in text
    assert "[Old](<https://live.example/claims/old/>)" in text
    assert "(`content/claims/old.md:1`)" in text
    hostile = Change(Subject.CLAIM, Deed.ADDED, "x", "a) [x](https://evil.example", 1, ">) <img>")
    links = re.findall(r'href="([^"]*)"', html(render_markdown(Difference(TOTALS, TOTALS, (hostile,)), places)))
    assert all(link.startswith(("https://preview.example/a/", "https://github.com/o/r/blob/abc/")) for link in links)


def test_an_empty_change_says_so() -> None:
    text = render_markdown(Difference(TOTALS, TOTALS, errors=1, codes={"bad-id": 1}))
    assert "Nothing that readers see is different." in text
    assert "❌ 1 error (`bad-id` × 1) stands against publishing." in text


@given(st.lists(st.text(max_size=50), max_size=5))
def test_json_comes_back_as_it_went(texts: list[str]) -> None:
    changes = tuple(replace(change(text), file="content/claims/x.md") for text in texts)
    difference = Difference(TOTALS, SiteTotals(4, 7, 2), changes, tuple(texts), 1, 2, {"bad-id": 3})
    assert read_difference_json(render_difference_json(difference).encode("utf-8", "surrogatepass")) == difference


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b'{"before": 1}',
        b"\xff",
        render_difference_json(Difference(TOTALS, TOTALS, (change("x" * 3000),))).encode(),
        render_difference_json(Difference(TOTALS, TOTALS, codes={"<img>": 1})).encode(),
        render_difference_json(Difference(TOTALS, TOTALS)).replace('"errors": 0', '"errors": -1').encode(),
        render_difference_json(Difference(TOTALS, TOTALS, (change("x"),))).replace('"changed"', '"@octocat"').encode(),
        render_difference_json(Difference(TOTALS, TOTALS, errors=10**13)).encode(),
        *(
            render_difference_json(Difference(TOTALS, TOTALS, (replace(change("x"), **{field: path}),))).encode()
            for field in ("file", "address")
            for path in (
                "../../evil/repo/releases/x.zip",
                "content/../../x",
                "a/..",
                "/etc/passwd",
                "a//b",
                "./a",
                "..",
            )
        ),
    ],
)
def test_what_is_no_report_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="This is not a report in JSON"):
        read_difference_json(content)
