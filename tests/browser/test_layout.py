"""Every type of page at every width, in both colour schemes, with JavaScript and without: it fits, all is quiet, and axe finds nothing."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

import pytest

from tests.browser.test_accessibility import found_by_axe
from tests.browser.walking import KINDS, MADE, PAGES, REAL, WIDTHS, Visitor, WalkedSite

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page

_NARROW = (390, "light")
_WIDE = (1440, "dark")
LOOKS = {
    "real": (_WIDE, *((width, "light") for width in (1440, 768, 320)), _NARROW),
    "made": (_NARROW, *((width, "light") for width in (320, 768, 1440)), _WIDE),
}
"""Widths, and colour schemes. A scheme changes colours, so one width shows whether it changes more.

Axe looks at the last, once at each kind of page."""
LOOKS_WITHOUT_SCRIPT = ((WIDTHS[0], "light"), (WIDTHS[-1], "light"))
_TOO_WIDE = """() => {
  const room = document.documentElement.clientWidth;
  const faults = [];
  if (document.scrollingElement.scrollWidth > room) {
    const out = [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > room + 1);
    faults.push("scrolls sideways: " + out.slice(-3).map(e => e.outerHTML.slice(0, 90)).join(" | "));
  }
  for (const e of document.querySelectorAll("p, h1, h2, h3, h4, li, dd, dt, td, th, summary, button")) {
    const style = getComputedStyle(e);
    if (style.overflowX === "visible" && e.clientWidth && e.scrollWidth > e.clientWidth + 2)
      faults.push(`spills by ${e.scrollWidth - e.clientWidth}: ${e.outerHTML.slice(0, 120)}`);
  }
  return faults;
}"""


def faults_of(visitor: Visitor, page: Page, looks: Iterable[tuple[int, str]]) -> list[str]:
    """Look at an open page in each way; return what does not fit, and what went wrong since it was opened."""
    faults: list[str] = []
    for width, scheme in looks:
        visitor.turn(page, width, scheme)
        faults += [f"{width} {scheme}: {fault}" for fault in page.evaluate(_TOO_WIDE)]
    return faults + visitor.faults


@pytest.mark.parametrize(("site", "name"), PAGES)
def test_a_page_fits_its_window_nothing_fails_and_axe_finds_nothing(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    width, scheme = LOOKS[site][0]
    page = visitor.open(sites[site].address(site, name), width=width, scheme=scheme)
    faults = faults_of(visitor, page, LOOKS[site])
    asks_axe = (site, name) in KINDS and name != "redirect"
    assert faults + (found_by_axe(page) if asks_axe else []) == []


@pytest.mark.parametrize(("site", "name"), KINDS)
def test_without_javascript_a_page_fits_its_window_and_nothing_fails(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    width, scheme = LOOKS_WITHOUT_SCRIPT[0]
    page = visitor.open(sites[site].address(site, name), width=width, scheme=scheme, script=False)
    assert faults_of(visitor, page, LOOKS_WITHOUT_SCRIPT) == []


def test_every_page_of_the_real_site_fits_the_narrowest_window(
    visitor: Visitor, sites: dict[str, WalkedSite], real_files: dict[str, bytes]
) -> None:
    faults: list[str] = []
    for name in real_files:
        if name.endswith("/index.html") and not name.startswith("embed/"):
            page = visitor.open(sites["real"].host.address + name.removesuffix("index.html"), width=320, script=False)
            faults += [f"{name}: {fault}" for fault in (*page.evaluate(_TOO_WIDE), *visitor.faults)]
    assert faults == []


@pytest.mark.parametrize("site", ["real", "made"])
def test_every_type_of_page_is_walked(real_files: dict[str, bytes], made_files: dict[str, bytes], site: str) -> None:
    files, walked = (real_files, REAL) if site == "real" else (made_files, MADE)
    free = {f"{page}/" for page in ("methodology", "about", "contribute")} if site == "made" else set()
    assert _types(name.removesuffix("index.html") for name in files if name.endswith("/index.html")) - free <= _types(
        walked.values()
    )


def _types(addresses: Iterable[str]) -> set[str]:
    """Return the addresses with the names of claims, questions, stories and sources left out."""
    return {address.partition("/")[0] + "/" * (address.count("/")) for address in addresses}


@pytest.mark.parametrize(("site", "name"), [("real", "claim, conflicting"), ("made", "story with a wide table")])
def test_on_paper_nothing_is_folded_and_nothing_is_cut(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    page = visitor.open(sites[site].address(site, name), width=768, script=False)
    page.emulate_media(media="print")
    try:
        folded = page.evaluate(
            "() => [...document.querySelectorAll('details > dl')].filter(e => !e.getClientRects().length).length"
        )
        clipped = page.evaluate(
            "() => [...document.querySelectorAll('main *')].filter(e => getComputedStyle(e).overflowX !== 'visible'"
            " && e.scrollWidth > e.clientWidth + 1 && !e.closest('.visually-hidden, svg')).map(e => e.className)"
        )
    finally:
        page.emulate_media(media="screen")
    assert (folded, clipped) == (0, [])
