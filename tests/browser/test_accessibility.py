"""What axe finds: WCAG 2.2 at level AA, and its best practices. Each type of page is asked in ``test_layout.py``, while it is open."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from tests.browser.walking import Visitor, WalkedSite

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page

RUN = """() => axe.run(document, {
  resultTypes: ["violations"],
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
}).then(found => found.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)))
"""


@cache
def axe() -> str:
    """Return the script of axe-core, which comes with a package from PyPI."""
    return (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")


def found_by_axe(page: Page) -> list[str]:
    """Return what axe finds on an open page. Its script tries styles that the page's policy refuses: look at faults before."""
    page.evaluate(axe())
    found: list[str] = page.evaluate(RUN)
    return found


def test_axe_is_at_work(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "home"))
    page.evaluate("document.querySelector('h1').style.color = '#ddd'")
    assert any(found.startswith("color-contrast: ") for found in found_by_axe(page))
