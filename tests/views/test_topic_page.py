"""Topics: the page of each, the labels of what is about it, the list, and the feeds of topics and stories."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import feedparser
import jsonschema
import pytest
from bs4 import BeautifulSoup

from site_builder.build.build_site import build_site
from site_builder.build.options import Options
from tests.build.test_incremental import rewritten
from tests.linked import linked
from tests.output.machine_readable import claim_review, linked_data, rendered
from tests.output.test_feeds import JSON_FEED
from tests.pages import read_page, shown
from tests.sites import built_files, review_all
from tests.views.test_pages import change

FLOODS = """\
---
name: Floods & dams
description: When rivers rise.
aliases: [high-water]
---
It begins with [the flood](../stories/flood.md).
"""
VOID = """\
corrections: [{date: 2026-03-09, kind: void, note: Nobody measured.}]
topics: [floods]
published:"""
ADDRESS = "topics/floods/"


@pytest.fixture
def site(tiny: Path) -> Path:
    (tiny / "content/topics").mkdir()
    (tiny / "content/topics/floods.md").write_text(FLOODS, encoding="utf-8")
    (tiny / "content/topics/bridges.md").write_text("---\nname: Bridges\n---\n", encoding="utf-8")
    change(tiny / "content/stories/flood.md", ("published:", "topics: [floods]\npublished:"))
    change(tiny / "content/claims/damage.md", ("published:", "topics: [floods, bridges]\npublished:"))
    change(tiny / "content/claims/three-metres.md", ("published:", VOID))
    return tiny


def test_a_topic_has_its_stories_and_claims_and_tells_what_was_withdrawn(site: Path) -> None:
    bridges, floods = linked(site).topics
    assert [card.id for card in floods.stories] == ["flood"]
    assert [card.id for card in floods.claims] == ["damage"]
    assert [card.id for card in floods.withdrawn] == ["three-metres"]
    assert (floods.card.claims, floods.card.stories, str(floods.updated)) == (1, 1, "2026-03-09")
    assert (bridges.card.claims, bridges.card.stories, bridges.stories) == (1, 0, ())


def test_what_an_origin_is_stands_where_origins_are_counted(site: Path) -> None:
    files = built_files(site)
    said = "Articles with one origin count as one witness"
    assert said in shown(read_page(files["topics/bridges/index.html"]))
    change(site / "content/claims/damage.md", ("topics: [floods, bridges]", "topics: [floods]"))
    assert said not in shown(read_page(built_files(site)["topics/bridges/index.html"]))


def test_pages_lead_to_topics_and_topics_to_pages(site: Path) -> None:
    files = built_files(site)
    labels = {
        path: [(str(link["href"]), link.text) for link in _soup(files, path).select(".topics a")]
        for path in ("claims/damage/index.html", "claims/two-metres/index.html", "stories/flood/index.html")
    }
    floods = ("../../topics/floods/", "Floods & dams")
    assert labels == {
        "claims/damage/index.html": [floods, ("../../topics/bridges/", "Bridges")],
        "claims/two-metres/index.html": [],
        "stories/flood/index.html": [floods],
    }
    page = _soup(files, f"{ADDRESS}index.html")
    led = {str(link["href"]) for link in page.select("main a")}
    assert {"../../stories/flood/", "../../claims/damage/", "../../claims/three-metres/", "../../topics/"} <= led
    listed = _soup(files, "topics/index.html")
    assert [link.text for link in listed.select("main a.source-name")] == ["Bridges", "Floods & dams"]
    assert "2 claims" not in listed.text
    assert 'name="topic"' in files["search/index.html"].decode("utf-8")
    filters = [str(mark["data-value"]) for mark in page.select("[data-pagefind-filter^=topic]")]
    assert filters == ["Floods & dams"]
    assert "topics/high-water/index.html" in files


@pytest.mark.parametrize("address", [ADDRESS, "stories/flood/"])
def test_the_feeds_of_a_place_are_named_on_its_page_and_announce_what_was_withdrawn(site: Path, address: str) -> None:
    files = built_files(site)
    atom, feed = feedparser.parse(files[f"{address}feed.xml"]), json.loads(files[f"{address}feed.json"])
    jsonschema.validate(feed, JSON_FEED)
    assert not atom.bozo
    assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]]
    base = "https://flood.example/"
    void = ["tag:flood.example,2026-03-09:claims/three-metres/withdrawn", f"{base}claims/three-metres/"]
    others = ["claims/damage/", "stories/flood/"] if address == ADDRESS else ["claims/two-metres/", "claims/damage/"]
    assert [item["id"] for item in feed["items"]] == [*void, *(base + other for other in others)]
    assert feed["home_page_url"] == base + address == str(atom.feed.link)
    assert feed["title"].startswith("Floods & dams — " if address == ADDRESS else "The flood — ")
    page, here = _soup(files, f"{address}index.html"), {f"../../{address}feed.xml", f"../../{address}feed.json"}
    assert here <= {str(link["href"]) for link in page.find_all("link", rel="alternate")}
    assert here <= {str(link["href"]) for link in page.select("main a")}
    assert {f"/{address.split('/')[0]}/*/feed.xml", "  Content-Type: application/atom+xml; charset=utf-8"} <= {
        *files["_headers"].decode("utf-8").split("\n")
    }


def test_drafts_are_in_no_feed_of_a_place_even_where_they_are_shown(site: Path) -> None:
    change(site / "content/claims/damage.md", ("verdict:", "status: draft\nverdict:"))
    files = rendered(site, drafts=True)
    assert b"claims/damage/" in files[f"{ADDRESS}index.html"]
    for address in (ADDRESS, "stories/flood/"):
        assert b"claims/damage/" not in files[f"{address}feed.xml"] + files[f"{address}feed.json"]


def test_data_name_the_topics(site: Path) -> None:
    review_all(site)
    files = built_files(site)
    listed = {claim["id"]: claim["topics"] for claim in json.loads(files["claims.json"])["claims"]}
    assert listed == {"damage": ["floods", "bridges"], "three-metres": ["floods"], "two-metres": []}
    assert json.loads(files["claims/damage/claim.json"])["topics"] == listed["damage"]
    rows = csv.DictReader(io.StringIO(files["claims.csv"].decode("utf-8-sig"), newline=""))
    assert {row["id"]: row["topics"] for row in rows} == {id: "; ".join(topics) for id, topics in listed.items()}
    assert claim_review(files, "damage")["keywords"] == ["Floods & dams", "Bridges"]
    assert "keywords" not in claim_review(files, "two-metres")
    described = {each["@type"]: each for each in linked_data(read_page(files[f"{ADDRESS}index.html"]))}
    assert described["CollectionPage"]["description"] == "When rivers rise."


def test_a_topic_that_is_added_to_a_claim_updates_its_pages_and_feeds(site: Path) -> None:
    build_site(site, site / "public", Options())
    change(site / "content/claims/two-metres.md", ("published:", "topics: [bridges]\npublished:"))
    touched = rewritten(site)
    expected = {f"topics/bridges/{name}" for name in ("index.html", "feed.xml", "feed.json")}
    assert {*expected, "topics/index.html", "claims/two-metres/index.html", "claims.json", "claims.csv"} <= touched
    assert not [path for path in touched if path.startswith((ADDRESS, "claims/damage"))]
    path = site / "content/topics/bridges.md"
    path.write_text(path.read_text(encoding="utf-8").replace("Bridges", "Roads"), encoding="utf-8")
    assert {*expected, "claims/damage/index.html", "claims/two-metres/index.html"} <= rewritten(site)


def test_a_site_without_topics_has_no_list_of_them_and_no_words_for_them(tiny: Path) -> None:
    files = built_files(tiny)
    assert not [path for path in files if path.startswith("topics/")]
    pages = (content for path, content in files.items() if path.endswith(".html"))
    assert not [page for page in pages if b"topics/" in page or b"Topic" in page]


def _soup(files: dict[str, bytes], path: str) -> BeautifulSoup:
    return BeautifulSoup(files[path], "html.parser")
