"""Merging a page into the one that a reader has in front of them: the live page becomes the next, and what stays equal is not touched."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import site_builder.preview
from tests.browser.walking import Visitor

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page

MERGE = Path(site_builder.preview.__file__).parent / "assets/merge.js"
_RUN = """([base, next]) => {
  const parse = (html) => new DOMParser().parseFromString(html, "text/html").documentElement;
  const page = (html) => parse(`<head><title>x</title></head><body>${html}<script data-preview></script></body>`);
  document.replaceChild(document.importNode(page(base), true), document.documentElement);
  for (const element of document.querySelectorAll("*")) element.old = true;
  const merged = merger(page(base), page(next));
  const body = document.body.cloneNode(true);
  body.querySelector("script[data-preview]").remove();
  return [merged, body.innerHTML, [...document.body.querySelectorAll("*")].filter(e => e.old).map(e => e.id).filter(Boolean)];
}"""


@pytest.fixture(scope="module")
def blank(visitor: Visitor) -> Iterator[Page]:
    context = visitor.context()
    page = context.new_page()
    page.goto("about:blank")
    page.evaluate(f"(() => {{ {MERGE.read_text(encoding='utf-8')}\nwindow.merger = merger; }})()")
    yield page
    context.close()


def merged(page: Page, base: str, after: str) -> tuple[bool, str, list[str]]:
    done, html, old = page.evaluate(_RUN, [base, after])
    return done, html, old


@pytest.mark.parametrize(
    ("base", "after", "kept"),
    [
        ('<p id="a">one</p>', '<p id="a">two</p>', ["a"]),
        ('<p id="a">1</p><p id="b">2</p>', '<p id="b">2</p><p id="a">1</p>', ["b", "a"]),
        ('<p id="a">1</p><p id="c">3</p>', '<p id="a">1</p><p id="b">2</p><p id="c">3</p>', ["a", "c"]),
        ('<p id="a">1</p><p id="b">2</p><p id="c">3</p>', '<p id="a">1</p><p id="c">4</p>', ["a", "c"]),
        ('<ul id="a"><li>x<li>y</ul>', '<ul id="a" class="z"><li>w<li>x<li>y</ul>', ["a"]),
        ('<p id="a" class="x" lang="en">1</p>', '<p id="a" class="y">1</p>', ["a"]),
        ('<p id="a">1</p> tail', 'head <b>bold</b> <p id="a">1</p>', ["a"]),
        ('<div id="a"><p id="b">1</p></div>', '<section id="a"><p id="b">1</p></section>', []),
        ('<details id="a"><summary>s</summary>1</details>', '<details id="a"><summary>s</summary>2</details>', ["a"]),
        ("", '<p id="a">1</p>', []),
        ('<p id="a">1</p>', "", []),
    ],
)
def test_the_live_page_becomes_the_next_and_keeps_what_continues(
    blank: Page, base: str, after: str, kept: list[str]
) -> None:
    done, html, old = merged(blank, base, after)
    expected = blank.evaluate(
        "html => { const t = document.createElement('template'); t.innerHTML = html; return t.innerHTML; }", after
    )
    assert (done, html, old) == (True, expected, kept)


_INLINE = st.sampled_from(["one", "two", "<b>x</b>", "<i>y</i>", " ", '<a href="#">z</a>'])
_BLOCK = st.recursive(
    st.lists(_INLINE, max_size=4).map("".join).map(lambda inside: f"<p>{inside}</p>"),
    lambda inner: st.tuples(
        st.sampled_from(["div", "section"]),
        st.sampled_from(["", ' class="k"', ' lang="de"']),
        st.lists(inner, max_size=4),
    ).map(lambda parts: f"<{parts[0]}{parts[1]}>{''.join(parts[2])}</{parts[0]}>"),
    max_leaves=8,
)
_PAGE = st.lists(_BLOCK, max_size=5).map("".join)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(base=_PAGE, after=_PAGE)
def test_any_page_becomes_any_other(blank: Page, base: str, after: str) -> None:
    done, html, _ = merged(blank, base, after)
    assert (done, html) == (True, after)


def test_what_a_script_or_the_reader_changed_stays_where_nothing_else_did(blank: Page) -> None:
    state = blank.evaluate(
        """() => {
      const parse = (html) => new DOMParser().parseFromString(`<body>${html}<script data-preview></script>`, "text/html").documentElement;
      const before = '<details><summary>s</summary></details><button hidden>b</button><input><p>1</p>';
      document.replaceChild(document.importNode(parse(before), true), document.documentElement);
      document.querySelector("details").open = true;
      document.querySelector("button").hidden = false;
      document.querySelector("input").value = "typed";
      const merged = merger(parse(before), parse(before.replace("<p>1", '<p class="new">2')));
      return [merged, document.querySelector("details").open, document.querySelector("button").hidden,
        document.querySelector("input").value, document.querySelector("p").outerHTML];
    }"""
    )
    assert state == [True, True, False, "typed", '<p class="new">2</p>']


@pytest.mark.parametrize(
    "new", ["<button>b</button>", '<div><p data-x="1"></p></div>', "<my-part></my-part>", "<p hidden></p>"]
)
def test_what_a_script_might_have_to_prepare_asks_for_the_page_to_be_loaded(blank: Page, new: str) -> None:
    script = '<script src="site.js"></script>'
    assert merged(blank, "<p>1</p>", f"<p>1</p>{new}")[0]
    assert not merged(blank, f"{script}<p>1</p>", f"{script}<p>1</p>{new}")[0]
    assert merged(blank, f"{script}<p>1</p>", f"{script}<p>1</p><p data-pagefind-body>2</p>")[0]


def test_where_a_script_has_added_something_the_page_is_loaded_again(blank: Page) -> None:
    assert not blank.evaluate(
        """() => {
      const parse = (html) => new DOMParser().parseFromString(`<body>${html}<script data-preview></script>`, "text/html").documentElement;
      document.replaceChild(document.importNode(parse("<ul><li>1</ul>"), true), document.documentElement);
      document.querySelector("ul").append(document.createElement("li"));
      return merger(parse("<ul><li>1</ul>"), parse("<ul><li>2</ul>"));
    }"""
    )


def test_a_list_of_two_thousand_rows_that_all_change_takes_a_moment(blank: Page) -> None:
    base, after = ("".join(f"<div><p>{words} {number}</p></div>" for number in range(2000)) for words in "ab")
    assert (
        blank.evaluate(
            """([base, next]) => {
      const parse = (html) => new DOMParser().parseFromString(`<body>${html}<script data-preview></script>`, "text/html").documentElement;
      document.replaceChild(document.importNode(parse(base), true), document.documentElement);
      const [before, after] = [parse(base), parse(next)];
      const started = performance.now();
      merger(before, after);
      return performance.now() - started;
    }""",
            [base, after],
        )
        < 1000
    )
