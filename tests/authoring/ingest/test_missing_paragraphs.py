"""Which blocks that were not taken are named: each page is read as if only its four paragraphs had been made out."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.blocks import blocks_of, hidden_blocks_of
from site_builder.authoring.ingest.body import PageBody, body_of
from site_builder.authoring.ingest.missing_paragraphs import (
    MAX_BLOCKS_TO_LINK,
    MOST_LINES,
    MOST_STATED,
    covered_of,
    left_out_of,
    unshown_of,
)
from site_builder.authoring.ingest.page import tree_of

STORY = (
    "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall.",
    "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters.",
    "Fishermen say that they have nowhere to land their catch, and that the board has known of the holes.",
    "The work is expected to last until autumn and to cost about four million crowns, half of it from the state.",
)
LONG = "The ministry did not answer questions of this paper about the holes until the evening of that day."
PARTS = "".join(f"<p>{each}</p>" for each in STORY)


def read(html: str) -> tuple[tuple[str, ...], PageBody]:
    """Return what is named of a page, and its body."""
    root = tree_of(f"<html><body>{html}</body></html>")
    blocks = blocks_of(root)
    body = body_of(blocks, "\n".join(STORY), "")
    covered = covered_of(hidden_blocks_of(root), body)
    return tuple(block.text for block in (*left_out_of(blocks, body), *covered)), body


def named(html: str) -> tuple[str, ...]:
    return read(html)[0]


@pytest.mark.parametrize("where", ["before", "behind"])
def test_cards_of_other_articles_in_the_element_of_an_article_are_not_named(where: str) -> None:
    card = (
        '<div class="t1"><a href="/1"><div class="t2">Read what else happened in the towns this week.</div></a></div>'
    )
    before, after = (card, "") if where == "before" else ("", card)
    assert named(f'<article>{before}<div class="story">{PARTS}</div>{after}</article>') == ()


@pytest.mark.parametrize(
    "outside",
    [
        f'<div class="z1"><a href="/1"><p>{LONG}</p></a></div>',
        "<div>This website uses cookies, and you agree to all of the cookies that it uses by reading on.</div>",
        '<nav><a href="/corrections">Corrections</a></nav>',
        '<div class="z3"><a href="/corrections">Corrections</a></div>',
        "<h3>The bridge of the seven towns beside the great river that nobody wanted to pay for at all</h3>",
        f"<footer><p>{LONG}</p></footer>",
    ],
)
def test_cards_headings_and_consent_outside_an_article_are_not_named(outside: str) -> None:
    assert named(f"<main><article>{PARTS}</article></main>{outside}") == ()


def test_prose_outside_an_article_is_named() -> None:
    assert named(f"<main><article>{PARTS}</article><div class='z9'><p>{LONG}</p></div></main>") == (LONG,)


def test_sentences_farther_off_in_the_element_of_an_article_are_named_with_their_heading() -> None:
    told = named(
        f'<article><div class="story">{PARTS}</div><div class="ad">Boats</div><section class="more">'
        '<div><h2>No answer</h2></div><div class="q">Nobody there answered our questions.</div></section></article>'
    )
    assert told == ("No answer", "Nobody there answered our questions.")


@pytest.mark.parametrize("line", ["<h3 class='x'>No answer</h3>", "<div style='text-align: right'>(Jan)</div>"])
def test_a_short_line_right_behind_the_paragraphs_is_named(line: str) -> None:
    told, body = read(f"<article><div class='story'>{PARTS}{line}<div class='t'>Print it</div></div></article>")
    assert len(body.taken) == len(STORY)
    assert told in (("No answer",), ("(Jan)",))


def test_a_short_line_between_paragraphs_is_named() -> None:
    half = PARTS.index("<p>Fishermen")
    line = '<p class="n"><a href="/n">Notice</a></p>'
    assert named(f"<article><div>{PARTS[:half]}{line}{PARTS[half:]}</div></article>") == ("Notice",)


def test_headings_are_named_where_paragraphs_are_hidden_with_them() -> None:
    told = named(
        f"<article>{PARTS}<div style='display: none'><h2>No answer</h2><p>{LONG}</p></div>"
        "<div style='display: none'><h2>Send this article</h2></div></article>"
    )
    assert told == ("No answer", LONG)


def test_passages_of_json_ld_that_stand_nowhere_on_the_page_are_named() -> None:
    blocks = blocks_of(tree_of(f"<article>{PARTS}</article>"))
    rest = f"{LONG} Its spokeswoman said on Tuesday that a report on all of the quays would come before the summer."
    stated = f"&lt;p&gt;{STORY[0]}&lt;/p&gt; {STORY[1]} {rest} {STORY[2]} And a short one."
    assert list(unshown_of(stated, blocks)) == [rest]


def test_sentences_that_a_page_writes_otherwise_are_not_said_to_be_missing() -> None:
    blocks = blocks_of(tree_of(f"<article>{PARTS}</article>"))
    assert list(unshown_of(f"+++dropcap {STORY[0]} Specs: {STORY[1]}", blocks)) == []


@pytest.mark.parametrize("stated", [None, 5, ["x"], {"@value": LONG}, "x. " * MOST_STATED])
def test_an_article_body_that_is_no_text_or_too_long_is_passed_over(stated: object) -> None:
    assert list(unshown_of(stated, ())) == []


LONGER = tuple(
    f"{each} So the harbour master wrote to the ministry in the week number {n}." for n, each in enumerate(STORY)
)
ELSEWHERE = "".join(f"<p>{each}</p>" for each in LONGER)


@pytest.mark.parametrize("around", ['<article class="x">', '<div id="nav_menu-8">', '<section class="sidebar">'])
def test_what_is_longer_than_all_that_was_taken_is_named_whatever_its_box_is_called(around: str) -> None:
    """As where only the teaser of an article was made out, and the article stands in a box of its own."""
    inside = f"{ELSEWHERE}<h3>In short</h3><ul><li>No quay</li></ul>"
    tag = around[1:].partition(" ")[0]
    assert named(f"<main><div>{PARTS}</div>{around}{inside}</{tag}></main>") == (*LONGER, "In short", "No quay")


@pytest.mark.parametrize("around", ['<div class="comments">', '<footer class="x">', '<div class="newsletter">'])
def test_comments_and_what_a_site_says_of_itself_are_not_named_however_long(around: str) -> None:
    tag = around[1:].partition(" ")[0]
    assert named(f"<main><div>{PARTS}</div>{around}<div>{ELSEWHERE}</div></{tag}></main>") == ()


def test_more_lines_than_an_article_has_are_what_readers_say_of_it() -> None:
    many = "".join(f"<p>{LONGER[0]} {n}.</p>" for n in range(MOST_LINES + 1))
    assert named(f"<main><div>{PARTS}</div><article class='x'>{many}</article></main>") == ()


def test_another_box_with_less_prose_than_was_taken_is_not_named() -> None:
    assert named(f"<main><div>{PARTS}</div><article class='x'><p>{LONG}</p><p>{LONGER[0]}</p></article></main>") == ()


HIGHLIGHTS = (
    "The board knew of the holes since May",
    "Half of the cost is paid by the state",
    "Work lasts until autumn",
)


def listed(lines: tuple[str, ...], link: str = "{}") -> str:
    return f"<ul>{''.join(f'<li>{link.format(each)}</li>' for each in lines)}</ul>"


def test_a_list_beside_an_article_that_reads_like_text_is_named() -> None:
    assert named(f"<main><div class='h'>{listed(HIGHLIGHTS)}</div><div class='s'>{PARTS}</div></main>") == HIGHLIGHTS


@pytest.mark.parametrize(
    "beside",
    [
        listed(HIGHLIGHTS, "<a href='/1'>{}</a>"),
        listed(HIGHLIGHTS[:2]),
        listed(("Home", "World", "Sports", "Weather of the day", "Letters")),
    ],
)
def test_a_list_of_links_or_of_a_menu_beside_an_article_is_not_named(beside: str) -> None:
    assert named(f"<main><div class='h'>{beside}</div><div class='s'>{PARTS}</div></main>") == ()


def test_the_short_lines_of_a_list_that_is_named_are_named() -> None:
    lines = ("Depth: 9 m", "Length of the quay: 140 m", "Built: 1931")
    far = "<div class='ad'>Boats</div>" * 3
    assert named(f"<article><div class='s'>{PARTS}</div>{far}{listed(lines)}</article>") == lines


def test_a_bare_line_right_before_the_paragraphs_in_their_element_is_named() -> None:
    assert named(f"<div><h1>Holes</h1><div class='s'>Landeby –{PARTS}</div></div>") == ("Landeby –",)


SOURCES = tuple(f"Report number {n} of the board" for n in range(12))


def test_links_far_behind_an_article_are_not_named_and_its_sources_are() -> None:
    """In the article's element, where lists of other articles stand, too."""
    links = "".join(f"<div class='t'><a href='/{n}'>{each}</a></div>" for n, each in enumerate(SOURCES))
    assert named(f"<article><div class='s'>{PARTS}</div>{links}</article>") == SOURCES[:MAX_BLOCKS_TO_LINK]
    plain = "".join(f"<div class='t'>{each}</div>" for each in SOURCES)
    assert named(f"<article><div class='s'>{PARTS}</div>{plain}</article>") == SOURCES
