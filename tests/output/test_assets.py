from __future__ import annotations

import pytest

from site_builder.output.assets import publish_assets


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("a { b: c; }", "a { b: c; }"),
        ("/* One. */\na {\n  b: c;\n}", "a {b: c;}"),
        ("a /* and\n b */ b { c: d }", "a\n b { c: d }"),
        ('a { content: "/* no */  x" }', 'a { content: "/* no */  x" }'),
        ("a { content: '\\'/* no */' }", "a { content: '\\'/* no */' }"),
        ("a { b: url(data:x,/*y*/z) }", "a { b: url(data:x,/*y*/z) }"),
        ("/*! A licence.\n   */\na { b: c }", "/*! A licence.\n   */\na { b: c }"),
    ],
)
def test_a_style_sheet_is_published_without_comments_and_indents(written: str, published: str) -> None:
    (css,) = publish_assets({"css/a.css": written.encode()}).files.values()
    assert css.decode() == published
