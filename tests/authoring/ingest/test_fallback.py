"""What stands in a page for browsers without a program: a reader sees the text in ``object``, and none in ``video``."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from site_builder.authoring.ingest.article import Article
from site_builder.authoring.ingest.blocks import blocks_of, hidden_blocks_of
from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.extract import article_in
from site_builder.authoring.ingest.page import tree_of

STORY = (
    "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall.",
    "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters.",
    "Fishermen say that they have nowhere to land their catch, and that the board has known of the holes.",
    "The work is expected to last until autumn and to cost about four million crowns, half of it from the state.",
)
FIRST, SECOND, THIRD, LAST = (f"<p>{each}</p>" for each in STORY)
PARTS = f"{FIRST}{SECOND}{THIRD}{LAST}"
CLASS = 'classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000"'
FLASH = 'data="/player" type="application/x-shockwave-flash"'
PLAYER = '<param name="movie" value="/player"><embed src="/player" type="application/x-shockwave-flash">'
NOTICE = "You need Flash Player 9 to see this video."


def article_of(html: str) -> Article:
    return article_in(f"<html><head><title>Quay closed</title></head><body>{html}</body></html>", None)


@pytest.mark.parametrize(
    "html",
    [
        f"<article><object {FLASH}>{PARTS}</object></article>",
        f"<article><object {CLASS}>{PLAYER}<object {FLASH}>{PARTS}</object></object></article>",
        f"<article>{FIRST}<object {FLASH}>{SECOND}</object>{THIRD}{LAST}</article>",
        f"<article>{FIRST}{SECOND}{THIRD}<object {CLASS}><div>{LAST}</div></object></article>",
        f"<article>{FIRST}<p><object {FLASH}>{STORY[1]}</object></p>{THIRD}{LAST}</article>",
        f"<div><object>{'<br><br>'.join(STORY)}</object></div>",
        f"<div><object {FLASH}>{PARTS}</div>",
        f"<div><applet code='Quay.class'>{PARTS}</applet></div>",
        f'<div><embed src="/player">{PARTS}</div>',
        f'<article>{FIRST}<embed hidden="true" src="/tune.mid">{SECOND}{THIRD}{LAST}</article>',
        f'<div><map name="quays">{PARTS}<area href="/north"></map></div>',
    ],
)
def test_text_that_a_browser_shows_in_place_of_a_program_is_taken(html: str) -> None:
    lines = article_of(html).text.splitlines()
    assert [line for line in lines if line in STORY] == list(STORY)


@pytest.mark.parametrize("tag", ["object", "applet"])
def test_such_text_outside_the_article_is_named(tag: str) -> None:
    player = f"<div class='player'><{tag}>{PLAYER}<p>{NOTICE}</p>{FIRST}</{tag}></div>"
    article = article_of(f"{player}<div><div class='x'>{SECOND}{THIRD}{LAST}</div></div>")
    assert (*article.account.missing, *article.text.splitlines()[-3:]) == STORY


@pytest.mark.parametrize(
    "html",
    [
        f'<object type="image/svg+xml" data="/chart">{FIRST}</object>',
        f'<object data="/chart.svg?v=2">{FIRST}</object>',
        f'<object data="data:image/png;base64,AAAA">{FIRST}</object>',
        f'<object type="application/pdf" data="/report">{FIRST}</object>',
        f'<object data="/REPORT.PDF#page=2">{FIRST}</object>',
        f'<object type="text/html" data="/other">{FIRST}</object>',
        f'<object type="video/mp4" data="/film">{FIRST}</object>',
        f"<video src='/film.mp4'>{FIRST}<object {FLASH}>{FIRST}</object></video>",
        f"<audio src='/tune.mp3'>{FIRST}</audio>",
        f"<canvas>{FIRST}</canvas>",
        f"<embed src='/player'><noembed>{FIRST}</noembed></embed>",
    ],
)
def test_text_that_no_browser_shows_is_passed_over(html: str) -> None:
    root = tree_of(f"<body><div>{html}</div></body>")
    assert (blocks_of(root), hidden_blocks_of(root)) == ((), ())


@pytest.mark.parametrize(
    "notice",
    [
        NOTICE,
        f"<p>{NOTICE}</p>",
        "<a href='/get'>Get the Flash Player</a> to see this player.",
        "<p>JavaScript is disabled, or your browser is too old.</p>",
        "<div><p>Your browser does not support this film.</p></div>",
        "<p>Ihr Browser kann dieses Video nicht abspielen.</p>",
        "<p>Votre navigateur ne prend pas en charge les vidéos.</p>",
        "<p>Su navegador no admite este contenido.</p>",
        "<p>Please install a plug-in.</p>",
        "<p>This video is unavailable in the format that your device needs.</p>",
    ],
)
def test_what_a_player_says_of_itself_is_passed_over(notice: str) -> None:
    html = f"<body><div>{FIRST}<object {FLASH}>{notice}</object>{SECOND}</div></body>"
    assert [block.text for block in blocks_of(tree_of(html))] == list(STORY[:2])


@pytest.mark.parametrize(
    "around", ["<object {0}>{1}</object>", "<p><object {0}>{1}</object></p>", "<applet>{1}</applet>"]
)
@pytest.mark.parametrize(
    "sentence",
    [
        "The board had wiped the history of its browser on Sunday.",
        "He called the paper’s old html5 pages a shame.",
        "Der Hafenmeister hatte den Browser nie geöffnet.",
    ],
)
def test_a_sentence_about_browsers_comes_in(around: str, sentence: str) -> None:
    article = article_of(f"<article>{FIRST}{SECOND}{around.format(FLASH, sentence)}{THIRD}{LAST}</article>")
    assert article.text.splitlines()[-5:] == [*STORY[:2], sentence, *STORY[2:]]


@pytest.mark.parametrize(
    "html",
    [
        f"<article>{FIRST}{SECOND}<object {FLASH}>{NOTICE}</object>{THIRD}{LAST}</article>",
        f"<article>{FIRST}{SECOND}<object {FLASH}><p>{NOTICE}</p></object>{THIRD}{LAST}</article>",
        f"<article>{PARTS}<table><tr><td>1</td><td><applet>{NOTICE}</applet></td></tr></table></article>",
    ],
)
def test_what_a_player_says_in_the_article_is_told(html: str) -> None:
    article = article_of(html)
    assert article.account.boxes == (NOTICE,)
    assert NOTICE not in article.text


def test_what_a_player_says_elsewhere_is_not_told() -> None:
    article = article_of(f"<main><article>{PARTS}</article><object {FLASH}>{NOTICE}</object></main>")
    assert article.account.boxes == ()


@pytest.mark.parametrize(
    ("html", "line"),
    [
        (f"Which browser?<object>{FIRST}</object>", "Which browser?"),
        (f"<object>{FIRST}Get</object> a browser.", "Get a browser."),
    ],
)
def test_words_beside_such_an_element_are_no_notice(html: str, line: str) -> None:
    blocks = blocks_of(tree_of(f"<body><div>{html}</div></body>"))
    assert {block.text for block in blocks} == {STORY[0], line}


def test_objects_in_one_another_take_no_time() -> None:
    page = "<article>" + "<object>" * 180 + "<i></i>" * 100_000 + PARTS
    started = process_time()
    with suppress(IngestError):
        article_of(page)
    assert process_time() - started < 20, "gone through one by one they take minutes"
