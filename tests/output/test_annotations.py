"""The annotations of the source pages: each leads, in the published page, to exactly the words that were quoted."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import jsonschema
import pytest

from tests.sites import ReadSite, built_files, in_excerpts
from tests.views.test_pages import change

HTML = "{http://www.w3.org/1999/xhtml}"

SELECTORS = {
    "type": "array",
    "minItems": 1,
    "items": {
        "oneOf": [
            {"$ref": "#/$defs/quote"},
            {"$ref": "#/$defs/position"},
            {
                "type": "object",
                "required": ["type", "value", "refinedBy"],
                "additionalProperties": False,
                "properties": {
                    "type": {"const": "CssSelector"},
                    "value": {"type": "string"},
                    "refinedBy": {"oneOf": [{"$ref": "#/$defs/quote"}, {"$ref": "#/$defs/position"}]},
                },
            },
        ]
    },
}
COLLECTION = {
    "$defs": {
        "quote": {
            "type": "object",
            "required": ["type", "exact"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextQuoteSelector"},
                **{name: {"type": "string"} for name in ("exact", "prefix", "suffix")},
            },
        },
        "position": {
            "type": "object",
            "required": ["type", "start", "end"],
            "additionalProperties": False,
            "properties": {
                "type": {"const": "TextPositionSelector"},
                "start": {"type": "integer", "minimum": 0},
                "end": {"type": "integer", "minimum": 1},
            },
        },
        "annotation": {
            "type": "object",
            "required": ["id", "type", "motivation", "created", "modified", "creator", "body", "target"],
            "additionalProperties": False,
            "properties": {
                "id": {"type": "string", "format": "iri"},
                "type": {"const": "Annotation"},
                "motivation": {"const": "linking"},
                "created": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"},
                "modified": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT00:00:00Z$"},
                "creator": {"type": "object", "required": ["type", "name"]},
                "body": {
                    "type": "array",
                    "items": {
                        "type": "object",
                        "required": ["type", "purpose"],
                        "properties": {
                            "type": {"enum": ["SpecificResource", "TextualBody"]},
                            "purpose": {"enum": ["linking", "tagging", "describing", "identifying"]},
                        },
                    },
                },
                "target": {
                    "type": "object",
                    "required": ["type", "source", "selector"],
                    "properties": {"type": {"const": "SpecificResource"}, "selector": SELECTORS},
                },
            },
        },
    },
    "type": "object",
    "required": ["@context", "id", "type", "total"],
    "properties": {
        "@context": {"const": "http://www.w3.org/ns/anno.jsonld"},
        "type": {"const": "AnnotationCollection"},
        "total": {"type": "integer", "minimum": 0},
        "first": {
            "type": "object",
            "required": ["id", "type", "items"],
            "properties": {
                "type": {"const": "AnnotationPage"},
                "startIndex": {"const": 0},
                "items": {"type": "array", "items": {"$ref": "#/$defs/annotation"}},
            },
        },
    },
}


def text_content(element: Element) -> str:
    """The DOM's textContent: the text nodes below an element, one after the other."""
    parts = [element.text or ""]
    for child in element:
        parts += [text_content(child), child.tail or ""]
    return "".join(parts)


def resolve(selector: dict[str, Any], scope: Element) -> list[str]:
    """What a client finds: the stretches of the scope's text that a selector picks out."""
    if selector["type"] == "CssSelector":
        (element,) = [e for e in scope.iter() if f"#{e.get('id')}" == selector["value"]]
        return resolve(selector["refinedBy"], element)
    text = text_content(scope)
    if selector["type"] == "TextPositionSelector":
        return [text[selector["start"] : selector["end"]]]
    whole = selector["prefix"] + selector["exact"] + selector["suffix"]
    return [selector["exact"]] * len(re.findall(f"(?={re.escape(whole)})", text))


def body_of(page: bytes) -> Element:
    body = html5lib.parse(page, treebuilder="etree").find(f"{HTML}body")
    assert isinstance(body, Element)
    return body


def words(text: str) -> str:
    return " ".join(text.split())


def assert_all_resolve(files: dict[str, bytes], checked: ReadSite) -> int:
    found = 0
    for id in checked.sources:
        collection = json.loads(files[f"sources/{id}/annotations.json"])
        jsonschema.validate(collection, COLLECTION)
        body = body_of(files[f"sources/{id}/index.html"])
        items = collection["first"]["items"] if collection["total"] else []
        assert len({item["id"] for item in items}) == len(items) == collection["total"]
        expected = [
            exact
            for (claim, number), receipt in checked.receipts.items()
            for exact in receipt.exact
            if checked.claims[claim].record.evidence[number].source == id
        ]
        assert sorted(words(i["target"]["selector"][-1]["exact"]) for i in items) == sorted(map(words, expected))
        for item in items:
            *chained, position, quote = item["target"]["selector"]
            assert item["target"]["source"] == f"{checked.index.settings.record.base_url}sources/{id}/#archived-text"
            (element,) = [e for e in body.iter() if e.get("id") == "archived-text"]
            for selector in (*chained, quote):
                assert resolve(selector, body) == [quote["exact"]], item["id"]
            assert [resolve(selector, element) for selector in (position, quote)] == [[quote["exact"]]] * 2
            assert_is_the_place_of_the_receipt(item, files)
        found += len(items)
    return found


