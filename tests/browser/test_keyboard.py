"""Without a mouse: Tab reaches everything in the order of the document, and shows where it is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.walking import KINDS, Visitor, WalkedSite

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page

_STOPS = """() => {
  window.stops = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex]")]
    .filter(e => e.tabIndex >= 0 && !e.disabled && e.checkVisibility({visibilityProperty: true}));
  return window.stops.length;
}"""
_HERE = """() => {
  const here = document.activeElement;
  if (!here || here === document.body) return null;
  const style = getComputedStyle(here);
  const room = {width: document.documentElement.clientWidth, height: document.documentElement.clientHeight};
  const seen = [...here.getClientRects()].some(box => {
    const x = (Math.max(box.left, 0) + Math.min(box.right, room.width)) / 2;
    const y = (Math.max(box.top, 0) + Math.min(box.bottom, room.height)) / 2;
    const hit = document.elementFromPoint(x, y);
    return hit && (here.contains(hit) || hit.contains(here) && hit !== document.body && hit.tagName !== "MAIN");
  });
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {stop: window.stops.indexOf(here), seen, marked: outlined || style.boxShadow !== "none",
          html: here.outerHTML.slice(0, 120)};
}"""

_NOTE = f"() => {{ window.noted = []; addEventListener('keyup', () => window.noted.push(({_HERE})()), true); }}"
"""Notes where the focus is after every key: a question for each would take longer than the key."""
_KEYS_AT_A_TIME = 20


def _stops(page: Page, most: int) -> Iterator[dict[str, Any]]:
    """Press Tab, and yield where the focus comes to, until it is out of the page or around it."""
    page.evaluate(_NOTE)
    first = True
    for _ in range(0, most, _KEYS_AT_A_TIME):
        for _ in range(_KEYS_AT_A_TIME):
            page.keyboard.press("Tab")
        noted = page.evaluate("() => window.noted.splice(0)")
        for here in noted:
            if here is None or (here["stop"] == 0 and not first):
                return
            first = False
            yield here
        if len(noted) < _KEYS_AT_A_TIME:
            return  # A key that the page was not told of went to somewhere else.


@pytest.mark.parametrize(("site", "name"), KINDS)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    page = visitor.open(sites[site].address(site, name), width=1440 if site == "real" else 390)
    count = page.evaluate(_STOPS)
    reached: list[int] = []
    faults: list[str] = []
    for here in _stops(page, count + 40):
        reached.append(here["stop"])
        faults += [f"no focus mark: {here['html']}"] * (not here["marked"])
        faults += [f"hidden while it has the focus: {here['html']}"] * (not here["seen"])
    # A stop outside of the list is a box that scrolls by itself: Chromium lets the keyboard into those.
    assert [stop for stop in reached if stop >= 0] == list(range(count))
    assert faults == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_the_skip_link_leads_into_the_content(visitor: Visitor, sites: dict[str, WalkedSite], script: bool) -> None:
    page = visitor.open(sites["real"].address("real", "claim, conflicting"), script=script)
    page.keyboard.press("Tab")
    box = page.locator(".skip").bounding_box()
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_receipts_unfold_and_fold(visitor: Visitor, sites: dict[str, WalkedSite], script: bool) -> None:
    page = visitor.open(sites["real"].address("real", "claim, conflicting"), script=script)
    summary, inside = page.locator(".receipt > summary").first, page.locator(".receipt > dl").first
    assert not inside.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert inside.is_visible()
    page.keyboard.press("Space")
    assert not inside.is_visible()


def test_the_citation_can_be_copied(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "claim, conflicting"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the citation").click()
    page.get_by_text("Copied", exact=True).wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.url.rpartition("/claims/")[2] in copied
    page.context.clear_permissions()


def test_a_quotation_is_copied_with_what_has_to_be_said_with_it(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "claim, conflicting"))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator("article.evidence.contradicts").first
    card.get_by_role("button", name="Copy this quotation").click()
    card.get_by_text("Copied", exact=True).wait_for()
    plain, rich = page.evaluate(
        "async () => { const [item] = await navigator.clipboard.read();"
        " return Promise.all(['text/plain', 'text/html'].map(async type => (await item.getType(type)).text())) }"
    )
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    address = f"{canonical}#{card.get_attribute('id')}"
    marked = " […] ".join(card.locator(".passage mark").all_inner_texts())
    lines = plain.splitlines()
    assert lines[0] == f"“{marked}”"
    assert lines[1] == f"— {card.locator('.source-name').inner_text()}"
    assert lines[-3:] == ["Contradicts this claim:", f"Conflicting: {page.locator('h1').inner_text()}", address]
    assert f"“{marked}”</blockquote>" in rich
    assert f"<p>Conflicting: {page.locator('h1').inner_text()}</p>" in rich
    assert f'<a href="{address}">' in rich
    page.context.clear_permissions()


def test_without_script_nothing_offers_to_copy(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "claim, conflicting"), script=False)
    assert page.locator("[data-copy-button]").count() > 2
    assert page.locator("[data-copy-button]:visible").count() == 0
