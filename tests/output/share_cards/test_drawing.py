"""What a theme's drawing may refer to: its own parts, and nothing on the machine that builds."""

from __future__ import annotations

import base64
import pickle
from pathlib import Path

import pytest

from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from site_builder.output.share_cards.drawing import DrawingError, checked
from site_builder.output.share_cards.icons import icons
from site_builder.output.share_cards.raster import png
from site_builder.store.artifacts import Kept
from tests.conftest import ROOT

_SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="16" height="16">{}</svg>'
)
_PICTURE = base64.b64encode(png(_SVG.format('<rect width="16" height="16"/>'), ())).decode()
PICTURE = "/tmp/site-builder-picture.png"  # noqa: S108 (a name in texts)
REFUSED = {
    "a picture of this machine": f'<image href="{PICTURE}" width="16" height="16"/>',
    "a relative one": '<image href="p.png" width="16" height="16"/>',
    "an address of a file": f'<image href="file://{PICTURE}" width="16" height="16"/>',
    "of old": f'<image xlink:href="{PICTURE}" width="16" height="16"/>',
    "with characters as numbers": '<image href="&#x2f;tmp/p.png" width="16" height="16"/>',
    "another prefix": f'<s:image xmlns:s="http://www.w3.org/2000/svg" href="{PICTURE}"/>',
    "in a pattern": f'<pattern id="p"><image href="{PICTURE}"/></pattern><rect width="9" height="9" fill="url(#p)"/>',
    "in a filter": f'<filter id="f"><feImage href="{PICTURE}"/></filter>',
    "a filter of old": f'<filter id="f"><feImage xlink:href="{PICTURE}"/></filter>',
    "from the web": '<image href="https://evil.example/p.png"/>',
    "as data": f'<image href="data:image/png;base64,{_PICTURE}"/>',
    "without an address": "<image/>",
    "parts of a file": '<use href="p.svg#x"/>',
    "parts of a file of old": '<use xlink:href="/p.svg#x"/>',
    "a fill from a file": '<rect width="9" height="9" fill="url(p.svg#x)"/>',
    "a fill with capitals": "<rect width='9' height='9' fill=' URL( \"p.svg#x\" )'/>",
    "a style": '<rect width="9" height="9" style="fill: url(p.svg#x)"/>',
    "a style with escapes": '<rect width="9" height="9" style="fill: \\75rl(p.svg#x)"/>',
    "a style sheet": "<style>rect { fill: url('p.svg#x') }</style>",
    "another style sheet": '<style>@import "p.css";</style>',
    "a base": '<g xml:base="file:///tmp/"><rect width="9" height="9"/></g>',
    "a page": '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" src="p.png"/></foreignObject>',
    "a program": "<script>1</script>",
}
WHOLE = {
    "an entity of a file": '<!DOCTYPE svg [<!ENTITY e SYSTEM "file:///etc/passwd">]>' + _SVG.format("<text>&e;</text>"),
    "an entity that hides one": f"<!DOCTYPE svg [<!ENTITY e \"<image href='{PICTURE}'/>\">]>" + _SVG.format("&e;"),
    "an address in an entity": f'<!DOCTYPE svg [<!ENTITY e "{PICTURE}">]>' + _SVG.format('<image href="&e;"/>'),
    "entities without end": '<!DOCTYPE svg [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>' + _SVG.format("<text>&b;</text>"),
    "a document type": '<!DOCTYPE svg SYSTEM "file:///tmp/x.dtd">' + _SVG.format(""),
    "an instruction": '<?xml-stylesheet href="file:///tmp/x.css"?>' + _SVG.format(""),
    "wide": '<svg xmlns="http://www.w3.org/2000/svg" width="60000" height="9"/>',
    "high": '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="6e4"/>',
    "no XML": "<svg",
    "an unknown prefix": "<svg xmlns='http://www.w3.org/2000/svg'><use xlink:href='/p.svg#x'/></svg>",
    "nothing": "",
}


@pytest.mark.parametrize("svg", [*map(_SVG.format, REFUSED.values()), *WHOLE.values()], ids=[*REFUSED, *WHOLE])
def test_what_refers_to_something_else_is_not_drawn(svg: str) -> None:
    with pytest.raises(DrawingError) as told:
        checked(svg, "assets/favicon.svg")
    assert pickle.loads(pickle.dumps(told.value)).why == told.value.why, "it comes from another process whole"  # noqa: S301
    with pytest.raises(DrawingError):
        icons({"favicon.svg": svg.encode("utf-8")}, Kept(None))


@pytest.mark.parametrize(
    "inside",
    [
        '<defs><g id="a"><rect width="9" height="9"/></g></defs><use href="#a"/><use xlink:href="#a"/>',
        '<linearGradient id="g"/><rect width="9" height="9" fill="url(#g)"/>',
        "<style>rect { fill: url( '#g' ) }</style>",
        "<text>An @import of url(p.svg) &amp; &lt;image href='/p.png'&gt;</text>",
        "<title>image</title><desc>url(x)</desc>",
    ],
)
def test_what_refers_to_itself_is_drawn(inside: str) -> None:
    svg = _SVG.format(inside)
    assert checked(svg, "assets/favicon.svg") == svg
    assert png(svg, ())


def test_the_themes_own_drawings_are_drawn() -> None:
    for path in ROOT.glob("themes/*/assets/favicon.svg"):
        checked(path.read_text(encoding="utf-8"), "assets/favicon.svg")


@pytest.mark.parametrize("name", ["assets/favicon.svg", "templates/card.svg"])
def test_a_drawing_that_takes_a_file_along_is_told_and_nothing_is_published(tiny: Path, name: str) -> None:
    own = tiny / "themes/default" / name
    own.parent.mkdir(parents=True)
    own.write_text(_SVG.format(f'<image href="{tiny}/seeds/flood.png"/>'), encoding="utf-8")
    (fault,) = build_site(tiny, tiny / "public", Options(cards=True)).findings
    assert (fault.code, fault.place.file) == ("template-fault", f"themes/default/{name}")
    assert "<image>" in fault.message
    assert not (tiny / "public").exists()
