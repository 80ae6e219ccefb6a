"""An archived article as a reading place: a link lights its passage, and what it does for which claim stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.test_accessibility import RUN, axe
from tests.browser.test_layout import _TOO_WIDE
from tests.browser.walking import Visitor, WalkedSite

if TYPE_CHECKING:
    from playwright.sync_api import Page

CLAIM = "claims/contract-worth-50-million/"
ARTICLE = "sources/fifty-million-block/"
PAGES = [
    ("real", "source with a headline"),
    ("real", "side by side"),
    ("made", "source in German"),
    ("made", "source from right to left"),
    ("made", "source in excerpts"),
    ("made", "source of which nobody quotes"),
]

_SEEN = """() => {
  const room = document.documentElement, pane = document.querySelector(".source-uses");
  const lit = [...document.querySelectorAll("#archived-text mark")]
    .filter(mark => getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)");
  const shown = [...pane.querySelectorAll(".use")].filter(use => use.checkVisibility());
  const box = pane.getBoundingClientRect();
  return {
    words: lit.map(mark => mark.textContent).join(" ").replace(/\\s+/g, " "),
    passage: lit.map(mark => mark.getBoundingClientRect()).map(one => [one.left, one.top, one.bottom]),
    claims: shown.map(use => use.querySelector(".use-claim a").textContent),
    stances: shown.map(use => use.querySelector(".use-stance")).map(word => word?.checkVisibility() ? word.innerText.trim() : ""),
    why: shown.map(use => use.querySelector(".use-told")?.checkVisibility() ?? false),
    position: getComputedStyle(pane).position,
    pane: [box.left, box.top, box.right, box.bottom],
    window: [room.clientWidth, room.clientHeight],
  };
}"""


@pytest.fixture
def arrived(visitor: Visitor, sites: dict[str, WalkedSite], request: pytest.FixtureRequest) -> Page:
    """The article, reached from a claim by “In the article”, without script."""
    page = visitor.open(sites["real"].host.address + CLAIM, width=getattr(request, "param", 390), script=False)
    page.locator(f".evidence.supports a[href*='{ARTICLE}#passage-']").first.click()
    page.wait_for_url(re.compile(ARTICLE))
    return page


def seen(page: Page) -> dict[str, Any]:
    """Return what is seen, once the page has stopped moving."""
    place = None
    while place != (place := page.evaluate("scrollY")):
        page.wait_for_timeout(120)
    found: dict[str, Any] = page.evaluate(_SEEN)
    return found


def test_on_a_phone_a_strip_at_the_foot_says_what_the_passage_does_for_which_claim(arrived: Page) -> None:
    found = seen(arrived)
    assert "£50" in found["words"]
    assert "The blocked Palantir contract was worth £50 million." in found["claims"]
    assert all(found["why"])
    assert "Supports" in found["stances"]
    assert found["position"] == "fixed"
    left, top, right, bottom = found["pane"]
    assert (left, right, bottom) == (0, found["window"][0], found["window"][1])
    assert top > found["window"][1] / 2
    assert all(mark_top >= 0 and mark_bottom <= top for _, mark_top, mark_bottom in found["passage"])


@pytest.mark.parametrize("arrived", [1440], indirect=True)
def test_from_60_rem_on_it_stands_left_of_the_article(arrived: Page) -> None:
    found = seen(arrived)
    assert (found["position"], all(found["why"])) == ("sticky", True)
    assert "The blocked Palantir contract was worth £50 million." in found["claims"]
    left, top, right, bottom = found["pane"]
    assert left >= 0
    assert right < min(mark_left for mark_left, _, _ in found["passage"])
    assert top >= 0
    assert bottom <= found["window"][1]
    assert all(mark_top >= 0 and mark_bottom <= found["window"][1] for _, mark_top, mark_bottom in found["passage"])


def test_next_and_previous_lead_from_passage_to_passage_of_the_claim_and_to_other_articles(
    visitor: Visitor, sites: dict[str, WalkedSite]
) -> None:
    page = visitor.open(f"{sites['real'].host.address}{ARTICLE}", script=False)
    claim = page.locator(".use.supports", has=page.locator(f"a[href*='{CLAIM}']"))
    claim.locator(".use-jump").first.click()
    ways: list[str] = []
    while claim.locator(".use-steps a:visible", has_text="Next").count():
        ways.append(page.evaluate("location.pathname + location.hash"))
        assert "The blocked Palantir contract was worth £50 million." in seen(page)["claims"]
        claim = page.locator(".use:visible", has=page.locator(f"a[href*='{CLAIM}']"))
        claim.locator(".use-steps a:visible", has_text="Next").first.click()
        page.wait_for_load_state()
        claim = page.locator(".use:visible", has=page.locator(f"a[href*='{CLAIM}']"))
        assert len(ways) < 20
    assert len(set(ways)) == len(ways) >= 3
    assert len({way.partition("#")[0] for way in ways}) >= 2
    claim.locator(".use-steps a:visible", has_text="Previous").first.click()
    page.wait_for_load_state()
    assert page.evaluate("location.pathname + location.hash") == ways[-1]


def test_the_strip_is_closed_where_the_reader_is(arrived: Page) -> None:
    before = seen(arrived)["passage"][0]
    arrived.locator(".use-steps a:visible", has_text="Close").first.click()
    after = seen(arrived)
    assert (after["words"], after["position"]) == ("", "static")
    assert len(after["claims"]) > 30
    assert not any(after["why"])
    place = arrived.evaluate("document.querySelector(location.hash).getBoundingClientRect().top")
    assert abs(place - before[1]) < 40


def test_a_number_in_the_text_lights_its_passage(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(f"{sites['real'].host.address}{ARTICLE}", script=False)
    number = page.locator(".passage-numbers a").nth(8)
    name = number.get_attribute("aria-label") or ""
    number.click()
    found = seen(page)
    assert found["words"]
    assert found["claims"]
    assert set(name.partition(": ")[2].split(", ")) == set(found["stances"])


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (320, "dark"), (1440, "dark")])
@pytest.mark.parametrize(("site", "name"), PAGES[:1] + PAGES[2:5])
def test_axe_finds_nothing_where_a_passage_is_led_to_and_it_fits(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str, width: int, scheme: str
) -> None:
    page = visitor.open(sites[site].address(site, name))
    page.evaluate("location.hash = document.querySelector('.passage-start').id")
    page.evaluate(axe())
    visitor.turn(page, width, scheme)
    assert page.evaluate(RUN) + page.evaluate(_TOO_WIDE) == []


@contextmanager
def text_at(page: Page, size: int) -> Iterator[None]:
    """Let the browser's own size of text be another one, as readers choose it."""
    session = page.context.new_cdp_session(page)
    try:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": size, "fixed": size}})
        yield
    finally:
        session.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
        session.detach()


