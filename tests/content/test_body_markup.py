"""A body that was kept is put out only where Markdown could have been rendered to it."""

from __future__ import annotations

from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from site_builder.content.body_markup import is_rendered
from site_builder.content.markdown_body import read_body
from tests.sites import ReadSite

EVERYTHING = """# One

## Two & “three” <four>

A *word*, **two**, ~~three~~, `code <b>`, [a link](https://example.org/?a=1&b=2 "A \\"title\\""), <https://example.org/ä>,
[mail](mailto:a@example.org), [here](../claims/a.md), [there](/claims/b/#evidence-a), [top](#two), [@flood-report] again.\\
A new line.[^1]

- a
- b
  1. c

7. seven

> quoted

| a | b | c | d |
|:--|:-:|--:|---|
| 1 | 2 | 3 | 4 |

```python evil"onclick
print("<script>")
```

    indented

---

[^1]: A note.[^two]
[^two]: Another, named twice.[^1]
"""


def parts(text: str) -> list[str]:
    body = read_body(text, "content/claims/a.md", "claims/a/", tuple(text.split("\n")), 1)[0]
    return [part for part in body.parts if isinstance(part, str)]


def test_all_that_markdown_makes_passes() -> None:
    made = parts(EVERYTHING)
    for tag in (
        "<h2 ",
        "<s>",
        "<pre>",
        "<ol start",
        "<sup ",
        "align-right",
        "footnote-backref",
        "<hr>",
        "<br>",
        "mailto:",
    ):
        assert tag in "".join(made), tag
    assert is_rendered(made)


def test_the_bodies_of_the_real_site_pass(real_site: ReadSite) -> None:
    for document in real_site.documents.values():
        assert is_rendered(part for part in document.body.parts if isinstance(part, str)), document.path


_LINES = st.sampled_from(
    [
        *EVERYTHING.split("\n"),
        "<script>x</script>",
        "&#106;avascript:",
        "[x](javascript:a)",
        "[x](//e.example)",
        "![a](b)",
    ]
)


_SIGNS = "[]()<>*_`~^:/#&;'ab1 \n|-=!@\\\""


@given(st.one_of(st.lists(_LINES, max_size=12).map("\n".join), st.text(alphabet=_SIGNS, max_size=60)))
def test_whatever_is_written_passes_unless_it_has_a_picture(text: str) -> None:
    made = parts(text)
    assert is_rendered(made), made


FORGED = (
    "<script>x</script>",
    "<SCRIPT>x</SCRIPT>",
    "<p><script src=x></script></p>",
    '<p onclick="x">a</p>',
    '<p style="color:red">a</p>',
    '<p class="x">a</p>',
    '<img src="x">',
    "<p><img src=x onerror=alert(1)></p>",
    '<iframe src="https://evil.example/"></iframe>',
    '<meta http-equiv="refresh" content="0; url=https://evil.example/">',
    '<base href="https://evil.example/">',
    '<link rel="stylesheet" href="https://evil.example/">',
    "<style>p{}</style>",
    "<svg><script>x</script></svg>",
    "<math></math>",
    '<form action="https://evil.example/"></form>',
    '<a href="javascript:x">a</a>',
    '<a href="JaVaScript:x">a</a>',
    '<a href="java&#115;cript:x">a</a>',
    '<a href="&#106;avascript:x">a</a>',
    '<a href=" javascript:x">a</a>',
    '<a href="\tjavascript:x">a</a>',
    '<a href="java\nscript:x">a</a>',
    '<a href="data:text/html,x">a</a>',
    '<a href="vbscript:x">a</a>',
    '<a href="//evil.example/">a</a>',
    '<a href="https://a/" target="_blank">a</a>',
    '<a href="https://a/" onclick="x">a</a>',
    '<a href="https://a/" title="x" onclick="y">a</a>',
    "<a href='https://a/'>a</a>",
    "<a href=https://a/>a</a>",
    "<a>a</a>",
    '<h2 id="a" onclick="x">a</h2>',
    '<h1 id="a">a</h1>',
    '<code class="language-x" onclick="y">a</code>',
    "<!-- a -->",
    "<!DOCTYPE html>",
    "<?php x ?>",
    "<![CDATA[x]]>",
    "a < b",
    "a > b",
    "a & b",
    "&nbsp;",
    "&#60;script&#62;",
    'a " b',
    "<p>a",
    "a</p>",
    "</div></main><p>a</p>",
    "<p><em>a</p></em>",
    "<p",
    "<p>a\x00b</p>",
    "<p >a</p>",
    "<p/>",
    "<br/>",
    "<table><tr><td background=x>a</td></tr></table>",
    '<td class="align-left" rowspan="9">a</td>',
    '<ol start="1" onclick="x"></ol>',
    '<div class="footnotes" id="x"></div>',
    '<div class="share"></div>',
)


@pytest.mark.parametrize("html", FORGED)
def test_what_markdown_never_makes_does_not_pass(html: str) -> None:
    assert not is_rendered([html])
    assert not is_rendered(["<p>", html, "</p>"])
    assert not is_rendered([f"<p>Words.</p>\n{html}\n"])


def test_a_tag_does_not_go_on_behind_a_citation() -> None:
    assert not is_rendered(['<a href="https://a/', '">a</a>'])
    assert is_rendered(["<p>a ", " b</p>"])


@pytest.mark.parametrize(
    "piece",
    ["<", "<p>", '<a href="', '<a href="a', "&", "&amp;", "</p>", "a", '<a href="https://', '<code class="language-'],
)
def test_a_long_text_takes_no_longer_for_its_length(piece: str) -> None:
    started = process_time()
    is_rendered([piece * 200_000])
    assert process_time() - started < 2
