"""Every macro of the default theme has examples, and each example gives a reader what it says."""

from __future__ import annotations

import html5lib
import pytest
from bs4 import BeautifulSoup

from tests.theme.examples import Example, examples, macros, shown
from tests.theme.style_guide import style_guide


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("example", examples(), ids=str)
def test_an_example_reads_as_it_says(example: Example) -> None:
    html = shown(example)
    soup = BeautifulSoup(html, "html.parser")
    for tag in soup.select("a[aria-label], hr[aria-label]"):
        tag.replace_with(f" {tag['aria-label']} ")
    for tag in soup.select("[data-label]"):
        tag.insert(0, f"{tag['data-label']} ")
    # Blocks part words as white space does.
    for tag in soup.find_all(["p", "h3", "h4", "li", "dt", "dd", "td", "th", "caption", "title", "desc", "summary"]):
        tag.append(" ")
    assert words(soup.get_text()) == words(example.reads)
    assert example.has is None or soup.select_one(example.has), html
    html5lib.HTMLParser(strict=True).parseFragment(str(html))


def test_every_macro_has_an_example() -> None:
    shown_macros = {(example.file, example.macro) for example in examples()}
    assert {(file, macro) for file, listed in macros().items() for macro in listed} == shown_macros


@pytest.mark.parametrize("theme", ["default", "broadside"])
def test_the_style_guide_shows_every_example(theme: str) -> None:
    soup = BeautifulSoup(style_guide(theme), "html.parser")
    assert [tag.get_text() for tag in soup.select("main .note > code")] == [example.call for example in examples()]