@pytest.mark.parametrize("width", [390, 1440])
@pytest.mark.parametrize(("site", "name"), PAGES)
def test_a_page_can_be_read_with_text_of_twice_the_size(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str, width: int
) -> None:
    page = visitor.open(sites[site].address(site, name), width=width, script=False)
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)")
    with text_at(page, 32):
        assert page.evaluate("parseFloat(getComputedStyle(document.querySelector('main p')).fontSize)") == 2 * before
        assert page.evaluate(_TOO_WIDE) == []
        if start := page.locator(".passage-start").all()[:1]:
            page.goto(f"{page.url.partition('#')[0]}#{start[0].get_attribute('id')}")
            assert page.evaluate(_TOO_WIDE) == []
            assert all(seen(page)["why"])


@pytest.mark.parametrize(("site", "name"), PAGES)
def test_all_of_a_page_can_be_read_without_script(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    shown = [
        visitor.open(sites[site].address(site, name), script=script).locator("main").inner_text()
        for script in (True, False)
    ]
    assert shown[0] == shown[1]


def test_what_no_claim_uses_is_told_apart_on_request(visitor: Visitor, sites: dict[str, WalkedSite]) -> None:
    page = visitor.open(sites["made"].address("made", "source in English"), script=False)
    fills = "() => new Set([...document.querySelectorAll('#archived-text .is-unused, #archived-text .is-aside')].map(e => getComputedStyle(e).backgroundColor)).size && [...new Set([...document.querySelectorAll('#archived-text .is-unused, #archived-text .is-aside')].map(e => getComputedStyle(e).backgroundColor))]"
    assert page.evaluate(fills) == ["rgba(0, 0, 0, 0)"]
    page.locator(".tell-apart summary").click()
    assert "rgba(0, 0, 0, 0)" not in page.evaluate(fills)


def test_on_paper_the_article_comes_first_and_then_every_claim(arrived: Page) -> None:
    arrived.emulate_media(media="print")
    try:
        found = arrived.evaluate(_SEEN)
        text = arrived.evaluate("document.getElementById('archived-text').getBoundingClientRect().bottom")
    finally:
        arrived.emulate_media(media="screen")
    assert found["position"] == "static"
    assert len(found["claims"]) > 30
    assert found["pane"][1] >= text
