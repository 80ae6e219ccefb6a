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


def test_a_folder_of_styles_is_a_sheet_of_its_own() -> None:
    written = {
        "css/10-a.css": b"a {}",
        "css/story/50-b.css": b"b {}",
        "css/60-c.css": b"c {}",
        "css/story/60-d.css": b"d {}",
    }
    assets = publish_assets(written)
    sheets = {name: assets.files[address] for name, address in assets.names.items()}
    assert sheets == {"site.css": b"a {}c {}", "story.css": b"b {}d {}"}
