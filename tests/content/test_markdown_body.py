from __future__ import annotations

import re

import pytest

from site_builder.content.document import Body, Citation
from site_builder.content.markdown_body import read_body

PATH, HERE = "content/claims/a.md", "claims/a/"


def body(text: str) -> Body:
    return read_body(text, PATH, HERE, tuple(text.split("\n")), 1)[0]


def html(text: str) -> str:
    return "".join(part.source.join("<>") if isinstance(part, Citation) else str(part) for part in body(text).parts)


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href='javascript:alert(1)'>x</a>",
        "text <b onclick=x>bold</b>",
        "<!-- comment -->",
    ],
)
def test_raw_html_is_shown_as_text(hostile: str) -> None:
    printed = html(hostile)
    assert "&lt;" in printed
    assert not any(f"<{tag}" in printed for tag in ("script", "img", "b ", "a ", "!--"))


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JavaScript:x",
        "data:text/html,x",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/x",
        "https:",
    ],
)
def test_an_address_that_is_not_allowed_is_never_printed(target: str) -> None:
    read = body(f"[x]({target})")
    assert 'href="#"' in str(read.parts[0])
    assert read.links[0].address is None


@pytest.mark.parametrize(
    ("typed", "address", "href"),
    [
        ("../questions/q.md", "questions/q/", "../../questions/q/"),
        ("b.md#why", "claims/b/", "../../claims/b/#why"),
        ("/claims/b/", "claims/b/", "../../claims/b/"),
        ("/claims/b", "claims/b/", "../../claims/b/"),
        ("/", "", "../../"),
        ("#part", "claims/a/", "#part"),
        ("../pages/about.md", "about/", "../../about/"),
        ("/claims.json", "claims.json", "../../claims.json"),
        ("../../../etc/passwd", "../etc/passwd", "#"),
    ],
)
def test_links_within_the_site_become_relative_references(typed: str, address: str, href: str) -> None:
    read = body(f"[x]({typed})")
    assert read.links[0].address == address
    assert f'href="{href}"' in str(read.parts[0])


def test_citations_are_holes_with_their_places() -> None:
    read = body("One [@a] and\ntwo [@b], *[@a]*.")
    assert [(c.source, c.place.line, c.place.column) for c in read.citations] == [
        ("a", 1, 5),
        ("b", 2, 5),
        ("a", 2, 12),
    ]
    assert html("`[@a]` is code") == "<p><code>[@a]</code> is code</p>\n"
    assert any(isinstance(part, Citation) for part in read.parts)


@pytest.mark.parametrize(
    "text",
    [
        "## fn1\n\nx[^1]\n\n[^1]: a",
        "x[^note]\n\n## FN1\n\n[^note]: a",
        "## fn2\n\nx[^1] and y[^2]\n\n[^1]: a\n[^2]: b",
        "## fnref1\n\nx[^1]\n\n[^1]: a",
        "## fnref1:1\n\nx[^1], y[^1]\n\n[^1]: a",
        "## fn1\n\n## fn1\n\n## fn1-2\n\nx^[a]",
        "x[^1]\n\n[^1]: a\n\n    ## fn1\n\n    b",
        "## *fn*1\n\nx[^1]\n\n[^1]: a",
        "> ## fn1\n\nx[^1]\n\n[^1]: a",
        "- ## fn1\n\nx[^1]\n\n[^1]: a^[b]\n",
        "## a[^1] fn2\n\n## fn1\n\n[^1]: a",
    ],
)
def test_no_heading_has_the_id_of_a_footnote(text: str) -> None:
    ids = re.findall(r' id="([^"]+)"', html(text))
    assert len(ids) >= 3
    assert len(ids) == len(set(ids))


def test_headings_begin_at_the_second_level_and_have_anchors_of_their_own() -> None:
    read = body("# One thing\n\n## One thing\n\n### Ärger & Co")
    assert read.anchors == {"one-thing", "one-thing-2", "arger-co"}
    assert '<h2 id="one-thing">' in str(read.parts[0])


def test_quotations_in_prose_and_in_block_quotes_are_collected_with_places() -> None:
    read = body("It says “so *it* is” and `“code”`.\n\n> They said it.\n")
    assert [(q.text, q.place.line) for q in read.quotations] == [("so it is", 1), ("code", 1), ("They said it.", 3)]


@pytest.mark.parametrize(
    "text",
    [
        '[x](/ "he said “we lied”")',
        "[x](/ 'he said “we lied”')",
        "[x](/ (he said “we lied”))",
        '[x](/ "he said &ldquo;we lied&rdquo;")',
        '[x](/ "he\nsaid “we lied”")',
        '[x][r]\n\n[r]: / "he said “we lied”"',
        '*[`x`](/ "he said “we lied”")*',
        '> [x](/ "he said “we lied”")',
        '- [x](/ "he said “we lied”")',
        "![he said “we lied”](/x.png)",
        "![he *said* “we **lied**”](/x.png)",
        "![a ![he said “we lied”](/y)](/x.png)",
        '![x](/x.png "he said “we lied”")',
        "[he said “we lied”](/)",
        "# He said “we lied”",
        "He said “we lied”\n---",
        "| a | he said “we lied” |\n|---|---|\n| b | c |",
        "| a | b |\n|---|---|\n| he said “we lied” | c |",
        "a[^1]\n\n[^1]: He said “we lied”.",
        "a^[He said “we lied”.]",
        "1. a\n2. - He said “we lied”",
        "He said ~~“we lied”~~",
        "He said `“we lied”`",
        "He said “`we lied`”",
        "He said `“`we lied`”`",
        "    he said “we lied”",
        "```\nhe said “we lied”\n```",
        "~~~ py\nx\nhe said “we lied”\n~~~",
        "- a\n\n      he said “we lied”",
        "<https://example.org/“we_lied”> “we lied”",
        "> ```\n> we lied\n> ```",
        "| “ | we lied | ” |\n|---|---|---|",
        "|a|b|c|\n|---|---|---|\n| « | we lied | » |",
        '|a|b|c|\n|---|---|---|\n| " | we lied | " |',
        "|a|\n|---|\n| “ |\n| we lied |\n| ” |",
        "- “\n- we lied\n- ”",
        "1. 「\n2. we lied\n3. 」",
        "“\n\nwe lied\n\n”",
        "**“**\n\nwe lied\n\n*”*",
        "## “\n\nwe lied\n\n## ”",
        "`“`\n\nwe lied",
        "The mayor said: “\n\n- we lied",
        "“Nobody was hurt\n\nwe lied\n\n” That was all.",
        "> a\n>\n>     we lied",
    ],
)
def test_words_in_quotation_marks_are_seen_wherever_readers_see_text(text: str) -> None:
    found = body(f"Before.\n\n{text}\n").quotations
    assert [q.text for q in found if q.text in ("we lied", "we lied”")]
    assert all(q.place.line >= 3 for q in found)


def test_what_stands_beside_the_text_does_not_join_quotations() -> None:
    read = body('He says “[a](/ "b") c”, and “[d](/ "“e")f”.')
    assert [q.text for q in read.quotations] == ["a c", "df", "e"]


def test_words_of_a_title_and_of_a_note_within_a_paragraph_have_their_place() -> None:
    read = body('One.\n\nTwo [x](/ "a “b c”")\nand ^[three “d e”].')
    assert [(q.text, q.place.line, q.place.column) for q in read.quotations] == [("b c", 3, 15), ("d e", 4, 14)]
