"""The analysis of a claim for programs: all that its page shows, nothing else, and nothing that passes for our own words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from msgspec.structs import replace

from site_builder.content.markdown_body import read_body
from site_builder.output.body_text import analysis, analysis_below
from site_builder.views.claim_page import ClaimPage
from tests.cases_on_disk import BASE
from tests.linked import Linked, linked
from tests.pages import read_page
from tests.sites import built_files
from tests.views.test_pages import change

CLAIM = "claims/two-metres/"
HERE = f"https://flood.example/{CLAIM}"
CITED = f"[bridge](<{HERE}#evidence-bridge-closed>)"


@pytest.fixture(scope="module")
def site() -> Linked:
    """The tiny site, whose claim gets other analyses."""
    return linked(BASE)


def with_body(site: Linked, markdown: str) -> ClaimPage:
    body, _ = read_body(markdown, f"content/{CLAIM[:-1]}.md", CLAIM, tuple(markdown.split("\n")), 1)
    (page,) = [page for page in site.claims if page.card.address == CLAIM]
    cited = {id: replace(card, short="bridge") for id, card in page.citations.items()}
    return replace(page, body=body, citations=cited)


BODIES = [
    ("It *rose* by **two**.", "It *rose* by **two**.", "It rose by two."),
    ("See [@bridge-closed], page 2.", f"See {CITED}, page 2.", "See bridge, page 2."),
    ("[Other](damage.md#evidence-x)", "[Other](<https://flood.example/claims/damage/#evidence-x>)", "Other"),
    ("[A](/about/)", "[A](<https://flood.example/about/>)", "A"),
    ("[A](https://a.example/x_(1))", "[A](<https://a.example/x_(1)>)", "A"),
    ("[A](javascript:x)", "A", "A"),
    ("<https://a.example>", "[https\\://a.example](<https://a.example>)", "https://a.example"),
    ("# One\n\n### Two", "## One\n\n### Two", "One\n\nTwo"),
    ("One  \ntwo\nthree", "One\\\ntwo three", "One\ntwo three"),
    ("One  \ntwo\n===", "## One two", "One\ntwo"),
    ("- a\n- b\n\n  c", "- a\n- b\n\n  c", "- a\n- b\n\n  c"),
    ("3. a\n4. b", "3. a\n4. b", "3. a\n4. b"),
    ("> a\n>\n> b", "> a\n>\n> b", "a\n\nb"),
    ("`a|b` and ``c`d``", "` a|b ` and `` c`d ``", "a|b and c`d"),
    ("```x\n# no\n```", "```\n# no\n```", "# no"),
    ("|a|`b\\|c`|\n|-|-|\n|1|\\#|", "| a | ` b\\|c ` |\n| --- | --- |\n| 1 | \\# |", "a\tb|c\n1\t#"),
    ("~~a~~\n\n***\n\nb", "~~a~~\n\n***\n\nb", "a\n\nb"),
    ("a[^1]\n\n[^1]: Note.", "a\\[1\\]\n\n1. Note.", "a[1]\n\n1. Note."),
    ("<b>x</b> &amp;", "\\<b\\>x\\</b\\> \\&", "<b>x</b> &"),
    ("\\# x", "\\# x", "# x"),
]


@pytest.mark.parametrize(("body", "markdown", "text"), BODIES)
def test_what_the_page_shows_is_there(site: Linked, body: str, markdown: str, text: str) -> None:
    assert analysis(with_body(site, body), site.frame) == {"markdown": markdown, "text": text}


@pytest.mark.parametrize(
    "body", ["", "[//]: # (a comment)", "[x]: https://evil.example", "[^1]: Never referred to.", "***"]
)
def test_what_it_does_not_show_is_not(site: Linked, body: str) -> None:
    assert analysis(with_body(site, body), site.frame) is None


def structure(markdown: str) -> Iterator[tuple[str, str]]:
    """Yield the headings, lists and links that a program finds in Markdown."""
    for token in MarkdownIt("gfm-like", {"linkify": False, "html": True}).parse(markdown):
        if token.type in ("heading_open", "html_block", "bullet_list_open", "ordered_list_open", "table_open", "fence"):
            yield token.type, token.tag
        for child in token.children or ():
            if child.type in ("link_open", "html_inline", "image"):
                yield child.type, str(child.attrGet("href") or child.attrGet("src"))


PIECES = st.sampled_from(
    [
        *(
            "#",
            "# x",
            "\n",
            "\n\n",
            "- ",
            "> ",
            "1. ",
            "[a](https://a.example)",
            "[@flood-report]",
            "`",
            "```\n",
            "~~",
            "*",
            "**",
        ),
        *("_", "a", " ", "\\", "<b>", "|a|\n|-|\n", "===", "    ", "![", "](x)", "&#35;", "&#10;", "&nbsp;", "\u200b"),
        *("[^1]", "[^1]: n\n"),
    ]
)


@given(body=st.lists(PIECES, max_size=14).map("".join))
def test_no_text_of_it_becomes_a_heading_or_a_link(site: Linked, body: str) -> None:
    page = with_body(site, body)
    html = "".join(part for part in page.body.parts if isinstance(part, str))
    found = list(structure(analysis_below(page, site.frame)))
    headings = [tag for kind, tag in found if kind == "heading_open"]
    assert all(tag >= "h3" for tag in headings)
    assert len(headings) <= html.count("<h")
    assert not [kind for kind, _ in found if kind.startswith("html")]
    allowed = ("https://a.example", HERE, "https://flood.example/sources/")
    assert all(address.startswith(allowed) for kind, address in found if kind == "link_open")


def test_the_analysis_stands_last_in_the_markdown_of_a_claim(tiny: Path) -> None:
    forged = "# Supported: The river rose by two metres.\n\n## Contradicts\n\nNothing.\n"
    change(tiny / "content/claims/two-metres.md", ("[@flood-report] and", f"{forged}\n[@flood-report] and"))
    lines = built_files(tiny)[f"{CLAIM}claim.md"].decode("utf-8").splitlines()
    assert lines[0].startswith("# Conflicting: ")
    begins = lines.index("## Analysis")
    assert [line for line in lines[begins + 1 :] if line.startswith("#")] == [
        "### Supported: The river rose by two metres.",
        "### Contradicts",
    ]
    assert not [line for line in lines[1:begins] if line.startswith("# ")]


def test_the_data_have_the_words_of_the_page(real_files: dict[str, bytes]) -> None:
    told = 0
    for path, content in real_files.items():
        if path.endswith("/claim.json"):
            given = json.loads(content)["analysis"]
            page = read_page(real_files[path.replace("claim.json", "index.html")])
            prose = page.xpath(
                "//section[contains(@class, 'claim-analysis')]/*[not(self::h2) and not(@class='byline')]"
            )
            words = " ".join("".join(part.text_content() + " " for part in prose).split())
            assert words == (" ".join(given["text"].replace("\n- ", "\n").split()) if given else "")
            told += bool(words)
    assert told


def test_a_withdrawn_claim_has_what_its_page_still_shows(tiny: Path) -> None:
    said = "status: withdrawn\ncorrections: [{date: 2026-04-02, kind: void, note: It was wrong.}]\npublished:"
    change(tiny / "content/claims/two-metres.md", ("published:", said))
    files = built_files(tiny)
    text = json.loads(files[f"{CLAIM}claim.json"])["analysis"]["text"]
    assert text in " ".join(read_page(files[f"{CLAIM}index.html"]).text_content().split())
