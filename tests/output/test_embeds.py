"""Embeds, and how they are discovered."""

from __future__ import annotations

import json
from pathlib import Path

import html5lib
import jsonschema
from bs4 import BeautifulSoup

from site_builder.content.records import CorrectionKind
from tests.output.machine_readable import rendered
from tests.pages import read_page, shown
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
        page = read_page(real_files[f"embed/claims/{id}/index.html"])
        assert page.xpath("//link[@rel='canonical']/@href") == [f"https://example.org/claims/{id}/"]
        text = shown(page, " ")
        assert document.record.claim in text
        void = [note.note for note in document.record.corrections if note.kind is CorrectionKind.VOID]
        assert (void[-1] if void else document.record.summary) in text
        assert {link.get("target") for link in page.iter("a")} == {"_top"}
        assert not page.xpath("//script")


def test_embeds_are_discovered_by_oembed_and_offered_on_the_page(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    validator = jsonschema.Draft202012Validator(OEMBED)
    for id in real_site.claims:
        answer = json.loads(real_files[f"claims/{id}/oembed.json"])
        validator.validate(answer)
        (frame,) = BeautifulSoup(answer["html"], "html.parser").find_all("iframe")
        assert frame["src"] == f"https://example.org/embed/claims/{id}/"
        assert (frame["width"], frame["height"]) == (str(answer["width"]), str(answer["height"]))
        page = read_page(real_files[f"claims/{id}/index.html"])
        discovered = page.xpath("//link[@type='application/json+oembed']/@href")
        assert discovered == [f"https://example.org/claims/{id}/oembed.json"]
        assert page.findtext(".//textarea") == answer["html"]
        # Without the frame the verdict, the claim and the link are left.
        (kept,) = BeautifulSoup(answer["html"], "html.parser").select("blockquote > p > a")
        assert kept.get_text() == answer["title"]
        assert kept["href"] == f"https://example.org/claims/{id}/"


def test_a_claim_with_any_characters_keeps_its_frame_whole(tiny: Path) -> None:
    change(tiny / "content/claims/damage.md", ("claim: The", "claim: <b>R&D's</b> costs</textarea> aside, the"))
    files = rendered(tiny)
    answer = json.loads(files["claims/damage/oembed.json"])
    (quote,) = html5lib.parseFragment(answer["html"], treebuilder="etree")
    frame = quote[0]
    assert frame.get("title") == "<b>R&D's</b> costs</textarea> aside, the damage is about 3 million euros."
    soup = BeautifulSoup(files["claims/damage/index.html"], "html.parser")
    (offered,) = soup.find_all("textarea")
    assert offered.get_text() == answer["html"]
