"""Odd and hostile pages take seconds at most, and give an article or a refusal: what headlines, bylines, polls and captions cost."""

from __future__ import annotations

from contextlib import suppress
from time import process_time

import pytest

from site_builder.authoring.ingest.errors import IngestError
from site_builder.authoring.ingest.extract import article_in

STORY = "The harbour board closed the northern quay on Monday, because divers had found holes in the steel wall."
PARTS = "".join(f"<p>{STORY} {number} boats lay there.</p>" for number in range(4))
TITLE = "<title>Quay closed</title>"
PAGES = {
    "titles of separators": f"<title>{'Quay | ' * 40_000}</title><h1>Quay</h1><h2>The quay that is closed</h2>",
    "statements of separators": f'<meta property="og:title" content="{"Quay - " * 40_000}"><h1>Quay</h1>',
    "headings with kickers": '<h1><span class="kicker">Sea</span>The quay is closed</h1>' * 5000,
    "kickers in a heading": f"<h1>{'<span class=kicker>Sea</span>' * 20_000}The quay is closed</h1>",
    "addresses that are none": '<h1><a href="http://[x">Quay</a></h1><h2><a href="//">Quay</a></h2>',
    "polls": "<div class=poll><p>Is it?</p><button>Yes</button><button>No</button></div>" * 3000,
    "polls in polls": "<div class=poll>" * 190 + "Is it?<button>Yes</button><button>No</button>",
    "a long button": f"<div class=poll><button>{'x ' * 100_000}</button><button>b</button></div>",
    "frames": '<iframe title="Poll: yes"></iframe>' * 10_000,
    "captions": "<figure><img src=/q.jpg><figcaption>The quay in winter</figcaption></figure>" * 3000,
    "notices": "<object>Your browser does not support it.</object>" * 3000,
    "labels": "<span>Autor:</span> Ida Strand <br>" * 5000,
    "labels in labels": "<div><b>By</b>" * 190 + "Ida Strand",
}


@pytest.mark.parametrize("odd", PAGES.values(), ids=PAGES)
def test_no_odd_page_takes_long(odd: str) -> None:
    started = process_time()
    with suppress(IngestError):
        article_in(f"<html><head>{TITLE}</head><body>{odd}<article>{PARTS}</article></body></html>", None)
    assert process_time() - started < 8, (
        "most of it is the extractor's; a rule that grows with the square takes minutes"
    )


@pytest.mark.parametrize("odd", [odd for name, odd in PAGES.items() if name in ("polls", "polls in polls", "notices")])
def test_what_is_odd_in_an_article_does_not_take_long(odd: str) -> None:
    started = process_time()
    article_in(f"<html><head>{TITLE}</head><body><article>{PARTS}{odd}</article></body></html>", None)
    assert process_time() - started < 8
