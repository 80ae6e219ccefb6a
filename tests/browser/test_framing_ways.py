"""Ways to show a page within another site's: none shows anything of the editor's page or of the preview."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from site_builder.build.check_site import check_site
from tests.authoring.test_editor_page import PACKAGE, PIECES, PROGRAM, ask_for
from tests.browser.serving import Host, serve
from tests.browser.walking import Visitor
from tests.preview.serving import previewing
from tests.sites import built_files

_WAYS = """<!doctype html><body>
<iframe src="PAGE"></iframe>
<object data="PAGE" type="text/html"></object>
<object data="PAGE"><object data="PAGE"></object></object>
<embed src="PAGE" type="text/html">
<iframe sandbox src="PAGE"></iframe>
<iframe sandbox="allow-scripts allow-same-origin allow-forms allow-popups" src="PAGE"></iframe>
<iframe credentialless src="PAGE"></iframe>
<iframe srcdoc="<iframe src=PAGE></iframe>"></iframe>
<iframe srcdoc="<meta http-equiv=refresh content='0;url=PAGE'>"></iframe>
<iframe src="data:text/html,<iframe src='PAGE'></iframe>"></iframe>
<iframe name="linked"></iframe><a href="PAGE" target="linked">a link</a>
<iframe name="sent"></iframe><form action="PAGE" target="sent"></form>
<script>
document.querySelector("a").click();
document.forms[0].submit();
const frame = document.createElement("iframe");
frame.src = URL.createObjectURL(new Blob(["<iframe src='PAGE'></iframe>"], {type: "text/html"}));
document.body.append(frame);
</script>"""
_FEWEST = 10
"""So many of the frames show what may be framed."""


@pytest.fixture
def stranger() -> Iterator[Host]:
    with serve() as host:
        yield host


def _shown(visitor: Visitor, stranger: Host, address: str) -> list[str]:
    """Return what the frames of another site show of an address."""
    page = {"index.html": _WAYS.replace("PAGE", address).encode(), "404.html": b""}
    stranger.publish(page | {"_headers": b"", "_redirects": b""})
    with visitor.context() as context:
        opened = context.new_page()
        opened.goto(stranger.address, wait_until="networkidle")
        return [frame.locator("body").inner_text() for frame in opened.frames[1:]]


def test_no_way_shows_the_editor(visitor: Visitor, tiny: Path, stranger: Host) -> None:
    for name in PIECES:
        file = tiny / PACKAGE / name
        file.parent.mkdir(parents=True, exist_ok=True)
        program = 'document.body.append("the editor");' if name.endswith("sveltia-cms.js") else ""
        file.write_text(program, encoding="utf-8")
    ask_for(tiny, PROGRAM, "repository: https://github.com/o/r\n")
    assert check_site(tiny).findings == ()
    with serve() as site, visitor.context() as context:
        site.publish(built_files(tiny))
        page = context.new_page()
        page.goto(site.address + "admin/")
        assert "the editor" in page.inner_text("body")
        assert [words for words in _shown(visitor, stranger, site.address + "admin/") if "the editor" in words] == []
        card = _shown(visitor, stranger, site.address + "embed/claims/damage/")
        assert len([words for words in card if "million euros" in words]) >= _FEWEST


def test_no_way_shows_the_preview(visitor: Visitor, tiny: Path, stranger: Host) -> None:
    with previewing(tiny) as preview, visitor.context() as context:
        page = context.new_page()
        page.goto(preview.address + "claims/damage/")
        assert "million euros" in page.inner_text("body")
        shown = _shown(visitor, stranger, preview.address + "claims/damage/")
        assert [words for words in shown if "million euros" in words] == []
