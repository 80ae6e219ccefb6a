"""How much of a block is in links, and what that means for a teaser."""

from __future__ import annotations

import pytest

from site_builder.authoring.ingest.blocks import blocks_of
from site_builder.authoring.ingest.body import body_of
from site_builder.authoring.ingest.page import tree_of


@pytest.mark.parametrize(
    ("html", "linked"),
    [
        ("<p>One.<br><br><a href='/2'>Two.</a></p>", [0, 4]),
        ("<p>One <a href='/2'>two</a> <a href='/3'>three</a></p>", [8]),
        ("<a href='/1'><div><h3>One</h3><p>Two</p></div></a><p>Three</p>", [3, 3, 0]),
        ("<a href='/1'>\n            <span>\n      One\n   </span>\n</a>", [3]),
        ("<p>Zero <a href='/1'>one</a></p><p>Two</p>", [3, 0]),
    ],
)
def test_each_paragraph_has_its_own_links(html: str, linked: list[int]) -> None:
    assert [block.linked for block in blocks_of(tree_of(f"<body>{html}</body>"))] == linked


def test_a_teaser_that_is_one_link_is_not_taken_for_a_line_between_paragraphs() -> None:
    first = "The harbour board closed the northern quay on Monday, because divers had found holes in the wall."
    last = "Ships will be unloaded at the southern quay until the wall is mended, the harbour master told reporters."
    card = "<div class='card'><a href='/1'><h4>The bridge that nobody wanted to pay for</h4><span>News</span></a></div>"
    blocks = blocks_of(tree_of(f"<article><p>{first}</p>{card}<p>{last}</p></article>"))
    assert [block.text for block in body_of(blocks, f"{first}\n{last}", "").taken] == [first, last]
