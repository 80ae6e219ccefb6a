"""Pages in frames of another site, in a real browser: the embeds show there, and nothing else does."""

from __future__ import annotations

from collections.abc import Mapping

from tests.browser.serving import serve
from tests.browser.walking import Visitor

CLAIM = "claims/contract-worth-50-million/"
_STRANGER = b"<!doctype html><title>another site</title>"
_SHOWN = """async addresses => Promise.all(addresses.map(address => {
  const frame = document.createElement("iframe");
  frame.src = address;
  const loaded = new Promise(done => { frame.onload = done; });
  document.body.append(frame);
  return loaded;
}))"""
PAGES = (
    "",
    "index.html",
    "404.html",
    CLAIM,
    f"{CLAIM}index.html",
    "claims/",
    "stories/",
    "sources/",
    "questions/",
    "search/",
    "about/",
    "corrections/",
)
EMBED = f"embed/{CLAIM}"


def test_only_an_embed_is_shown_in_a_frame_of_another_site(visitor: Visitor, real_files: Mapping[str, bytes]) -> None:
    paths = (*PAGES, EMBED)
    with serve() as site, serve() as stranger, visitor.context() as context:
        site.publish(real_files)
        stranger.publish({"index.html": _STRANGER, "404.html": b"", "_headers": b"", "_redirects": b""})
        page = context.new_page()
        page.goto(stranger.address)
        page.evaluate(_SHOWN, [site.address + path for path in paths])
        shown = [frame.evaluate("document.body.innerText") for frame in page.frames[1:]]
    assert len(shown) == len(paths)
    told = dict(zip(paths, shown, strict=True))
    assert "The evidence, word for word" in told.pop(EMBED)
    assert {path: words for path, words in told.items() if words.strip() and "refused to connect" not in words} == {}
