"""Embeds, and how they are discovered."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import jsonschema
from bs4 import BeautifulSoup

from tests.output.machine_readable import rendered
from tests.sites import ReadSite
from tests.views.test_pages import change

OEMBED = {
    "type": "object",
    "required": ["version", "type", "html", "width", "height"],
    "properties": {
        "version": {"const": "1.0"},
        "type": {"const": "rich"},
        "width": {"type": "integer"},
        "height": {"type": "integer"},
    },
}


def test_every_claim_has_an_embed_that_leads_out_of_its_frame(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    for id, document in real_site.claims.items():
        soup = BeautifulSoup(real_files[f"embed/claims/{id}/index.html"], "html.parser")
        canonical = soup.find("link", rel="canonical")
        assert canonical is not None
        assert canonical["href"] == f"https://example.org/claims/{id}/"
        text = " ".join(soup.get_text(" ").split())
        assert document.record.claim in text
        assert document.record.summary in text
        assert {link["target"] for link in soup.find_all("a")} == {"_top"}
        assert not soup.find_all("script")


def test_embeds_are_discovered_by_oembed_and_offered_on_the_page(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    for id in real_site.claims:
        answer = json.loads(real_files[f"claims/{id}/oembed.json"])
        jsonschema.validate(answer, OEMBED)
        (frame,) = BeautifulSoup(answer["html"], "html.parser").find_all("iframe")
        assert frame["src"] == f"https://example.org/embed/claims/{id}/"
        assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))
        soup = BeautifulSoup(real_files[f"claims/{id}/index.html"], "html.parser")
        discovery = soup.find("link", type="application/json+oembed")
        offered = soup.find("textarea")
        assert discovery is not None
        assert discovery["href"] == f"https://example.org/claims/{id}/oembed.json"
        assert offered is not None
        assert offered.get_text() == answer["html"]


def test_a_claim_with_any_characters_keeps_its_frame_whole(tiny: Path) -> None:
    change(tiny / "content/claims/damage.md", ("claim: The", "claim: <b>R&D's</b> costs</textarea> aside, the"))
    files = rendered(tiny)
    answer = json.loads(files["claims/damage/oembed.json"])
    (frame,) = html5lib.parseFragment(answer["html"], treebuilder="etree")
    assert frame.get("title") == "<b>R&D's</b> costs</textarea> aside, the damage is about 3 million euros."
    soup = BeautifulSoup(files["claims/damage/index.html"], "html.parser")
    (offered,) = soup.find_all("textarea")
    assert offered.get_text() == answer["html"]
