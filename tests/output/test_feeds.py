"""Feeds, the table of all claims, and the maps for crawlers."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import jsonschema
from bs4 import BeautifulSoup

from tests.output.machine_readable import rendered
from tests.views.test_pages import change

DATE = r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$"
JSON_FEED = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        "title": {"type": "string", "minLength": 1},
        "home_page_url": {"type": "string", "pattern": "^https://"},
        "feed_url": {"type": "string", "pattern": "^https://"},
        "description": {"type": "string"},
        "language": {"type": "string"},
        "authors": {"type": "array", "items": {"type": "object", "required": ["name"]}},
        "items": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["id"],
                "anyOf": [{"required": ["content_text"]}, {"required": ["content_html"]}],
                "additionalProperties": False,
                "properties": {
                    **{name: {"type": "string", "minLength": 1} for name in ("id", "url", "title", "content_text")},
                    "date_published": {"type": "string", "pattern": DATE},
                    "date_modified": {"type": "string", "pattern": DATE},
                    "tags": {"type": "array", "items": {"type": "string"}},
                },
            },
        },
    },
    "additionalProperties": False,
}


def corrected(tiny: Path) -> dict[str, bytes]:
    change(
        tiny / "content/claims/two-metres.md",
        (
            "published:",
            "corrections:\n"
            '  - {date: 2026-03-04, kind: detail, note: "A & B <mended>."}\n'
            "  - {date: 2026-03-04, kind: detail, note: Mended again.}\n"
            "  - {date: 2026-03-09, kind: verdict, note: From mixed.}\npublished:",
        ),
    )
    return rendered(tiny)


def test_the_corrections_feeds_agree_with_the_log_and_have_tag_ids(tiny: Path) -> None:
    files = corrected(tiny)
    atom = feedparser.parse(files["corrections/feed.xml"])
    feed = json.loads(files["corrections/feed.json"])
    jsonschema.validate(feed, JSON_FEED)
    assert not atom.bozo
    tag = "tag:flood.example,2026-03-0{}:claims/two-metres/corrections/{}".format
    expected = [tag(9, "verdict"), tag(4, "detail"), tag(4, "detail") + "-2"]
    assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]] == expected
    assert {item["title"] for item in feed["items"]} == {"Conflicting: The river rose by two metres."}
    assert [item["content_text"] for item in feed["items"]] == ["From mixed.", "A & B <mended>.", "Mended again."]
    assert atom.feed.updated == "2026-03-09T00:00:00+00:00"
    assert {entry.link for entry in atom.entries} == {"https://flood.example/claims/two-metres/#section-history"}
    assert b'id="section-history"' in files["claims/two-metres/index.html"]


def test_feeds_are_valid_and_ask_no_clock_even_when_empty(real_files: dict[str, bytes], tiny: Path) -> None:
    for name in ("two-metres", "three-metres", "damage"):
        (tiny / f"content/claims/{name}.md").unlink()
    for files in (real_files, rendered(tiny)):
        for folder in ("", "corrections/"):
            atom = feedparser.parse(files[f"{folder}feed.xml"])
            feed = json.loads(files[f"{folder}feed.json"])
            jsonschema.validate(feed, JSON_FEED)
            assert not atom.bozo
            assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00\+00:00", atom.feed.updated)
            assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]]
            assert len({entry.id for entry in atom.entries}) == len(atom.entries)


def test_the_corrections_page_links_its_feeds_in_head_and_text(real_files: dict[str, bytes]) -> None:
    soup = BeautifulSoup(real_files["corrections/index.html"], "html.parser")
    alternates = {str(link["href"]) for link in soup.find_all("link", rel="alternate")}
    feeds = {"../corrections/feed.xml", "../corrections/feed.json"}
    assert feeds <= alternates
    assert feeds <= {str(link["href"]) for link in soup.find_all("a")}


def test_drafts_are_in_no_feed_and_no_map_even_where_they_are_shown(tiny: Path) -> None:
    change(tiny / "content/claims/damage.md", ("verdict:", "status: draft\nverdict:"))
    files = rendered(tiny, drafts=True)
    assert "claims/damage/index.html" in files
    for name in ("feed.xml", "feed.json", "corrections/feed.xml", "sitemap.xml"):
        assert b"claims/damage/" not in files[name], name


def test_the_sitemap_tells_no_day_on_which_nothing_changed(tiny: Path) -> None:
    sitemap = ElementTree.fromstring(corrected(tiny)["sitemap.xml"])  # noqa: S314 (our own output)
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    changed = {str(e.findtext(f"{space}loc")): e.findtext(f"{space}lastmod") for e in sitemap.iter(f"{space}url")}
    at = "https://flood.example/"
    assert changed[f"{at}claims/two-metres/"] == changed[f"{at}questions/rise/"] == "2026-03-09"
    assert changed[f"{at}sources/flood-report/"] == changed[f"{at}stories/flood/"] == changed[at] == "2026-03-09"
    assert changed[f"{at}claims/damage/"] == "2026-03-01"
    assert changed[f"{at}corrections/"] == "2026-03-09"
    assert changed[f"{at}about/"] is None
    assert not [address for address in changed if "/embed/" in address]


def test_the_table_says_what_the_data_says(real_files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(real_files["claims.csv"].decode("utf-8-sig"), newline="")))
    listed = json.loads(real_files["claims.json"])["claims"]
    assert len(rows) == len(listed)
    for row, entry in zip(rows, listed, strict=True):
        flat = {**entry, **entry["tally"], "verdict": entry["verdict"]["id"], "rating": entry["verdict"]["rating"]}
        least, most = (
            (entry["tally"]["origins"] or {}).get("at_least"),
            (entry["tally"]["origins"] or {}).get("at_most"),
        )
        names = "; ".join(claimant["name"] for claimant in entry["claimants"])
        flat |= {
            "origins_at_least": least,
            "origins_at_most": most,
            "claimants": names,
            "topics": "; ".join(entry["topics"]),
            "status_date": (entry["status_note"] or {}).get("date"),
            "status_note": (entry["status_note"] or {}).get("note"),
        }
        assert row == {name: "" if flat[name] is None else str(flat[name]) for name in row}
