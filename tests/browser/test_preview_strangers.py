"""What another website that the editor visits can find out from the preview, in a real browser: nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests.browser.editing import until
from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.preview.serving import Preview, previewing

if TYPE_CHECKING:  # playwright may be missing: then the tests are skipped
    from playwright.sync_api import Page

DRAFT = "claims/damage/"
PAIRS = {
    "a page": (DRAFT, "claims/nope/"),
    "a folder without its slash": ("claims/damage", "claims/nope"),
    "a former address": ("claims/old/", "claims/older/"),
    "a download": (f"{DRAFT}claim.bib", "claims/nope/claim.bib"),
    "data": (f"{DRAFT}claim.json", "claims/nope/claim.json"),
    "a card": (f"embed/{DRAFT}", "embed/claims/nope/"),
}
_TRIES = """async address => {
  const learnt = {};
  const within = (work, name) => Promise.race([work, new Promise(done => setTimeout(() => done("nothing"), 10000))])
    .then(found => { learnt[name] = String(found); }, fault => { learnt[name] = fault.name; });
  const element = (name, attributes) => new Promise(done => {
    const made = document.createElement(name);
    made.onload = () => done(`load ${made.naturalWidth ?? ""} ${made.contentWindow?.length ?? ""}`);
    made.onerror = () => done("error");
    made.oncanplay = () => done("plays");
    Object.assign(made, attributes);
    document.body.append(made);
  });
  const popup = async () => {
    const opened = window.open(address);
    if (!opened) return "none";
    // A busy machine takes a while to part the two windows. A window that stays joined to this one is told by the end.
    for (let waited = 0; waited < 8000 && !opened.closed; waited += 100) await new Promise(done => setTimeout(done, 100));
    let reached = "other";
    try { reached = opened.location.href; } catch { /* as it should be */ }
    const seen = `${opened.closed} ${opened.closed || opened.length} ${reached}`;
    opened.close();
    return seen;
  };
  // One after the other: elements that are loaded at once hold each other up.
  for (const [name, attributes] of [
    ["object", {data: address}],
    ["object", {data: address, type: "text/html"}],
    ["embed", {src: address}],
    ["iframe", {src: address}],
    ["img", {src: address}],
    ["audio", {src: address}],
    ["video", {src: address}],
    ["script", {src: address}],
    ["script", {src: address, type: "module"}],
    ["link", {rel: "stylesheet", href: address}],
    ["link", {rel: "prefetch", href: address}],
    ["link", {rel: "preload", as: "fetch", href: address}],
  ]) await within(element(name, attributes), `${name} ${attributes.type ?? attributes.rel ?? ""}`);
  await within(fetch(address).then(found => found.status), "fetch");
  await within(fetch(address, {mode: "no-cors"}).then(found => found.type), "fetch no-cors");
  await within(fetch(address, {mode: "no-cors", redirect: "manual"}).then(found => found.type), "fetch manual");
  await within(fetch(address, {credentials: "include"}).then(found => found.status), "fetch with cookies");
  await within(import(address).then(() => "loaded"), "import");
  await within(new Promise(done => {
    const source = new EventSource(address);
    source.onopen = () => done("open");
    source.onerror = () => { source.close(); done("error"); };
  }), "event source");
  await within(new Promise(done => {
    const socket = new WebSocket(address.replace("http", "ws"));
    socket.onopen = () => done("open");
    socket.onerror = () => done("error");
  }), "socket");
  await within(popup(), "popup");
  return learnt;
}"""


@pytest.fixture(scope="module")
def stranger() -> Any:
    """A website that is not the preview."""
    page = b"<!doctype html><title>another site</title><body></body>"
    with serve() as host:
        host.publish({"index.html": page, "404.html": page, "_headers": b"", "_redirects": b""})
        yield host


def _learnt(page: Page, address: str, preview: Preview, path: str) -> dict[str, str]:
    """What a page at an address, opened anew, learns of a path of the preview."""
    page.goto(address)
    learnt: dict[str, str] = page.evaluate(_TRIES, preview.address + path)
    return learnt


@pytest.mark.parametrize("name", ["127.0.0.1", "evil.test"])
def test_another_site_cannot_tell_a_draft_that_is_there_from_one_that_is_not(
    visitor: Visitor, tiny: Path, stranger: Host, name: str
) -> None:
    claim = tiny / "content/claims/damage.md"
    text = claim.read_text(encoding="utf-8").replace("verdict:", "status: draft\naliases: [old]\nverdict:")
    claim.write_text(text, encoding="utf-8")
    with previewing(tiny) as preview:
        context = visitor.context()
        other = context.new_page()
        for kind, paths in PAIRS.items():
            there, missing = (_learnt(other, f"http://{name}:{stranger.server_port}/", preview, path) for path in paths)
            assert there == missing, kind
            assert there["fetch"] == there["import"] == "TypeError"
            assert there["socket"] == "error"
        other.close()
        page = context.new_page()
        page.goto(preview.address + DRAFT)  # The address bar.
        assert "Draft" in page.inner_text("body")
        with page.expect_navigation() as moved:
            page.evaluate("document.querySelector('header a').click()")
        assert moved.value.status == 200
        until(lambda: page.evaluate("Boolean(window.LiveReload?.connector?.protocol)"), "the page follows")
        context.close()