def assert_is_the_place_of_the_receipt(item: dict[str, Any], files: dict[str, bytes]) -> None:
    """Assert that an annotation names the place in the archived text, where that is published, and else none."""
    places = [body for body in item["body"] if body["purpose"] == "identifying"]
    name = f"sources/{item['target']['source'].split('/')[-2]}/seed.txt"
    assert len(places) == (name in files)
    for place in places:
        assert place["source"].endswith(f"/{name}")
        text = files[name].decode("utf-8")[place["selector"]["start"] : place["selector"]["end"]]
        assert words(text) == words(item["target"]["selector"][-1]["exact"])


def test_a_client_that_wants_a_position_and_a_quote_side_by_side_finds_both(real_files: dict[str, bytes]) -> None:
    """Recogito passes over an annotation whose selectors are not flat."""
    for path, content in real_files.items():
        if path.endswith("/annotations.json"):
            for item in json.loads(content).get("first", {"items": []})["items"]:
                kinds = [selector["type"] for selector in item["target"]["selector"]]
                assert {"TextQuoteSelector", "TextPositionSelector"} <= set(kinds)


def test_every_annotation_of_the_real_site_resolves_to_exactly_the_quoted_words(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    assert assert_all_resolve(real_files, real_site) >= len(real_site.receipts)


def test_the_text_element_of_a_source_page_holds_the_lines_of_the_archived_text_and_nothing_else(
    real_site: ReadSite, real_files: dict[str, bytes]
) -> None:
    for id, document in real_site.sources.items():
        seed = real_site.index.seeds[document.record.seed].text
        body = body_of(real_files[f"sources/{id}/index.html"])
        (element,) = [e for e in body.iter() if e.get("id") == "archived-text"]
        assert text_content(element) == "\n".join(line for line in seed.split("\n") if line.strip())


def test_the_bodies_name_claim_stance_and_reason(real_site: ReadSite, real_files: dict[str, bytes]) -> None:
    for id in real_site.sources:
        for item in json.loads(real_files[f"sources/{id}/annotations.json"])["first"]["items"]:
            link, stance, *status, reason, _ = item["body"]
            address, _, anchor = link["source"].removeprefix(real_site.index.settings.record.base_url).partition("#")
            assert f'id="{anchor}"'.encode() in real_files[f"{address}index.html"]
            evidence = real_site.claims[address.split("/")[1]].record.evidence
            why = reason["value"].removeprefix("Withdrawn: ") if status else reason["value"]
            assert (id, stance["value"], why) in [(e.source, e.stance, e.why) for e in evidence]
            withdrawn = real_site.index.claims[address.split("/")[1]].status == "withdrawn"
            assert [body["value"] for body in status] == ["withdrawn"] * withdrawn


def rendered(tiny: Path) -> tuple[dict[str, bytes], ReadSite]:
    checked = ReadSite(tiny)
    assert checked.findings == ()
    return built_files(tiny), checked


def test_annotations_of_excerpts_count_in_what_is_shown(tiny: Path) -> None:
    in_excerpts(tiny, "flood-report")
    files, checked = rendered(tiny)
    assert assert_all_resolve(files, checked) == 6
    assert b"Text left out here" in files["sources/flood-report/index.html"]


@pytest.mark.parametrize("letters", ["😀 astral letters 𝔘 before", "combining e\u0301 and \u200bnothing", "<&> \"'"])
def test_annotations_count_code_points_behind_any_letters(tiny: Path, letters: str) -> None:
    import hashlib

    seed = tiny / "seeds/flood.txt"
    old = hashlib.sha256(seed.read_bytes()).hexdigest()
    seed.write_text(f"{letters}\n\n  {letters}\n{seed.read_text(encoding='utf-8')}", encoding="utf-8")
    change(
        tiny / "content/sources/flood-report.md",
        (old, hashlib.sha256(seed.read_bytes()).hexdigest()),
    )
    files, checked = rendered(tiny)
    assert assert_all_resolve(files, checked) == 6


def test_overlapping_quotations_and_quotations_with_words_left_out_are_each_annotated(tiny: Path) -> None:
    change(
        tiny / "content/claims/damage.md",
        ("quote: The damage is put at 3 million euros.", "quote: praised the volunteers. […] praised the fire brigade"),
    )
    change(
        tiny / "content/claims/three-metres.md",
        ("quote: after the river had risen by three metres", "quote: The mayor praised the fire brigade."),
    )
    checked = ReadSite(tiny)
    assert not [f for f in checked.findings if f.severity == "error"]
    assert assert_all_resolve(built_files(tiny), checked) == 7


def test_a_source_that_nobody_quotes_has_an_empty_collection(tiny: Path) -> None:
    for claim in ("damage", "two-metres", "three-metres"):
        (tiny / f"content/claims/{claim}.md").unlink()
    collection = json.loads(built_files(tiny)["sources/flood-report/annotations.json"])
    jsonschema.validate(collection, COLLECTION)
    assert (collection["total"], "first" in collection) == (0, False)


def test_the_source_page_links_its_annotations(real_files: dict[str, bytes]) -> None:
    page = real_files["sources/pilot-extension/index.html"].decode()
    address = "../../sources/pilot-extension/annotations.json"
    assert f'<link rel="alternate" href="{address}" type="application/ld+json"' in page
    assert f'<a href="{address}">Annotations (JSON-LD)</a>' in page
