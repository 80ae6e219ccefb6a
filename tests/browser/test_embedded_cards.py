"""The cards of claims on other sites: the frame that is offered is as high as the words in it, on phones too."""

from __future__ import annotations

import json

import pytest
from bs4 import BeautifulSoup

from tests.browser.walking import Visitor, WalkedSite

_OFFERED = """styles => styles.map(style => {
  const frame = document.createElement("div");
  for (const [name, value] of style) frame.style.setProperty(name, value);
  document.body.append(frame);
  const height = frame.getBoundingClientRect().height;
  frame.remove();
  return height;
})"""
_NEEDED = """cards => cards.map(card => {
  document.querySelector("main").outerHTML = card;
  return document.documentElement.scrollHeight;
})"""


@pytest.mark.parametrize("window", [320, 390, 768])
def test_no_card_is_cut_in_the_frame_that_is_offered(
    visitor: Visitor, sites: dict[str, WalkedSite], real_files: dict[str, bytes], window: int
) -> None:
    page = visitor.open(sites["real"].address("real", "embedded card"), width=window)
    claims = [name.split("/")[1] for name in real_files if name.endswith("/oembed.json")]
    assert len(claims) > 50
    answers = [json.loads(real_files[f"claims/{id}/oembed.json"])["html"] for id in claims]
    styles = [str(BeautifulSoup(html, "html.parser").find("iframe")["style"]) for html in answers]  # type: ignore[index]
    cards = [str(BeautifulSoup(real_files[f"embed/claims/{id}/index.html"], "html.parser").main) for id in claims]
    offered = page.evaluate(_OFFERED, [[part.split(": ", 1) for part in style.split("; ")] for style in styles])
    page.set_viewport_size({"width": min(600, window - 40), "height": 100})
    needed = page.evaluate(_NEEDED, cards)
    assert {id: (high, need) for id, high, need in zip(claims, offered, needed, strict=True) if need > high} == {}
    assert max(high - need for high, need in zip(offered, needed, strict=True)) < 230
