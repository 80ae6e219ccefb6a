"""Where “In the article” leads: all words of the quotation are lit, and nothing else."""

from __future__ import annotations

import re
from typing import Literal

import pytest

from tests.browser.test_layout import _TOO_WIDE
from tests.browser.walking import Visitor, WalkedSite
from tests.pages import read_pages
from tests.sites import ReadSite

_LIT = """anchors => {
  const room = document.getElementById("archived-text");
  const lit = anchors.map(anchor => {
    location.hash = anchor;
    return [...room.querySelectorAll("mark")].filter(mark => getComputedStyle(mark).backgroundColor !== "rgba(0, 0, 0, 0)")
      .map(mark => { const upTo = document.createRange(); upTo.setStart(room, 0); upTo.setEnd(mark, 0);
        const start = [...upTo.toString()].length; return [start, start + [...mark.textContent].length]; });
  });
  return [[...room.textContent].join(""), lit];
}"""
"""The archived text of the page, and for each anchor the stretches of it that are lit."""


@pytest.fixture(scope="module")
def links(real_site: ReadSite, real_files: dict[str, bytes]) -> dict[str, dict[str, tuple[str, ...]]]:
    """For each source: the anchors that claims lead to, and the pieces of the quotation that each stands for."""
    receipts = {
        (real_site.claims[claim].record.evidence[number].source, receipt.start, receipt.end): receipt
        for (claim, number), receipt in real_site.receipts.items()
    }
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for name, page in read_pages(real_files):
        for href in page.xpath("//a/@href") if name.startswith("claims/") else ():
            if match := re.search(r"sources/([\w-]+)/#(passage-(\d+)-(\d+))$", href):
                source, fragment, start, end = match.groups()
                found.setdefault(source, {})[fragment] = receipts[source, int(start), int(end)].exact
    return found


def test_every_link_marks_the_whole_quotation_and_nothing_else(
    visitor: Visitor, sites: dict[str, WalkedSite], links: dict[str, dict[str, tuple[str, ...]]]
) -> None:
    assert sum(map(len, links.values())) > 80
    wrong = []
    for source, quotations in links.items():
        page = visitor.open(f"{sites['real'].host.address}sources/{source}/")
        text, lit = page.evaluate(_LIT, list(quotations))
        for (anchor, pieces), stretches in zip(quotations.items(), lit, strict=True):
            found = "".join(text[start:end] for start, end in stretches)
            if "".join(found.split()) != "".join("".join(pieces).split()):
                wrong.append((source, anchor, found, pieces))
    assert wrong == []


_CONTRAST = """() => {
  const light = colour => { const [r, g, b] = colour.match(/[\\d.]+/g).map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  return [...document.querySelectorAll("#archived-text mark, .passage mark")].map(mark => {
    const style = getComputedStyle(mark);
    const [more, less] = [light(style.color), light(style.backgroundColor)].sort((a, b) => b - a);
    return [style.backgroundImage === "none" ? (more + 0.05) / (less + 0.05) : 0, mark.className];
  });
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_quoted_words_can_be_read_in_colours_that_the_system_forces(
    visitor: Visitor, sites: dict[str, WalkedSite], scheme: Literal["light", "dark"]
) -> None:
    page = visitor.open(f"{sites['real'].host.address}sources/fifty-million-block/")
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    try:
        page.evaluate("location.hash = document.querySelector('.passage-start').id")
        contrasts = page.evaluate(_CONTRAST)
        page.goto(sites["real"].address("real", "question of two figures"))
        told = page.evaluate(_CONTRAST)
    finally:
        page.emulate_media(forced_colors="none")
    assert len({name for _, name in contrasts}) > 5
    assert len(told) > 4
    assert [found for found in contrasts + told if found[0] < 4.5] == []


_SPACED = """() => {
  const rules = "{ line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }";
  document.styleSheets[0].insertRule("*" + rules, document.styleSheets[0].cssRules.length);
}"""


@pytest.mark.parametrize(
    ("site", "name"),
    [
        *(("real", name) for name in ("methodology", "claim, conflicting", "source without", "home")),
        ("made", "source in English"),
    ],
)
def test_a_page_fits_the_narrowest_window_with_the_text_spacing_of_the_guidelines(
    visitor: Visitor, sites: dict[str, WalkedSite], site: str, name: str
) -> None:
    page = visitor.open(sites[site].address(site, name), width=320)
    page.evaluate(_SPACED)
    assert page.evaluate(_TOO_WIDE) == []
