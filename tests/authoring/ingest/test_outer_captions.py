"""Captions of pictures outside the article's element: which come in, which are named, and which are other articles'."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.blocks import blocks_of
from site_builder.authoring.ingest.body import PageBody, body_of
from site_builder.authoring.ingest.outer_captions import pictures_of, with_outer_captions
from site_builder.authoring.ingest.page import meta, tree_of

STORY = (
    "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall.",
    "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters.",
    "Fishermen say that they have nowhere to land their catch, and that the board has known of the holes.",
)
PARTS = "".join(f"<p>{each}</p>" for each in STORY)
WORDS = "The quay in winter"
FIGURE = f"<figure><img src='/pictures/quay-in-winter.jpg?w=800'><figcaption>{WORDS}</figcaption></figure>"
CALLED = f"<div class='image'><img src='/q.jpg'><div class='image-caption'>{WORDS}</div></div>"
STORY_IN = f"<div class='story'>{PARTS}</div>"
HEAD = "<h1>Quay closed</h1>"
OWN = '<meta property="og:image" content="https://example.org/big/quay-in-winter.jpg">'


def read(html: str, head: str = "") -> PageBody:
    root = tree_of(f"<html><head>{head}</head><body>{html}</body></html>")
    blocks = blocks_of(root)
    body = body_of(blocks, "\n".join(STORY), "")
    headline = next((number for number, block in enumerate(blocks) if block.text == "Quay closed"), None)
    return with_outer_captions(blocks, body, headline, pictures_of(meta(root)))


@pytest.mark.parametrize(
    "html",
    [
        f"<main>{HEAD}{FIGURE}{STORY_IN}</main>",
        f"<main><header>{HEAD}{FIGURE}</header>{STORY_IN}</main>",
        f"<main>{HEAD}{CALLED}{STORY_IN}</main>",
        f"<main>{HEAD}<div class='gallery'>{FIGURE}</div><article>{PARTS}</article></main>",
    ],
)
def test_a_caption_between_the_headline_and_the_article_comes_in(html: str) -> None:
    body = read(html)
    assert [block.text for block in body.outer] == [WORDS]
    assert body.doubtful == ()


@pytest.mark.parametrize(
    ("html", "head"),
    [
        (f"<main>{HEAD}<aside>{FIGURE}</aside>{STORY_IN}</main>", ""),
        (f"<main>{HEAD}<div class='widget'>{FIGURE}</div>{STORY_IN}</main>", ""),
        (f"<main>{FIGURE}{HEAD}{STORY_IN}</main>", ""),
        (f"<main>{HEAD}<article>{PARTS}</article></main>{FIGURE}", ""),
        (f"<main>{HEAD}<article>{PARTS}</article><aside>{FIGURE}</aside></main>", OWN),
    ],
)
def test_a_caption_that_may_be_the_articles_is_named(html: str, head: str) -> None:
    body = read(html, head)
    assert [block.text for block in body.doubtful] == [WORDS]
    assert body.outer == ()


@pytest.mark.parametrize(
    "html",
    [
        f"<main>{HEAD}<a href='/other'>{FIGURE}</a>{STORY_IN}</main>",
        f"<main>{HEAD}<ul><li>{FIGURE}</li></ul>{STORY_IN}</main>",
        f"<main>{HEAD}<article>{PARTS}</article><aside>{FIGURE}</aside></main>",
        f"<main>{HEAD}<article>{PARTS}</article></main>{CALLED}",
        f"<nav>{FIGURE}</nav><main>{HEAD}{STORY_IN}</main>",
        f"<main>{HEAD}{STORY_IN}</main><table><caption>{WORDS}</caption><tr><td>1</td><td>2</td></tr></table>",
        f"<main>{HEAD}<div class='caption'>{WORDS}</div>{STORY_IN}</main>",
        f"<main>{HEAD}<figure><img><figcaption><a href='/o'>{WORDS}</a></figcaption></figure>{STORY_IN}</main>",
    ],
)
def test_captions_of_other_things_are_neither(html: str) -> None:
    body = read(html)
    assert (body.outer, body.doubtful) == ((), ())


def test_a_page_without_an_article_has_no_captions() -> None:
    assert with_outer_captions((), PageBody(()), None, ()) == PageBody(())
