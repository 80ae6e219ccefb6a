"""Lists of claims: the names of the articles stand above their columns and cover no mark."""

from __future__ import annotations

import pytest

from tests.browser.walking import Visitor, WalkedSite

_COVERED = """() => [...document.querySelectorAll(".places-key")].flatMap(key => {
  const names = key.getBoundingClientRect();
  return [...document.querySelectorAll(".claim-line .places > span")].map(mark => mark.getBoundingClientRect())
    .filter(mark => mark.left < names.right && mark.right > names.left && mark.top < names.bottom && mark.bottom > names.top)
    .map(mark => [names.bottom, mark.top]);
})"""


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize("name", ["home", "claims"])
def test_the_names_of_articles_cover_no_mark(
    visitor: Visitor, sites: dict[str, WalkedSite], name: str, width: int
) -> None:
    page = visitor.open(sites["real"].address("real", name), width=width)
    assert page.locator(".places-key").count() > 0
    assert page.evaluate(_COVERED) == []
