"""Pages in frames of another site, in a real browser: the embeds show there, and nothing else does."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.browser.serving import serve
from tests.browser.walking import Visitor

CLAIM = "claims/contract-worth-50-million/"
_STRANGER = b"<!doctype html><title>another site</title>"
_SHOWN = """async address => {
  const frame = document.createElement("iframe");
  frame.src = address;
  const loaded = new Promise(done => { frame.onload = done; });
  document.body.append(frame);
  await loaded;
}"""


@pytest.mark.parametrize(
    ("path", "words"),
    [
        (f"embed/{CLAIM}", "The evidence, word for word"),
        ("", None),
        ("index.html", None),
        ("404.html", None),
        (CLAIM, None),
        (f"{CLAIM}index.html", None),
        ("claims/", None),
        ("stories/", None),
        ("sources/", None),
        ("questions/", None),
        ("search/", None),
        ("about/", None),
        ("corrections/", None),
    ],
)
def test_only_an_embed_is_shown_in_a_frame_of_another_site(
    visitor: Visitor, real_files: Mapping[str, bytes], path: str, words: str | None
) -> None:
    with serve() as site, serve() as stranger:
        site.publish(real_files)
        stranger.publish({"index.html": _STRANGER, "404.html": b"", "_headers": b"", "_redirects": b""})
        page = visitor.open(stranger.address)
        page.evaluate(_SHOWN, site.address + path)
        shown = page.frames[1].evaluate("document.body.innerText")
        page.context.close()
        visitor.forget()
    assert (words in shown) if words else ("refused to connect" in shown or not shown.strip()), shown
