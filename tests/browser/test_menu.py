"""The menu: folded on phones, a row where there is room, and the same links with JavaScript and without."""

from __future__ import annotations

import pytest

from tests.browser.walking import Visitor, WalkedSite


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_on_a_phone_the_menu_unfolds_without_pushing_the_page(
    visitor: Visitor, sites: dict[str, WalkedSite], script: bool
) -> None:
    page = visitor.open(sites["real"].address("real", "claims"), width=320, script=script)
    links, heading = page.locator(".menu li a"), page.locator("h1").bounding_box()
    assert not links.first.is_visible()
    assert page.locator(".masthead-search").is_visible()
    page.locator(".menu > summary").focus()
    page.keyboard.press("Enter")
    assert all(link.is_visible() for link in links.all())
    assert page.locator("h1").bounding_box() == heading
    assert all(box["height"] >= 24 for box in (link.bounding_box() for link in links.all()) if box)
    page.keyboard.press("Enter")
    assert not links.first.is_visible()


@pytest.mark.parametrize("width", [768, 1440])
def test_where_there_is_room_the_entries_stand_in_a_row_without_a_button(
    visitor: Visitor, sites: dict[str, WalkedSite], width: int
) -> None:
    page = visitor.open(sites["real"].address("real", "claims"), width=width, script=False)
    assert not page.locator(".menu > summary").is_visible()
    links = page.locator(".menu li a").all()
    assert len(links) > 5
    assert all(link.is_visible() for link in links)
    assert page.locator(".menu [aria-current]").inner_text() == "All claims"


def test_the_footer_names_each_page_once(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["real"].address("real", "home"))
    targets = page.locator(".footer-columns a").evaluate_all("links => links.map(link => link.href)")
    assert len(targets) == len(set(targets)) > 10
