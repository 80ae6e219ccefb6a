"""What machines get besides the page: structured data, feeds, citations, cards for other sites, and host files."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import feedparser
import html5lib
import jsonschema
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given
from hypothesis import strategies as st

from site_builder.pipeline import Checked, Options, check_site, render_site
from site_builder.render.citations import in_tex
from site_builder.render.hosting import CONTENT_SECURITY_POLICY
from tests.link.test_link import change

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
CSL_JSON = {
    "type": "array",
    "minItems": 1,
    "items": {
        "type": "object",
        "required": ["id", "type"],
        "additionalProperties": False,
        "properties": {
            "type": {"const": "webpage"},
            "author": {
                "type": "array",
                "items": {"type": "object", "required": ["literal"], "additionalProperties": False}
                | {"properties": {"literal": {"type": "string"}}},
            },
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {
                    "date-parts": {
                        "type": "array",
                        "items": {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}},
                    }
                },
            },
            **{
                name: {"type": "string", "minLength": 1}
                for name in ("id", "title", "container-title", "publisher", "URL", "language", "abstract", "note")
            },
        },
    },
}
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


def pages(files: Mapping[str, bytes]) -> Iterator[tuple[str, BeautifulSoup]]:
    for name, content in files.items():
        if name.endswith(".html") and not name.startswith("pagefind/"):
            yield name, BeautifulSoup(content, "html.parser")


def linked_data(soup: BeautifulSoup) -> list[dict[str, Any]]:
    return [json.loads(tag.get_text()) for tag in soup.find_all("script", type="application/ld+json")]


def claim_review(files: Mapping[str, bytes], id: str) -> dict[str, Any]:
    soup = BeautifulSoup(files[f"claims/{id}/index.html"], "html.parser")
    (review,) = [data for data in linked_data(soup) if data["@type"] == "ClaimReview"]
    return review


def rendered(tiny: Path, **options: Any) -> dict[str, bytes]:
    checked = check_site(tiny)
    assert not [finding for finding in checked.findings if finding.severity == "error"]
    return render_site(tiny, checked, Options(**options))


# Structured data


def test_a_claim_review_has_what_google_asks_for_and_says_no_more_than_is_known(tiny: Path) -> None:
    change(
        tiny / "content/claims/two-metres.md",
        (
            "evidence:",
            "claimants:\n"
            "  - {name: The council, kind: organization, date: 2026-02-20}\n"
            "  - {name: Ann Other, kind: person, role: mayor, date: 2026-02-18}\n"
            "  - {name: People on the bridge, role: bystanders}\nevidence:",
        ),
    )
    change(tiny / "content/sources/flood-report.md", ("language: en", "language: en\nurl: https://news.example/flood"))
    review = claim_review(rendered(tiny), "two-metres")
    assert {"@context", "claimReviewed", "url", "author", "reviewRating", "itemReviewed", "datePublished"} <= {*review}
    item = review["itemReviewed"]
    assert item["author"] == [
        {"@type": "Organization", "name": "The council"},
        {"@type": "Person", "name": "Ann Other", "jobTitle": "mayor"},
        {"@type": "Thing", "name": "People on the bridge", "description": "bystanders"},
    ]
    assert item["datePublished"] == "2026-02-18"
    assert [article["url"] for article in item["appearance"]] == ["https://news.example/flood"]
    assert [article["name"] for article in review["citation"]] == ["Bridge closed after flood"]


def test_an_article_that_contradicts_is_cited_and_is_no_appearance(tiny: Path) -> None:
    change(tiny / "content/sources/flood-report.md", ("language: en", "language: en\nurl: https://news.example/flood"))
    review = claim_review(rendered(tiny), "three-metres")
    assert "appearance" not in review["itemReviewed"]
    assert {article["name"] for article in review["citation"]} == {
        "River rises by two metres",
        "Bridge closed after flood",
    }


def test_a_rating_has_numbers_only_where_the_verdict_has_one(real_site: Checked, real_files: dict[str, bytes]) -> None:
    for id, document in real_site.corpus.claims.items():
        rating = claim_review(real_files, id)["reviewRating"]
        verdict = next(v for v in real_site.corpus.settings.record.scale if v.id == document.record.verdict)
        numbers = {name: rating.get(name) for name in ("ratingValue", "bestRating", "worstRating")}
        known = {"ratingValue": verdict.rating, "bestRating": 5, "worstRating": 1}
        assert numbers == (known if verdict.rating is not None else dict.fromkeys(known))


@pytest.mark.parametrize("status", ["withdrawn", "draft"])
def test_what_nobody_stands_by_has_no_claim_review(tiny: Path, status: str) -> None:
    change(tiny / "content/claims/two-metres.md", ("story: flood", f"story: flood\nstatus: {status}"))
    soup = BeautifulSoup(rendered(tiny, drafts=True)["claims/two-metres/index.html"], "html.parser")
    assert "ClaimReview" not in [data["@type"] for data in linked_data(soup)]


def test_every_inner_page_has_its_trail_as_readers_see_it(real_files: dict[str, bytes]) -> None:
    for name, soup in pages(real_files):
        trails = [data for data in linked_data(soup) if data["@type"] == "BreadcrumbList"]
        crumbs = soup.find("nav", class_="crumbs")
        assert len(trails) == (crumbs is not None), name
        if crumbs is None:
            continue
        steps = trails[0]["itemListElement"]
        assert len(steps) >= 2, name
        assert [step["position"] for step in steps] == list(range(1, len(steps) + 1))
        assert [step["name"] for step in steps] == [link.get_text() for link in crumbs.find_all("a")]
        for step in steps:
            assert step["item"].removeprefix("https://example.org/") + "index.html" in real_files


def test_pages_say_what_they_are(real_files: dict[str, bytes]) -> None:
    kinds = {
        "index.html": "WebSite",
        "stories/met-palantir/index.html": "Article",
        "questions/contract-value/index.html": "WebPage",
        "sources/pilot-extension/index.html": "WebPage",
        "about/index.html": "AboutPage",
        "claims/index.html": "CollectionPage",
    }
    for name, kind in kinds.items():
        (data,) = [
            data
            for data in linked_data(BeautifulSoup(real_files[name], "html.parser"))
            if data["@type"] != "BreadcrumbList"
        ]
        assert (data["@type"], data["publisher"]["@type"]) == (kind, "Organization"), name
        assert data["url"] == f"https://example.org/{name.removesuffix('index.html')}"


# Previews


def test_a_preview_asks_not_to_be_indexed_and_reviews_nothing(tiny: Path) -> None:
    files = rendered(tiny, preview=True)
    for name, soup in pages(files):
        robots = soup.find_all("meta", attrs={"name": "robots"})
        assert [tag["content"] for tag in robots] == ["noindex"], name
        assert "ClaimReview" not in [data["@type"] for data in linked_data(soup)], name
    assert files["robots.txt"] == b"User-agent: *\nDisallow: /\n"
    assert b"X-Robots-Tag: noindex" in files["_headers"]


def test_the_published_site_is_indexed_but_for_what_stands_aside(real_files: dict[str, bytes]) -> None:
    for name, soup in pages(real_files):
        aside = name in ("404.html", "search/index.html") or name.endswith("/embed/index.html")
        assert aside or not soup.find("meta", attrs={"name": "robots"}), name
        assert not name.endswith("/embed/index.html") or soup.find("meta", content="noindex"), name
    assert b"Disallow" not in real_files["robots.txt"]
    assert b"X-Robots-Tag" not in real_files["_headers"]


# Feeds, tables and maps


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
    tag = "tag:example.org,2026-03-0{}:claims/two-metres/corrections/{}".format
    expected = [tag(9, "verdict"), tag(4, "detail"), tag(4, "detail") + "-2"]
    assert [entry.id for entry in atom.entries] == [item["id"] for item in feed["items"]] == expected
    assert [item["content_text"] for item in feed["items"]] == ["From mixed.", "A & B <mended>.", "Mended again."]
    assert atom.feed.updated == "2026-03-09T00:00:00+00:00"
    assert {entry.link for entry in atom.entries} == {"https://example.org/claims/two-metres/#section-history"}
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
    assert {"feed.xml", "feed.json"} <= alternates
    assert {"feed.xml", "feed.json"} <= {str(link["href"]) for link in soup.find_all("a")}


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
    at = "https://example.org/"
    assert changed[f"{at}claims/two-metres/"] == changed[f"{at}questions/rise/"] == "2026-03-09"
    assert changed[f"{at}sources/flood-report/"] == changed[f"{at}stories/flood/"] == changed[at] == "2026-03-09"
    assert changed[f"{at}claims/damage/"] == "2026-03-01"
    assert changed[f"{at}corrections/"] == "2026-03-09"
    assert changed[f"{at}about/"] is None
    assert not [address for address in changed if "/embed/" in address]


def test_the_table_says_what_the_data_says(real_files: dict[str, bytes]) -> None:
    rows = list(csv.DictReader(io.StringIO(real_files["claims.csv"].decode("utf-8"), newline="")))
    listed = json.loads(real_files["claims.json"])["claims"]
    assert len(rows) == len(listed)
    for row, entry in zip(rows, listed, strict=True):
        flat = {**entry, **entry["tally"], "verdict": entry["verdict"]["id"], "rating": entry["verdict"]["rating"]}
        assert row == {name: "" if flat[name] is None else str(flat[name]) for name in row}


# Citations


def unread_tex(text: str) -> str:
    """What TeX prints for a text made by in_tex: a reader of its own, to hold the writer to."""
    named = {"backslash": "\\", "braceleft": "{", "braceright": "}", "asciitilde": "~", "asciicircum": "^"}
    return re.sub(r"\\text(\w+)\{\}|\\([#$%&_])", lambda m: named[m[1]] if m[1] else m[2], text)


@given(st.text(alphabet=st.one_of(st.sampled_from("\\{}$&#_%^~ \n“£é中"), st.characters(codec="utf-8"))))
@example(r"\textbackslash{} 100% of {it} & \& ~")
def test_any_text_survives_bibtex(text: str) -> None:
    made = in_tex(text)
    depth = 0
    for character in made:
        depth += (character == "{") - (character == "}")
        assert 0 <= depth <= 1
    assert depth == 0
    assert not re.search(r"(?<!\\)[#$%&_]|[~^\n]", made)
    assert unread_tex(made) == " ".join(text.split())


def test_every_claim_can_be_cited_in_bibtex_and_csl_json(real_site: Checked, real_files: dict[str, bytes]) -> None:
    for id, document in real_site.corpus.claims.items():
        entry = real_files[f"claims/{id}/claim.bib"].decode("utf-8")
        assert entry.startswith(f"@misc{{{id},\n")
        fields = dict(re.findall(r"^  (\w+) = (.+),$", entry, re.MULTILINE))
        assert unread_tex(fields["title"]) == f"{{{{{document.record.claim}}}}}"
        assert fields["url"] == f"{{https://example.org/claims/{id}/}}"
        (item,) = items = json.loads(real_files[f"claims/{id}/claim.csl.json"])
        jsonschema.validate(items, CSL_JSON)
        assert (item["id"], item["title"]) == (id, document.record.claim)
        assert item["issued"]["date-parts"] == [[int(part) for part in str(document.record.published).split("-")]]
        cite = BeautifulSoup(real_files[f"claims/{id}/index.html"], "html.parser").find(
            "section", attrs={"aria-labelledby": "section-cite"}
        )
        assert cite is not None
        assert {"claim.bib", "claim.csl.json"} <= {str(link["href"]) for link in cite.find_all("a")}


# Cards for other sites


def test_every_claim_has_a_card_that_leads_out_of_its_frame(real_site: Checked, real_files: dict[str, bytes]) -> None:
    for id, document in real_site.corpus.claims.items():
        soup = BeautifulSoup(real_files[f"claims/{id}/embed/index.html"], "html.parser")
        canonical = soup.find("link", rel="canonical")
        assert canonical is not None
        assert canonical["href"] == f"https://example.org/claims/{id}/"
        text = " ".join(soup.get_text(" ").split())
        assert document.record.claim in text
        assert document.record.summary in text
        assert {link["target"] for link in soup.find_all("a")} == {"_top"}
        assert not soup.find_all("script")


def test_cards_are_discovered_by_oembed_and_offered_on_the_page(
    real_site: Checked, real_files: dict[str, bytes]
) -> None:
    for id in real_site.corpus.claims:
        answer = json.loads(real_files[f"claims/{id}/oembed.json"])
        jsonschema.validate(answer, OEMBED)
        (frame,) = BeautifulSoup(answer["html"], "html.parser").find_all("iframe")
        assert frame["src"] == f"https://example.org/claims/{id}/embed/"
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


# Hosts


def headers_for(path: str, rules: str) -> dict[str, str]:
    """The headers that Netlify sends: all rules that match, of several for one header the last."""
    found: dict[str, str] = {}
    pattern = ""
    for line in rules.splitlines():
        if line.startswith("/"):
            pattern = re.escape(line).replace(r"\*", ".*")
        elif re.fullmatch(pattern, path):
            name, _, value = line.strip().partition(": ")
            found[name] = value
    return found


def test_no_two_rules_set_one_header_for_an_address_and_cards_can_be_framed(real_files: dict[str, bytes]) -> None:
    rules = real_files["_headers"].decode()
    for path in ("/", "/claims/", "/claims/x/embed/", "/sources/x/annotations.json", "/assets/site.css", "/feed.json"):
        assert headers_for(path, rules)["Content-Security-Policy"] == CONTENT_SECURITY_POLICY
    assert rules.count("Content-Security-Policy") == 1
    assert "frame-ancestors" not in rules
    assert "X-Frame-Options" not in rules


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/feed.xml", "application/atom+xml"),
        ("/corrections/feed.xml", "application/atom+xml"),
        ("/feed.json", "application/feed+json"),
        ("/corrections/feed.json", "application/feed+json"),
        ("/sources/x/annotations.json", "application/ld+json"),
        ("/claims/x/claim.csl.json", "application/vnd.citationstyles.csl+json"),
        ("/claims/x/claim.bib", "application/x-bibtex"),
        ("/claims.csv", "text/csv"),
    ],
)
def test_data_has_its_media_type_and_may_be_read_from_other_sites(
    path: str, kind: str, real_files: dict[str, bytes]
) -> None:
    headers = headers_for(path, real_files["_headers"].decode())
    assert headers["Content-Type"].partition(";")[0] == kind
    assert headers["Access-Control-Allow-Origin"] == "*"
