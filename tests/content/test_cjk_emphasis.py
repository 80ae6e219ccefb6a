"""Asterisks beside Chinese, Japanese and Korean marks are emphasis, and all else is read as CommonMark has it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from site_builder.content.cjk_emphasis import read_cjk_emphasis

PLAIN = MarkdownIt("commonmark")
FRIENDLY = MarkdownIt("commonmark")
read_cjk_emphasis(FRIENDLY)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("这是**重要的。**然后继续。", "这是<strong>重要的。</strong>然后继续。"),
        ("和**加粗（括号）**后。", "和<strong>加粗（括号）</strong>后。"),
        ("これは**「重要」**です。", "これは<strong>「重要」</strong>です。"),
        ("これは*「重要」*です。", "これは<em>「重要」</em>です。"),
        ("이것은**(중요)**입니다.", "이것은<strong>(중요)</strong>입니다."),
        ("重要**です** よ", "重要<strong>です</strong> よ"),
        ("五 ** 六", "五 ** 六"),
    ],
)
def test_emphasis_beside_cjk_marks(text: str, html: str) -> None:
    assert FRIENDLY.render(text) == f"<p>{html}</p>\n"


@given(st.text(alphabet='ab é.,("“*_!-', max_size=40))
def test_other_scripts_are_read_as_before(text: str) -> None:
    assert FRIENDLY.render(text) == PLAIN.render(text)
