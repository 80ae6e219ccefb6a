"""Without a mouse: Tab reaches everything in the order of the document, and shows where it is."""

from __future__ import annotations

import pytest

from tests.browser.walking import PAGES, Visitor, WalkedSite

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


@pytest.mark.parametrize(("site", "name"), PAGES)
def test_tab_reaches_everything_in_order_and_shows_where_it_is(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    page = visitor.open(sites[site].address(site, name), width=1440 if site == "real" else 390)
    count = page.evaluate(_STOPS)
    reached: list[int] = []
    faults: list[str] = []
    for _ in range(count + 40):
        page.keyboard.press("Tab")
        here = page.evaluate(_HERE)
        if here is None or (reached and here["stop"] == 0):
            break  # out of the page, or around it
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
    summary, inside = page.locator("summary").first, page.locator("details > dl").first
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
    page.get_by_text("Copied", exact=True).wait_for(timeout=2000)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert page.url.rpartition("/claims/")[2] in copied
    page.context.clear_permissions()
