"""What axe finds: WCAG 2.2 at level AA, and its best practices."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest

from tests.browser.walking import PAGES, Visitor, WalkedSite

RUN = """() => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)))
"""
LOOKS = {"real": (390, "light"), "made": (1440, "dark")}
"""The width and the colour scheme in which a site is looked at. Both have the same kinds of pages and the same styles."""


@cache
def axe() -> str:
    """Return the script of axe-core, which comes with a package from PyPI."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize(("site", "name"), [page for page in PAGES if page[1] != "redirect"])
def test_axe_finds_nothing(visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str) -> None:
    page = visitor.open(sites[site].address(site, name))
    page.evaluate(axe())
    visitor.turn(page, *LOOKS[site])
    assert page.evaluate(RUN) == []


def test_axe_is_at_work(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "home"))
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    page.evaluate(axe())
    assert any(found.startswith("color-contrast: ") for found in page.evaluate(RUN))
